"""Filters, facets, orders and pages."""

import pytest

from iatheque.schema.fields import FIELD, FIELDS
from iatheque.schema.levels import Level
from iatheque.search import finder
from iatheque.search.finder import all_pks
from iatheque.search.query import CatalogueQuery
from iatheque.search.results import Bucket, Facet, Results
from tests.factories import make_project
from tests.search.reading import ask, counts, names, search

pytestmark = pytest.mark.django_db


@pytest.fixture
def library() -> None:
    """Three projects that differ in every facet."""
    make_project(
        nom_projet="Écluses",
        coll_type="région",
        projet_status="Terminée",
        projet_date="03/2023",
        date="01/03/2024",
        theme="Mobilités",
        sous_theme=["Flux et trafic", "Stationnement"],
        audience_service=["agent", "élu"],
        type_algorithme=["Computer vision", "Machine Learning"],
        budget="plus de 100k€",
        placement_visee="plutôt nouveau",
    )
    make_project(
        nom_projet="Eaux pluviales",
        coll_nom="Métropole de Lyon",
        coll_siret="20004697700019",
        coll_type="Métropole",
        projet_status="En exploration",
        projet_date="01/2024",
        date="02/01/2025",
        theme="Mobilités",
        sous_theme=["Stationnement"],
        audience_service=["agent"],
        type_algorithme=["Machine Learning"],
        budget="moins de 50k€",
    )
    make_project(
        nom_projet="zones humides",
        projet_date="12/2023",
        date="02/01/2025",
        theme="Administration et organisation interne",
        audience_service=["grand public"],
    )


def test_facets_of_everything(library: None) -> None:
    assert counts() == {
        "coll_type": {"Commune": 1, "Métropole": 1, "Région": 1},
        "projet_date": {"2024": 1, "2023": 2},
        "projet_status": {"En exploration": 1, "En expérimentation": 1, "Terminé": 1},
        "theme": {"Mobilités": 2, "Administration et organisation interne": 1},
        "sous_theme": {"Stationnement": 2, "Flux et trafic": 1},
        "audience_service": {"agent": 2, "grand public": 1, "élu": 1},
    }


def test_facets_keep_the_order_of_years_scales_and_counts(library: None) -> None:
    assert {key: list(values) for key, values in counts().items()} == {
        "coll_type": ["Commune", "Métropole", "Région"],
        "projet_date": ["2024", "2023"],
        "projet_status": ["En exploration", "En expérimentation", "Terminé"],
        "theme": ["Mobilités", "Administration et organisation interne"],
        "sous_theme": ["Stationnement", "Flux et trafic"],
        "audience_service": ["agent", "élu", "grand public"],
    }


def test_facet_of_a_chosen_field_leaves_its_own_choice_aside(library: None) -> None:
    assert counts("theme=Mobilités&audience_service=élu") == {
        "coll_type": {"Région": 1},
        "projet_date": {"2023": 1},
        "projet_status": {"Terminé": 1},
        "theme": {"Mobilités": 1},
        "sous_theme": {"Flux et trafic": 1, "Stationnement": 1},
        "audience_service": {"agent": 2, "élu": 1},
    }


def test_chosen_value_that_nothing_has_is_shown_with_zero(library: None) -> None:
    results = search("q=zones&theme=Mobilités")
    internal = "Administration et organisation interne"
    assert (results.total, [facet for facet in results.facets if facet.field.key == "theme"]) == (
        0,
        [
            Facet(
                FIELD["theme"],
                (
                    Bucket(internal, internal, 1, selected=False),
                    Bucket("Mobilités", "Mobilités", 0, selected=True),
                ),
            )
        ],
    )


def test_facets_at_restreint_add_the_reserved_fields(library: None) -> None:
    found = counts("theme=Mobilités", Level.RESTREINT)
    reserved = [field.key for field in FIELDS if field.level is Level.RESTREINT]
    assert {key: found[key] for key in reserved if key in found} == {
        "budget": {"moins de 50k€": 1, "plus de 100k€": 1},
        "mise_en_oeuvre": {},
        "herbergement": {},
        "type_algorithme": {"Machine Learning": 2, "Computer vision": 1},
    }


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("theme=Mobilités", {"Écluses", "Eaux pluviales"}),
        ("coll_type=région&coll_type=Commune", {"Écluses", "zones humides"}),
        ("theme=Mobilités&coll_type=Métropole", {"Eaux pluviales"}),
        ("audience_service=élu&audience_service=grand public", {"Écluses", "zones humides"}),
        ("sous_theme=Stationnement&audience_service=élu", {"Écluses"}),
        ("projet_date=2023", {"Écluses", "zones humides"}),
        ("projet_date=2022", set()),
        ("coll_siret=20004697700019", {"Eaux pluviales"}),
        ("coll_siret=200046977", {"Eaux pluviales"}),
        ("placement_visee=plutôt nouveau", {"Écluses"}),
        ("q=métropole&theme=Mobilités", {"Eaux pluviales"}),
    ],
)
def test_filters_choose_one_of_inside_a_field_and_all_between_fields(
    library: None, address: str, found: set[str]
) -> None:
    assert set(names(address)) == found


@pytest.mark.parametrize(
    ("sort", "found"),
    [
        ("nom_projet", ["Eaux pluviales", "Écluses", "zones humides"]),
        ("projet_date", ["Écluses", "zones humides", "Eaux pluviales"]),
        ("-projet_date", ["Eaux pluviales", "zones humides", "Écluses"]),
        ("date", ["Écluses", "zones humides", "Eaux pluviales"]),
        ("-date", ["zones humides", "Eaux pluviales", "Écluses"]),
        ("", ["zones humides", "Eaux pluviales", "Écluses"]),
    ],
)
def test_orders_break_ties_newest_first(library: None, sort: str, found: list[str]) -> None:
    assert names(f"tri={sort}") == found


def test_order_applies_to_what_a_text_finds(library: None) -> None:
    assert names("q=mobilités&tri=-date") == ["Eaux pluviales", "Écluses"]


def test_pages_cover_everything_once_in_every_order() -> None:
    made = {make_project(nom_projet=f"Compteur {rank}").pk for rank in range(7)}
    for address in ("tri=nom_projet", "tri=date", "q=compteur"):
        pages = [
            finder.find(ask(f"{address}&page={page}"), Level.PUBLIC, page_size=3)
            for page in (1, 2, 3)
        ]
        assert [page.total for page in pages] == [7, 7, 7]
        assert [page.pages for page in pages] == [3, 3, 3]
        assert [len(page.pks) for page in pages] == [3, 3, 1]
        assert {pk for page in pages for pk in page.pks} == made


def test_page_after_the_last_is_empty(library: None) -> None:
    query = ask("q=mobilités&page=9")
    assert finder.find(query, Level.PUBLIC, facets=False) == Results(
        query=query, total=2, pks=[], facets=(), corrected=None, pages=1, beyond=False
    )


@pytest.mark.parametrize("address", ["q=compteur", ""])
def test_page_beyond_the_deepest_result_says_so(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    # A low limit stands for 10 000 projects.
    monkeypatch.setattr(finder, "DEEPEST", 4)
    for rank in range(5):
        make_project(nom_projet=f"Compteur {rank}")
    found = [
        finder.find(ask(f"{address}&page={page}"), Level.PUBLIC, facets=False, page_size=2)
        for page in (2, 3)
    ]
    assert [(len(page.pks), page.pages, page.beyond, page.total) for page in found] == [
        (2, 2, False, 5),
        (0, 2, True, 5),
    ]


def test_all_pks_are_in_project_order_and_know_the_filters() -> None:
    made = [make_project(nom_projet=f"Compteur {rank}").pk for rank in range(3)]
    make_project(nom_projet="Autre", theme="Mobilités")
    assert [
        [pk for batch in all_pks(ask(address), Level.PUBLIC) or [] for pk in batch]
        for address in ("q=compteur&tri=-date&page=2", "q=conpteur", "theme=Mobilités&q=compteur")
    ] == [made, made, []]


def test_all_pks_of_everything_is_left_to_the_table() -> None:
    assert all_pks(CatalogueQuery(), Level.PUBLIC) is None
    assert all_pks(CatalogueQuery(text="*"), Level.PUBLIC) is None


def test_all_pks_after_a_key_continue_from_there() -> None:
    made = [make_project(nom_projet=f"Compteur {rank}").pk for rank in range(3)]
    batches = all_pks(ask("q=compteur"), Level.PUBLIC, after=made[0])
    assert batches is not None
    assert list(batches) == [made[1:]]
