"""Authorities through the API."""

import pytest
from django.conf import LazySettings
from django.test import Client

from tests.factories import make_draft, make_project

pytestmark = pytest.mark.django_db

API = "/api/v1/organisations"
PAGES = "http://localhost:8810/collectivites"
BREST = {"coll_siret": "24290031400012", "coll_nom": "Brest métropole", "coll_type": "Métropole"}


def test_authorities_are_whole_and_named_after_their_latest_project(client: Client) -> None:
    make_project(coll_nom="Saint-Brieuc")
    make_project(**BREST)
    make_project(coll_nom="Ville de Saint-Brieuc")
    make_draft(coll_siret="21350238800019", coll_nom="Rennes")

    assert client.get(API).json() == {
        "total": 2,
        "page": 1,
        "suivant": None,
        "resultats": [
            {
                "siren": "212202782",
                "nom": "Ville de Saint-Brieuc",
                "type": "Commune",
                "projets": 2,
                "url": f"{PAGES}/212202782-ville-de-saint-brieuc/",
            },
            {
                "siren": "242900314",
                "nom": "Brest métropole",
                "type": "Métropole",
                "projets": 1,
                "url": f"{PAGES}/242900314-brest-metropole/",
            },
        ],
    }


def test_authorities_come_by_pages(client: Client) -> None:
    make_project()
    make_project(**BREST)
    first = client.get(API, {"par_page": "1"}).json()
    second = client.get(first["suivant"].removeprefix("http://localhost:8810")).json()

    assert first["suivant"] == f"http://localhost:8810{API}?page=2&par_page=1"
    assert [page["resultats"][0]["siren"] for page in (first, second)] == ["212202782", "242900314"]
    assert second["suivant"] is None


@pytest.mark.parametrize("count", [1, 3])
def test_a_page_of_authorities_is_three_queries(
    count: int,
    client: Client,
    django_assert_num_queries: object,
    settings: LazySettings,
) -> None:
    settings.CATALOGUE_VERSION_SECONDS = 3600  # remembered, however slow the machine
    sirets = ["21220278200018", "24290031400012", "21350238800019"]
    for siret in sirets[:count]:
        make_project(coll_siret=siret)
    client.get("/api/v1/docs")  # the version of the catalogue is remembered
    with django_assert_num_queries(3):
        assert client.get(API).json()["total"] == count
