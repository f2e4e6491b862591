"""What is offered while typing."""

import pytest

from iatheque.schema.levels import Level
from iatheque.search.finder import suggest
from iatheque.search.results import Suggestion
from tests.factories import make_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def library() -> None:
    """Three projects of two authorities."""
    make_project(nom_projet="Prévoir les repas", coll_nom="Ville de Caen")
    make_project(nom_projet="Éclairage à la demande", coll_nom="Ville de Caen")
    make_project(
        nom_projet="Cartographier l’eau",
        coll_nom="Métropole de Lyon",
        sous_theme=["Gestion de l’eau"],
    )


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("", []),
        ("p", []),
        ("?!", []),
        ("pr", [("Prévoir les repas", "nom_projet")]),
        ("PREVOIR les re", [("Prévoir les repas", "nom_projet")]),
        ("repas pré", [("Prévoir les repas", "nom_projet")]),
        ("prev repas", []),
        ("ecl", [("Éclairage à la demande", "nom_projet")]),
        ("l'ea", [("Gestion de l’eau", "sous_theme"), ("Cartographier l’eau", "nom_projet")]),
        ("ca", [("Ville de Caen", "coll_nom"), ("Cartographier l’eau", "nom_projet")]),
        ("ville de ca", [("Ville de Caen", "coll_nom")]),
        ("métropole de lyon", [("Métropole de Lyon", "coll_nom")]),
        ("zzz", []),
        (".*", []),
    ],
)
def test_suggestions_begin_like_the_words_typed(
    library: None, text: str, offered: list[tuple[str, str]]
) -> None:
    assert suggest(Level.PUBLIC, text) == [Suggestion(*pair) for pair in offered]


def test_suggestions_put_texts_that_begin_as_typed_first_and_spell_each_once() -> None:
    for name in ("Suivre l’eau", "Eau potable", "EAU potable", "Eaux usées"):
        make_project(nom_projet=name)
    assert [suggestion.text for suggestion in suggest(Level.PUBLIC, "eau")] == [
        "EAU potable",
        "Eaux usées",
        "Suivre l’eau",
    ]


def test_suggestions_keep_to_the_limit() -> None:
    for rank in range(12):
        make_project(nom_projet=f"Compteur {rank}", coll_nom=f"Compté {rank}")
    offered = suggest(Level.PUBLIC, "compt")
    assert [suggestion.kind for suggestion in offered] == ["coll_nom"] * 3 + ["nom_projet"] * 5
    assert len(suggest(Level.PUBLIC, "compt", limit=2)) == 2
