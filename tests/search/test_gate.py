"""What a level may not read can be neither searched, nor guessed from counts, order or offers."""

import pytest

from iatheque.access.gate import queryable_fields
from iatheque.projects.domain.state import set_state
from iatheque.projects.states import State
from iatheque.schema.levels import Level
from iatheque.search import snapshots
from iatheque.search.columns import columns
from iatheque.search.finder import find, similar, suggest
from iatheque.search.query import CatalogueQuery, parse
from tests.factories import make_project
from tests.search.reading import counts, names, search

pytestmark = pytest.mark.django_db

SECRET = "Xylophonique"


@pytest.fixture
def library() -> None:
    """Two projects alike to the public; one has reserved values."""
    make_project(
        nom_projet="Ouvert",
        nom_algorithme=SECRET,
        algorithme_description=f"{SECRET} et autres",
        financement=f"Fonds {SECRET}",
        budget="plus de 100k€",
        type_algorithme=["Computer vision"],
        herbergement="NSP",
        mise_en_oeuvre=["marché public"],
    )
    make_project(nom_projet="Autre")


def test_reserved_text_is_found_from_restreint_on(library: None) -> None:
    assert [names(f"q={SECRET}", level) for level in Level] == [[], ["Ouvert"], ["Ouvert"]]


def test_reserved_text_is_not_what_a_typing_error_is_corrected_to(library: None) -> None:
    asked = CatalogueQuery(text="xylophonikue")
    assert [find(asked, level).corrected for level in Level] == [
        None,
        "xylophonique",
        "xylophonique",
    ]


def test_reserved_text_is_not_offered_while_typing(library: None) -> None:
    assert [suggest(level, "xylo") for level in Level] == [[], [], []]


def test_reserved_filters_and_orders_answer_like_unknown_parameters(library: None) -> None:
    plain = search("")
    for address in ("budget=plus de 100k€", "type_algorithme=Computer vision", "tri=budget"):
        assert search(address) == search("inconnu=1") == plain
    assert names("budget=plus de 100k€", Level.RESTREINT) == ["Ouvert"]


def test_reserved_facets_are_not_counted(library: None) -> None:
    readable = {field.key for field in queryable_fields(Level.PUBLIC)}
    assert set(counts()) <= readable
    assert "budget" in counts("", Level.RESTREINT)


def test_index_of_a_level_has_no_column_of_another(library: None) -> None:
    assert {
        column.name.removeprefix("set_")
        for column in columns(Level.PUBLIC)
        if column.name.removeprefix("set_")
        in {field.key for field in queryable_fields(Level.EXPERT)}
    } == {
        "coll_nom",
        "coll_siret",
        "coll_type",
        "date",
        "nom_projet",
        "placement_public",
        "placement_visee",
        "projet_date",
        "projet_status",
        "redevabilite_categorie_ai_act",
        "redevabilite_decision_individuelle",
        "redevabilite_donnees_personnelles",
        "redevabilite_niveau_automatisation",
        "sous_theme",
        "audience_service",
        "theme",
    }


def test_anonymous_search_opens_the_public_index_only(library: None) -> None:
    search("q=cantine&theme=Mobilités")
    suggest(Level.PUBLIC, "cant")
    similar(Level.PUBLIC, 1)
    assert set(snapshots._Process.readers) == {Level.PUBLIC}


def test_withdrawn_project_is_neither_found_nor_offered_nor_corrected_to() -> None:
    gone = make_project(nom_projet=SECRET)
    make_project(nom_projet="Reste")
    assert names(f"q={SECRET}") == [SECRET]
    set_state(gone, State.ARCHIVED, by=None)
    snapshots.follow.sync()
    assert (
        names(f"q={SECRET}"),
        search("q=xylophonikue").corrected,
        suggest(Level.PUBLIC, "xylo"),
        names(),
    ) == ([], None, [], ["Reste"])


def test_query_made_by_hand_with_an_unreadable_filter_is_refused() -> None:
    make_project()
    with pytest.raises(ValueError, match="budget"):
        find(CatalogueQuery(filters={"budget": ("plus de 100k€",)}), Level.PUBLIC)
    assert parse([("budget", ["plus de 100k€"])], Level.PUBLIC) == CatalogueQuery()
