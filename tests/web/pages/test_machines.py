"""What robots read: robots.txt, security.txt and the site map, whole."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import LazySettings
from django.utils import timezone

from iatheque.projects.domain.state import set_state
from iatheque.projects.entries import ENTRY_MODELS
from iatheque.projects.states import State
from iatheque.schema.levels import Level
from iatheque.web.pages import sitemap
from tests.factories import make_draft, make_project
from tests.harness.client import HouseClient

pytestmark = pytest.mark.django_db

SITE = "https://bibliotheque.example"
SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


@pytest.fixture(autouse=True)
def site(settings: LazySettings) -> None:
    settings.SITE_URL = SITE
    settings.CONTACT_EMAIL = "equipe@bibliotheque.example"


def body(client: HouseClient, address: str) -> str:
    response = client.get(address)
    return b"".join(response).decode() if response.streaming else response.content.decode()


def test_robots_read_the_pages_and_not_every_filter(client: HouseClient) -> None:
    response = client.get("/robots.txt")

    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == (
        "User-agent: *\n"
        "Allow: /projets/?page=\n"
        "Disallow: /projets/?\n"
        "Allow: /collectivites/?page=\n"
        "Disallow: /collectivites/?\n"
        "Disallow: /admin/\n"
        "\n"
        f"Sitemap: {SITE}/sitemap.xml\n"
    )


def test_security_contact_is_given_for_six_months(client: HouseClient) -> None:
    expires = datetime.now(UTC) + timedelta(days=180)

    assert body(client, "/.well-known/security.txt") == (
        "Contact: mailto:equipe@bibliotheque.example\n"
        f"Expires: {expires:%Y-%m-%d}T00:00:00Z\n"
        "Preferred-Languages: fr, en\n"
        f"Canonical: {SITE}/.well-known/security.txt\n"
    )


def test_site_map_is_an_index_of_the_pages_and_the_chunks(
    client: HouseClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap, "CHUNK", 2)
    for _ in range(3):
        make_project()

    assert body(client, "/sitemap.xml") == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<sitemapindex {SCHEMA}>\n"
        f"<sitemap><loc>{SITE}/sitemap-pages.xml</loc></sitemap>\n"
        f"<sitemap><loc>{SITE}/sitemap-projets-1.xml</loc></sitemap>\n"
        f"<sitemap><loc>{SITE}/sitemap-projets-2.xml</loc></sitemap>\n"
        f"<sitemap><loc>{SITE}/sitemap-collectivites-1.xml</loc></sitemap>\n"
        "</sitemapindex>\n"
    )


def test_site_map_of_the_pages_names_them_all(client: HouseClient) -> None:
    paths = ("/", "/projets/", "/decision/", "/chiffres/", "/collectivites/")
    paths += ("/collectivites/departements/",)
    paths += ("/contexte/", "/aide/", "/donnees/", "/donnees/integrer/", "/donnees/datami.html")
    paths += ("/modele/", "/plan-du-site/")
    legal = ("/mentions-legales/", "/accessibilite/", "/sobriete/", "/donnees-personnelles/")

    assert body(client, "/sitemap-pages.xml") == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<urlset {SCHEMA}>\n"
        + "".join(f"<url><loc>{SITE}{path}</loc></url>\n" for path in paths + legal)
        + "</urlset>\n"
    )


def test_site_map_holds_published_projects_only_by_chunks(
    client: HouseClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap, "CHUNK", 2)
    for rank in "abc":
        make_project(public_id=rank * 10, nom_projet=f"Projet {rank}")
    make_draft()
    set_state(make_project(), State.ARCHIVED, by=None)
    today = timezone.localdate().isoformat()

    def chunk(*ranks: str) -> str:
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f"<urlset {SCHEMA}>\n"
            + "".join(
                f"<url><loc>{SITE}/projets/{rank * 10}-projet-{rank}/</loc>"
                f"<lastmod>{today}</lastmod></url>\n"
                for rank in ranks
            )
            + "</urlset>\n"
        )

    assert body(client, "/sitemap-projets-1.xml") == chunk("a", "b")
    assert body(client, "/sitemap-projets-2.xml") == chunk("c")
    assert client.get("/sitemap-projets-3.xml").status_code == 404
    assert client.get("/sitemap-projets-0.xml").status_code == 404


def test_site_map_holds_the_authorities_that_publish_by_chunks(
    client: HouseClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap, "CHUNK", 1)
    make_project()
    make_project(coll_siret="24330031600011", coll_nom="Bordeaux Métropole")
    make_draft(coll_siret="21350238800019", coll_nom="Rennes")

    def chunk(path: str) -> str:
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f"<urlset {SCHEMA}>\n<url><loc>{SITE}{path}</loc></url>\n</urlset>\n"
        )

    first, second = (
        "/collectivites/212202782-ville-de-saint-brieuc/",
        ("/collectivites/243300316-bordeaux-metropole/"),
    )
    assert body(client, "/sitemap-collectivites-1.xml") == chunk(first)
    assert body(client, "/sitemap-collectivites-2.xml") == chunk(second)
    assert client.get("/sitemap-collectivites-3.xml").status_code == 404


def test_site_map_dates_what_changed_after_midnight_here_to_that_day(client: HouseClient) -> None:
    make_project()
    late = datetime(2026, 1, 31, 23, 30, tzinfo=UTC)
    ENTRY_MODELS[Level.PUBLIC]._default_manager.update(published_at=late)

    assert "<lastmod>2026-02-01</lastmod>" in body(client, "/sitemap-projets-1.xml")


def test_site_map_of_an_empty_catalogue_has_no_chunk(client: HouseClient) -> None:
    assert "sitemap-projets" not in body(client, "/sitemap.xml")
    assert client.get("/sitemap-projets-1.xml").status_code == 404


def test_icon_is_found_where_browsers_look(client: HouseClient) -> None:
    response = client.get("/favicon.ico")

    assert (response.status_code, response.headers["Location"]) == (
        302,
        "/static/iatheque/img/logo.svg",
    )
