"""What all the pages have in common: open to everybody, without a cookie, in few queries."""

import re

import pytest
from django.conf import LazySettings
from pytest_django import DjangoAssertNumQueries

from iatheque.schema.fields import CATEGORIES, FIELDS
from iatheque.schema.model import EXTENSION_FIELDS
from iatheque.web.pages import texts
from tests.factories import make_project
from tests.harness.client import HouseClient

pytestmark = pytest.mark.django_db

# By address, the queries it takes: the catalogue's version, then the texts, then what it counts.
PAGES = {
    "/contexte/": 2,
    "/aide/": 2,
    "/aide/chercher/": 2,
    "/modele/": 2,
    "/mentions-legales/": 2,
    "/accessibilite/": 2,
    "/sobriete/": 2,
    "/donnees-personnelles/": 2,
    "/plan-du-site/": 2,
    "/robots.txt": 1,
    "/.well-known/security.txt": 1,
    "/sitemap.xml": 3,
    "/sitemap-pages.xml": 1,
}
LINK = re.compile(r'<a [^>]*href="(/[^"#?]*)')


@pytest.mark.parametrize("address", ["/", *PAGES, "/donnees/", "/sitemap-projets-1.xml"])
def test_page_opens_without_a_cookie(client: HouseClient, address: str) -> None:
    make_project()

    response = client.get(address)

    assert (response.status_code, dict(response.cookies)) == (200, {})


@pytest.mark.parametrize(("address", "queries"), PAGES.items())
def test_page_takes_few_queries(
    client: HouseClient,
    address: str,
    queries: int,
    django_assert_num_queries: DjangoAssertNumQueries,
    settings: LazySettings,
) -> None:
    settings.CATALOGUE_VERSION_SECONDS = 600  # however slow the machine
    make_project()

    with django_assert_num_queries(queries):
        client.get(address)


def test_links_of_the_pages_all_lead_somewhere(client: HouseClient) -> None:
    make_project()
    pages = ["/", "/donnees/", *(address for address in PAGES if address.endswith("/"))]
    links = {link for page in pages for link in LINK.findall(client.get(page).content.decode())}

    wrong = {link: client.get(link).status_code for link in sorted(links)}

    assert {link: status for link, status in wrong.items() if status != 200} == {}


def test_site_map_names_every_section(client: HouseClient) -> None:
    html = client.get("/plan-du-site/").content.decode()

    main = html.split("<main", 1)[1].split("</main>", 1)[0]
    assert re.findall(r'href="([^"?#]+)"', main) == [
        "/projets/",
        "/decision/",
        "/collectivites/",
        "/collectivites/departements/",
        "/chiffres/",
        "/donnees/",
        "/modele/",
        "/api/v1/docs",
        "/donnees/integrer/",
        "/donnees/datami.html",
        "/",
        "/aide/",
        "/mentions-legales/",
        "/accessibilite/",
        "/sobriete/",
        "/donnees-personnelles/",
    ]
    assert re.findall(r'href="/contexte/#([^"]+)"', main) == list(texts.PAGES["contexte"])


def test_model_page_shows_every_field_in_published_order(client: HouseClient) -> None:
    html = client.get("/modele/").content.decode()

    published = [field.key for label in CATEGORIES for field in FIELDS if field.category == label]
    assert re.findall(r'<article class="field" id="([^"]+)"', html) == [
        *published,
        *(field.key for field in EXTENSION_FIELDS),
    ]
    headers = [alias for field in FIELDS for alias in field.aliases]
    assert [alias for alias in headers if f"<code>{alias}</code>" not in html] == []
    values = [value for field in FIELDS if field.vocabulary for value in field.vocabulary.values]
    escaped = [value.replace("'", "&#39;") for value in values]
    assert [value for value in escaped if value not in html] == []


def test_model_page_leads_to_every_schema(client: HouseClient) -> None:
    html = client.get("/modele/").content.decode()

    assert re.findall(r'href="/donnees/([^"]+\.json)"', html) == [
        "schema.json",
        "schema-complet.json",
        "schema.jsonschema.json",
        "extension-placement.json",
        "extension-experience.json",
        "extension-redevabilite.json",
    ]
