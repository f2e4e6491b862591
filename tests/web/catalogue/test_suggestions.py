"""`/projets/suggestions`: what is offered while typing."""

import pytest

from tests.factories import make_project
from tests.harness.client import HouseClient

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


def test_suggestions_for_nothing_are_none(client: HouseClient) -> None:
    make_project()

    assert client.get("/projets/suggestions").json() == {"suggestions": []}
