"""Facets through the API."""

import pytest
from django.test import Client

from iatheque.access.gate import facet_fields
from iatheque.schema.levels import Level
from tests.api.conftest import Reader
from tests.factories import make_project

pytestmark = pytest.mark.django_db


def value(name: str, total: int, *, label: str = "", chosen: bool = False) -> dict[str, object]:
    return {"valeur": name, "libelle": label or name, "total": total, "choisie": chosen}


def test_facets_are_whole(client: Client) -> None:
    make_project(theme="Mobilités", sous_theme=["Flux et trafic", "Stationnement"])
    make_project(audience_service=["agent", "élu"])
    payload = client.get("/api/v1/facettes", {"theme": "Mobilités"}).json()
    facets = {facet["cle"]: (facet["libelle"], facet["valeurs"]) for facet in payload["facettes"]}

    assert (payload["total"], facets) == (
        1,
        {
            "coll_type": ("Type de collectivité", [value("Commune", 1)]),
            "projet_date": ("Date de démarrage du projet", [value("2024", 1)]),
            "projet_status": ("Maturité", [value("En expérimentation", 1)]),
            "theme": (
                "Thème principal",
                [
                    value("Citoyenneté, santé, et solidarité", 1),
                    value("Mobilités", 1, chosen=True),
                ],
            ),
            "sous_theme": ("Sous-thèmes", [value("Flux et trafic", 1), value("Stationnement", 1)]),
            "audience_service": ("Audience du service", [value("agent", 1)]),
        },
    )


@pytest.mark.parametrize("level", Level, ids=lambda level: level.slug)
def test_a_level_counts_what_it_may_query(level: Level, reader: Reader) -> None:
    make_project()
    payload = reader(level).get("/api/v1/facettes").json()
    keys = [field.key for field in facet_fields(level)]
    assert sorted(facet["cle"] for facet in payload["facettes"]) == sorted(keys)
