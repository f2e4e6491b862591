"""What a searched text finds."""

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from iatheque.schema.levels import Level
from iatheque.search.finder import find, suggest
from iatheque.search.query import CatalogueQuery
from tests.factories import make_project
from tests.search.reading import names, search

pytestmark = pytest.mark.django_db


@pytest.fixture
def library() -> None:
    """Four projects whose words differ."""
    make_project(nom_projet="Repérer les dépôts sauvages", usage_description="Un numéro d’appel.")
    make_project(
        nom_projet="Prévoir les repas de la cantine",
        usage_description="Prévision des repas, école par école, contre le gaspillage.",
    )
    make_project(
        nom_projet="Surveiller l’eau",
        coll_nom="Métropole de Lyon",
        theme="Transformation écologique et énergétique",
        sous_theme=["Gestion de l’eau"],
        usage_description="Des capteurs, pour mieux prévoir les fuites.",
    )
    make_project(
        nom_projet="Été solidaire",
        usage_description="Un jumeau numérique de la cantine et son modèle développé en régie.",
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("numero", {"Repérer les dépôts sauvages"}),
        ("numéros", {"Repérer les dépôts sauvages"}),
        ("DEPOT", {"Repérer les dépôts sauvages"}),
        ("dépôt sauvage", {"Repérer les dépôts sauvages"}),
        ("l'eau", {"Surveiller l’eau"}),
        ("eaux", {"Surveiller l’eau"}),
        ("fuites lyon", {"Surveiller l’eau"}),
        ("eau Métropole écologiques", {"Surveiller l’eau"}),
        ("développement", {"Été solidaire"}),
        ("cantine", {"Prévoir les repas de la cantine", "Été solidaire"}),
        ("repas cantine", {"Prévoir les repas de la cantine"}),
        ("les repas à la cantine", {"Prévoir les repas de la cantine"}),
        ("été", {"Été solidaire"}),
        ('"jumeau numérique"', {"Été solidaire"}),
        ("« repas de la cantine »", {"Prévoir les repas de la cantine"}),
        ('"cantine repas"', set()),
        ('"cantine prévision"', set()),
        ('gaspillage "école par école"', {"Prévoir les repas de la cantine"}),
        ("cantine fuites", set()),
    ],
)
def test_text_finds_projects_that_hold_all_its_words(
    library: None, text: str, found: set[str]
) -> None:
    assert set(names(f"q={text}")) == found


def test_text_made_of_stop_words_finds_projects_that_hold_them(library: None) -> None:
    assert [set(names(f"q={text}")) for text in ("de la", "par", "sous")] == [
        {"Prévoir les repas de la cantine", "Été solidaire"},
        {"Prévoir les repas de la cantine"},
        set(),
    ]


@pytest.mark.parametrize("text", ["", "  ", '"', "*", "«»", "\x00", "😀", "\ud800", "!?"])
def test_text_without_a_word_finds_everything(library: None, text: str) -> None:
    assert find(CatalogueQuery(text=text), Level.PUBLIC).total == 4


@pytest.mark.parametrize(
    "text",
    ["field:", "nom_projet:eau", "a AND (", "eau*", "x" * 10_000, "a " * 10_000, "-eau"],
)
def test_text_in_any_syntax_is_no_error(library: None, text: str) -> None:
    assert find(CatalogueQuery(text=text), Level.PUBLIC).total in {0, 1}


@hypothesis_settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.text(max_size=80))
def test_no_text_breaks_search_or_suggestions(library: None, text: str) -> None:
    assert find(CatalogueQuery(text=text), Level.PUBLIC).query.text == text
    assert len(suggest(Level.PUBLIC, text)) <= 8


def test_words_of_the_name_weigh_more_than_those_of_the_description() -> None:
    for name, description in (("Bus", "Le trafic"), ("Trafic", "Les bus"), ("Vélo", "Les rues")):
        make_project(nom_projet=name, usage_description=description)
    assert [names("q=bus"), names("q=trafic")] == [["Bus", "Trafic"], ["Trafic", "Bus"]]


def test_equally_relevant_projects_come_newest_first() -> None:
    for rank in range(7):
        make_project(nom_projet=f"Compteur {rank}")
    assert names("q=compteur") == [f"Compteur {rank}" for rank in reversed(range(7))]


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("cantien", "cantine"),
        ("numerqiue", "numérique"),
        ("sauvges", "sauvages"),
        ("prevoirr repas", "prévoir repas"),
        ("Surveller l’eau", "surveiller l’eau"),
        ("kantine solidaire", "cantine solidaire"),
    ],
)
def test_one_typing_error_per_word_is_forgiven_when_nothing_matches(
    library: None, text: str, corrected: str
) -> None:
    results = search(f"q={text}")
    assert (results.corrected, results.query.text) == (corrected, text)
    assert results.total == search(f"q={corrected}").total > 0


@pytest.mark.parametrize("text", ["canttinne", "eua", "2025", "cantine fuites", "zzzz"])
def test_no_correction_for_two_errors_short_words_or_known_words(library: None, text: str) -> None:
    assert (search(f"q={text}").corrected, search(f"q={text}").total) == (None, 0)


def test_correction_takes_the_commonest_of_equally_close_words() -> None:
    make_project(nom_projet="Conte", usage_description="Un")
    make_project(nom_projet="Comte", usage_description="Deux")
    make_project(nom_projet="Comte encore", usage_description="Trois")
    assert search("q=cozte").corrected == "comte"
