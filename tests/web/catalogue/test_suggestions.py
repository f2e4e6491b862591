"""`/projets/suggestions`: what is offered while typing."""

import pytest

from tests.factories import make_project
from tests.harness.client import HouseClient
from tests.web.reading import Page

pytestmark = pytest.mark.django_db


def test_suggestions_say_what_they_are(client: HouseClient) -> None:
    make_project(sous_theme=["Education"])

    assert client.get("/projets/suggestions?q=cant").json() == {
        "suggestions": [{"texte": "Prévoir les repas de la cantine", "genre": "Projet"}]
    }
    assert client.get("/projets/suggestions?q=saint").json() == {
        "suggestions": [{"texte": "Ville de Saint-Brieuc", "genre": "Porteur"}]
    }
    assert client.get("/projets/suggestions?q=educ").json() == {
        "suggestions": [{"texte": "Education", "genre": "Sous-thèmes"}]
    }


def test_search_field_brings_the_words_that_say_how_many_are_offered(client: HouseClient) -> None:
    field = Page(client.get("/projets/").content).one("div", class_="search-field")

    assert [field[f"data-{name}"] for name in ("suggestions", "label", "one", "many")] == [
        "/projets/suggestions",
        "Suggestions",
        "1 suggestion",
        "# suggestions",
    ]


def test_suggestions_for_nothing_are_none(client: HouseClient) -> None:
    make_project()

    assert client.get("/projets/suggestions").json() == {"suggestions": []}
