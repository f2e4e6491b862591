"""`/collectivites/`: search, filters, who is missing."""

import json

import pytest
from django.test import TestCase

from iatheque.organisations import territories
from tests.factories import make_draft, make_project
from tests.harness.client import HouseClient
from tests.organisations.people import authority
from tests.web.reading import Page

pytestmark = pytest.mark.django_db

NARROW = "\u202f"  # between thousands
BREST = {"coll_siret": "24290031400012", "coll_nom": "Brest métropole", "coll_type": "Métropole"}


def read(client: HouseClient, query: str = "") -> Page:
    response = client.get(f"/collectivites/{query}")
    assert response.status_code == 200, query
    return Page(response.content)


def people(siren: str) -> str:
    place = territories.get(siren)
    assert place is not None
    return f"{place.population:,}".replace(",", " ")


def test_the_directory_lists_those_that_publish(client: HouseClient) -> None:
    make_project()
    make_project(**BREST)
    page, one = read(client, "?etat=publie"), "1 projet publié"
    assert page.one("h2", id="phrase").text == "2 collectivités"
    assert [
        link["href"] for link in page.all("a") if link["href"].startswith("/collectivites/2")
    ] == [
        "/collectivites/242900314-brest-metropole/",
        "/collectivites/212202782-ville-de-saint-brieuc/",
    ]
    assert [item.text for item in page.all("li") if "habitants" in item.text] == [
        f"Brest métropole Métropole, Finistère, {people('242900314')} habitants {one}",
        f"Ville de Saint-Brieuc Commune, Côtes-d’Armor, {people('212202782')} habitants {one}",
    ]


def test_the_first_page_counts_the_three_states(client: HouseClient) -> None:
    make_project()
    authority("243300316")
    make_draft(coll_siret="21350238800019", coll_nom="Rennes")
    whole = read(client).texts("b")[:3]
    total = len(territories.reference().territories)
    assert whole == ["1", "1", f"{total - 2:,}".replace(",", " ")]


@pytest.mark.parametrize(
    "query",
    [
        "?departement=zz",
        "?coll_type=Royaume",
        "?population=12-",
        "?etat=tout",
        "?page=-1",
        "?page=abc",
        "?inconnu=1",
        "?q=%00%E2%80%AE",
    ],
)
def test_what_means_nothing_is_dropped(client: HouseClient, query: str) -> None:
    total = len(territories.reference().territories)
    assert read(client, query).one("h2", id="phrase").text == (
        f"{total:,} collectivités".replace(",", " ")
    )


def test_a_page_too_far_leads_to_the_last(client: HouseClient) -> None:
    response = client.get("/collectivites/?departement=75&page=40")
    assert (response.status_code, response.headers["Location"]) == (
        302,
        "/collectivites/?departement=75",
    )


def test_nothing_found_says_what_to_do(client: HouseClient) -> None:
    page = read(client, "?q=%3Cscript%3Exyzzyqwv")
    assert page.one("h2", id="phrase").text == "Aucune collectivité"
    assert page.one("input", id="q")["value"] == "<script>xyzzyqwv"


def test_a_misspelt_name_gives_the_nearest(client: HouseClient) -> None:
    page = read(client, "?q=sait+brieux&departement=22")
    assert page.one("h2", id="phrase").text == "Les noms les plus proches"
    assert page.one("p", class_="notice").text.startswith(
        "Aucun nom ne contient «\xa0sait brieux\xa0»."
    )


def test_every_departement_has_its_rate(client: HouseClient) -> None:
    make_project()
    page = Page(client.get("/collectivites/departements/").content)
    rows = {row.text for row in page.all("tr")}
    total = sum(one.department == "22" for one in territories.reference().territories.values())
    assert f"22 · Côtes-d’Armor1 sur {total}, soit 0,3\xa0%0" in rows
    assert len(page.all("tr")) == 102


@pytest.mark.parametrize(
    "path",
    [
        "/collectivites/",
        "/collectivites/?q=saint",
        "/collectivites/departements/",
        "/collectivites/212202782-ville-de-saint-brieuc/registre/",
    ],
)
def test_pages_stay_within_their_budget(client: HouseClient, path: str) -> None:
    for rank in range(10):
        make_project(nom_projet=f"Projet {rank}")
    content = client.get(path).content
    assert (len(Page(content).elements) <= 620, len(content) <= 60_000) == (True, True)


def test_suggestions_tell_namesakes_apart(client: HouseClient) -> None:
    answer = json.loads(client.get("/collectivites/suggestions?q=saint-brieuc").content)
    assert answer["suggestions"][0] == {
        "texte": "Saint-Brieuc",
        "genre": f"Commune, Côtes-d’Armor, {people('212202782').replace(' ', NARROW)} habitants",
        "siren": "212202782",
        "type": "Commune",
        "departement": "22",
        "population": territories.reference().territories["212202782"].population,
    }


def test_a_verification_makes_a_new_version_of_the_pages(client: HouseClient) -> None:
    town = authority("212202782", verified=False)
    before = client.get("/collectivites/").headers["ETag"]
    town.is_verified = True
    with TestCase.captureOnCommitCallbacks(execute=True):
        town.save(update_fields=["is_verified"])
    assert client.get("/collectivites/").headers["ETag"] != before
