"""`/projets/<id>-<slug>/`: one project, whole for those who may read it."""

import json
import re
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from iatheque.access.gate import RESERVED_FIELDS
from iatheque.accounts.models import User
from iatheque.accounts.second_factor import SESSION_KEY
from iatheque.lib.dates import is_stale
from iatheque.projects.domain.state import set_state
from iatheque.projects.entries import ENTRY_MODELS
from iatheque.projects.models import Project
from iatheque.projects.states import State
from iatheque.schema.levels import Level
from iatheque.search.follow import sync
from tests.factories import make_project
from tests.harness.client import HouseClient
from tests.web.catalogue.conftest import Reader
from tests.web.reading import Page

pytestmark = pytest.mark.django_db

ID = "abcdefghij"
SLUG = "prevoir-les-repas-de-la-cantine"
PATH = f"/projets/{ID}-{SLUG}/"
RESERVED_PANEL = re.compile(rb'<section class="panel panel-quiet reserved".*?</section>', re.DOTALL)


def whole(**changes: object) -> Project:
    """A project with something reserved to say."""
    reserved = {
        "projet_contact": "cantine@ville.example",
        "type_algorithme": ["Machine Learning"],
        "budget": "moins de 50k€",
        "url_ressources": "https://forge.example/cantine",
        "donnees_source": ["open data"],
    }
    return make_project(public_id=ID, **reserved | changes)


def read(client: HouseClient, path: str = PATH) -> Page:
    response = client.get(path)
    assert response.status_code == 200
    return Page(response.content)


def record(page: Page) -> dict[str, str]:
    """The labels and values of the page, facts first."""
    return dict(zip(page.texts("dt"), page.texts("dd"), strict=True))


def test_sheet_for_everybody(client: HouseClient) -> None:
    whole(
        partenaires=["Université Rennes 2", "Mégalis Bretagne"],
        sous_theme=["Education"],
        url_infos="https://ville.example/cantine",
        image_url="https://ville.example/logo.png",
        placement_visee="plutôt nouveau",
    )
    page = read(client)

    assert page.one("h1").text == "Prévoir les repas de la cantine"
    assert page.one("p", class_="lead").text == "Ville de Saint-Brieuc · Commune"
    assert page.texts("span", class_="sign") == ["Tout public"]
    assert record(page) == {
        "Maturité": "En expérimentation",
        "Date de démarrage du projet": "septembre 2024",
        "Audience du service": "agent",
        "Thème principal": "Citoyenneté, santé, et solidarité",
        "Identifiant SIRET de la collectivité": "21220278200018",
        "Partenaires associés": "Université Rennes 2, Mégalis Bretagne",
        "Sous-thèmes": "Education",
        "Localisation": "Longitude -2,76\xa0; Latitude 48,51",
        "Ce que le projet change": "plutôt nouveau",
    }
    assert page.texts("h2") == [
        "À quoi ça sert",
        "Informations générales",
        "Placement",
        "Ressources",
        "Ce qui est réservé aux agents",
        "Liens",
        "Cette fiche",
    ]
    assert [(link.text, link["href"]) for link in page.all("a", rel="nofollow") if link["rel"]] == [
        ("ville.example", "https://ville.example/cantine"),
        ("Logo", "https://ville.example/logo.png"),
    ]
    assert page.texts("li", class_="reserved") == []


def test_sheet_for_agents_shows_what_is_reserved_with_its_sign(reader: Reader) -> None:
    whole()
    page = read(reader(Level.RESTREINT))

    assert record(page) == {
        "Maturité": "En expérimentation",
        "Date de démarrage du projet": "septembre 2024",
        "Audience du service": "agent",
        "Thème principal": "Citoyenneté, santé, et solidarité",
        "Type d’algorithme": "Machine Learning",
        "Identifiant SIRET de la collectivité": "21220278200018",
        "Contact du service en charge Agents": "cantine@ville.example",
        "Budget Agents": "moins de 50k€",
        "Localisation": "Longitude -2,76\xa0; Latitude 48,51",
        "Source des données Agents": "open data",
    }
    assert page.one("a", href="https://forge.example/cantine").text == "forge.example"
    assert page.one("a", href="mailto:cantine@ville.example").text == "cantine@ville.example"
    assert page.all("section", class_="reserved") == []


@pytest.mark.parametrize("is_moderator", [True, False], ids=["moderator", "member"])
def test_sheet_is_whole_for_moderators_and_its_own_members(
    reader: Reader, *, is_moderator: bool
) -> None:
    whole()
    client = reader(Level.RESTREINT, siren="213500127" if is_moderator else "212202782")
    User.objects.update(is_moderator=is_moderator)
    session = client.session
    session[SESSION_KEY] = User.objects.get().pk  # a moderator has shown her second factor
    session.save()
    page = read(client)

    assert page.texts("span", class_="sign")[1:2] == ["Experts"]
    assert record(page)["Budget Agents"] == "moins de 50k€"


def test_reserved_panel_is_the_same_on_every_sheet(client: HouseClient) -> None:
    whole()
    bare = make_project(public_id="bbbbbbbbbb", coll_nom="Ailleurs", nom_projet="Autre")
    panels = {
        RESERVED_PANEL.search(client.get(path).content)[0]
        for path in (PATH, f"/projets/{bare.public_id}-autre/")
    }

    assert len(panels) == 1
    assert Page(panels.pop()).texts("li") == [field.label for field in RESERVED_FIELDS]


@pytest.mark.parametrize(
    "path", [f"/projets/{ID}/", f"/projets/{ID}-ancien-nom/", f"/projets/{ID}-/"]
)
def test_old_slug_leads_to_the_current_address(client: HouseClient, path: str) -> None:
    whole()
    response = client.get(path)

    assert (response.status_code, response["Location"]) == (301, PATH)


def test_sheet_of_nothing_published_is_not_found(client: HouseClient) -> None:
    project = whole()
    assert client.get("/projets/zzzzzzzzzz-rien/").status_code == 404

    set_state(project, State.ARCHIVED, by=None)
    assert client.get(PATH).status_code == 404


def test_abandoned_project_says_why(client: HouseClient) -> None:
    whole(projet_status="Abandonné", status_abandon="Les relevés manquaient.\nTrop cher.")
    page = read(client)

    assert record(page)["Maturité"] == "Abandonné, voir pourquoi"
    assert page.one("a", href="#abandon").text == "Abandonné, voir pourquoi"
    assert page.one("section", id="abandon").text == (
        "Pourquoi le projet s’est arrêté Les relevés manquaient. Trop cher."
    )


def test_abandoned_project_without_a_reason_admits_it(client: HouseClient) -> None:
    whole(projet_status="Abandonné")

    assert read(client).one("section", id="abandon").text == (
        "Pourquoi le projet s’est arrêté La collectivité n’a pas encore dit pourquoi."
    )


@pytest.mark.parametrize(
    ("updated", "today", "stale"),
    [
        ("15/10/2025", date(2026, 10, 15), False),
        ("15/10/2025", date(2026, 10, 16), True),
        ("29/02/2024", date(2025, 2, 28), False),
        ("29/02/2024", date(2025, 3, 1), True),
        ("15/10/2025", date(2025, 11, 1), False),
    ],
)
def test_information_is_stale_after_twelve_months(
    updated: str, today: date, *, stale: bool
) -> None:
    assert is_stale(updated, today) is stale


def test_stale_sheet_is_marked(client: HouseClient) -> None:
    whole(date="15/10/2019")

    assert read(client).one("p", class_="notice").text == (
        "Information de plus de 12 mois, à vérifier auprès de la collectivité."
    )


def test_linked_data_is_public_for_every_reader(reader: Reader, client: HouseClient) -> None:
    whole(partenaires=["Mégalis Bretagne"], usage_description="A </script><b> & B.")
    anonymous, expert = (
        json.loads(read(one).one("script", type="application/ld+json").text)
        for one in (client, reader(Level.EXPERT))
    )
    assert anonymous.pop("datePublished") == expert["datePublished"]
    assert anonymous == {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "@id": f"http://localhost:8810{PATH}",
        "url": f"http://localhost:8810{PATH}",
        "name": "Prévoir les repas de la cantine",
        "inLanguage": "fr",
        "license": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
        "dateModified": "2025-10-15",
        "isPartOf": {"@type": "WebSite", "name": "IAthèque", "url": "http://localhost:8810/"},
        "mainEntity": {
            "@type": "Project",
            "identifier": ID,
            "name": "Prévoir les repas de la cantine",
            "description": "A </script><b> & B.",
            "keywords": ["Citoyenneté, santé, et solidarité"],
            "foundingDate": "2024-09",
            "parentOrganization": {
                "@type": "GovernmentOrganization",
                "name": "Ville de Saint-Brieuc",
                "identifier": "21220278200018",
            },
            "location": {
                "@type": "Place",
                "geo": {"@type": "GeoCoordinates", "latitude": 48.51, "longitude": -2.76},
            },
            "member": [{"@type": "Organization", "name": "Mégalis Bretagne"}],
        },
    }
    assert {key: expert[key] for key in anonymous} == anonymous


def test_linked_data_and_page_give_the_same_days_around_midnight(client: HouseClient) -> None:
    whole(date="02/02/2026")
    late = datetime(2026, 1, 31, 23, 30, tzinfo=UTC)
    ENTRY_MODELS[Level.PUBLIC]._default_manager.update(first_published_at=late)
    page = read(client)
    linked = json.loads(page.one("script", type="application/ld+json").text)

    assert (linked["datePublished"], linked["dateModified"]) == ("2026-02-01", "2026-02-02")
    assert page.one("footer", class_="sheet-foot").text.startswith(
        f"Fiche {ID}, publiée le 1er février 2026."
    )
    assert "Mise à jour le 2 février 2026" in page.texts("span")


def test_sheet_presents_itself_to_other_sites(client: HouseClient) -> None:
    whole()
    page = read(client)
    graph = {meta["property"]: meta["content"] for meta in page.all("meta") if meta["property"]}

    assert page.one("link", rel="canonical")["href"] == f"http://localhost:8810{PATH}"
    assert graph == {
        "og:type": "article",
        "og:site_name": "IAthèque",
        "og:locale": "fr_FR",
        "og:title": "Prévoir les repas de la cantine, Ville de Saint-Brieuc",
        "og:description": "Prévoit chaque soir le nombre de repas du lendemain, école par école.",
        "og:url": f"http://localhost:8810{PATH}",
    }


def test_sheet_can_be_cited_and_taken_away(client: HouseClient) -> None:
    whole()
    page = read(client)
    links = {link.text: link["href"] for link in page.all("a")}

    assert page.one("p", id="citation").text == (
        "Ville de Saint-Brieuc, «\xa0Prévoir les repas de la cantine\xa0», IAthèque,"
        " la bibliothèque d’IA des territoires, fiche mise à jour le 15 octobre 2025,"
        f" http://localhost:8810{PATH}"
    )
    assert links["La télécharger en JSON"] == f"/projets/{ID}-{SLUG}.json"
    assert links["Y signaler une erreur"] == f"{PATH}signaler/"
    assert links["Voir ce qui a changé"] == f"{PATH}historique/"
    assert client.get(links["La télécharger en JSON"]).json()["id"] == ID


def test_sheet_leads_to_the_other_projects_of_the_authority(client: HouseClient) -> None:
    whole()
    for rank in range(6):
        make_project(nom_projet=f"Autre {rank}")
    page = read(client)
    others = [link.text for link in page.all("a") if link.text.startswith("Autre")]

    assert len(set(others)) == 5
    assert page.one("a", href="/projets/?coll_siret=212202782").text == "Tous ses projets"


@pytest.mark.parametrize("count", [1, 3])
def test_sheet_asks_the_database_a_constant_number_of_times(
    client: HouseClient, count: int
) -> None:
    whole()
    for rank in range(count):
        make_project(nom_projet=f"Prévoir les repas {rank}")
    sync()
    with CaptureQueriesContext(connection) as queries:
        client.get(PATH)

    # The version of the catalogue, the project, what it is like, those near it, its authority's,
    # what became of the errors that readers reported, its resources, its shared evaluations.
    assert len(queries) == 8, [query["sql"] for query in queries]


def test_sheet_is_within_its_weight(client: HouseClient) -> None:
    whole(usage_description="Un mot." * 250, sous_theme=["Education"], partenaires=["A", "B"])
    for rank in range(9):
        make_project(nom_projet=f"Prévoir les repas {rank}", sous_theme=["Education"])
    response = client.get(PATH)

    assert len(Page(response.content).elements) <= 350
    assert len(response.content) <= 40_000
