"""`/chiffres/` and `?vue=graphiques`: charts as tables, studies beside, weight, empty states."""

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from iatheque.schema.levels import Level
from iatheque.web.pages.library import FOLDED
from tests.factories import make_project
from tests.harness.client import HouseClient
from tests.web.catalogue.conftest import Reader
from tests.web.charts.conftest import MOVING
from tests.web.reading import Page

pytestmark = pytest.mark.django_db

CHARTS = "/projets/?vue=graphiques"
# By address, the tables shown at once and the charts shown on demand.
EXPECTED = {"/chiffres/": (6, 4), CHARTS: (10, 0)}


def read(client: HouseClient, path: str) -> Page:
    response = client.get(path)
    assert response.status_code == 200, path
    return Page(response.content)


@pytest.mark.parametrize("path", ["/chiffres/", CHARTS])
def test_every_chart_is_a_titled_table_with_its_files(
    path: str, client: HouseClient, four: None
) -> None:
    page = read(client, path)
    charts = [section["id"] for section in page.all("section", class_="chart")]
    assert charts == [
        "themes", "sous-themes", "types", "themes-types", "maturite", "abandons", "publics",
        "placement", "annees", "mises-a-jour",
    ]  # fmt: skip
    tables = [*page.all("table", class_="bars"), *page.all("table", class_="grid")]
    folded = [link["href"] for link in page.all("a") if link["href"].startswith("?plus=")]
    assert folded == [f"?plus={key}#{key}" for key in charts if key in FOLDED][: len(folded)]
    assert (len(tables), len(folded)) == EXPECTED[path]
    assert all(cell["scope"] in {"row", "col"} for cell in page.all("th"))
    files = [link["href"] for link in page.all("a")]
    assert [link for link in files if link.startswith("/chiffres/") and "." in link] == [
        f"/chiffres/{key}.{kind}" for key in charts for kind in ("csv", "svg")
    ]


@pytest.mark.parametrize("key", sorted(FOLDED))
def test_a_folded_chart_is_shown_on_demand(key: str, client: HouseClient, four: None) -> None:
    page = read(client, f"/chiffres/?plus={key}")
    folded = [link["href"] for link in page.all("a") if link["href"].startswith("?plus=")]
    assert sorted(folded) == sorted(f"?plus={one}#{one}" for one in FOLDED - {key})


def test_charts_keep_the_filters(client: HouseClient, four: None) -> None:
    page = read(client, f"{CHARTS}&theme={MOVING}")
    assert page.one("h2", id="phrase").text == "2 projets sur les mobilités"
    types = page.all("table", class_="bars")[1]
    assert types.text.replace("\xa0", " ") == (
        "Qui porte les projets Type de collectivitéProjets Métropole 2 (100 %)"
    )
    current = [link["href"] for link in page.all("a", aria_current="page")]
    assert current == ["/projets/?theme=Mobilit%C3%A9s&vue=graphiques"]


def test_a_filter_without_project_says_so(client: HouseClient, four: None) -> None:
    page = read(client, f"{CHARTS}&theme={MOVING}&coll_type=Commune")
    assert page.one("h2", id="phrase").text.startswith("Aucun projet")
    assert page.all("section", class_="chart") == []


def test_a_typing_error_is_forgiven_in_charts_too(client: HouseClient, four: None) -> None:
    page = read(client, f"{CHARTS}&q=capteurz")
    assert page.one("p", class_="notice").text.startswith("Rien ne répond")


def test_agents_see_more_charts(reader: Reader, four: None) -> None:
    page = read(reader(Level.RESTREINT), "/chiffres/")
    keys = [section["id"] for section in page.all("section", class_="chart")]
    assert keys[-2:] == ["algorithmes", "hebergement"]


def test_studies_stand_beside_each_with_its_source(client: HouseClient, four: None) -> None:
    page = read(client, "/chiffres/")
    section = page.one("section", class_="compared")
    assert "29 % des projets et usages déclarés" in section.text.replace("\xa0", " ")
    assert "CC BY-NC 4.0" in section.text
    assert section.text.count("Source :".replace(" :", "\xa0:")) == 8
    assert section.text.count("réservée aux agents") == 1


def test_the_operator_may_switch_studies_off(
    client: HouseClient, four: None, settings: LazySettings
) -> None:
    settings.NONCOMMERCIAL_CONTENT = False
    assert read(client, "/chiffres/").all("section", class_="compared") == []


def test_studies_are_in_no_file(client: HouseClient, four: None) -> None:
    assert client.get("/chiffres/etudes.csv").status_code == 404


def test_an_empty_library_waits(client: HouseClient) -> None:
    page = read(client, "/chiffres/")
    assert "attend ses premières fiches" in page.one("p", class_="lead").text
    assert page.all("section", class_="chart") == []


def test_home_and_figures_say_the_same(client: HouseClient, four: None) -> None:
    strips = [read(client, path).one("ul", class_="figures").text for path in ("/", "/chiffres/")]
    assert strips[0] == strips[1]


@pytest.mark.parametrize("path", ["/chiffres/", CHARTS])
def test_pages_stay_light(path: str, client: HouseClient) -> None:
    for rank in range(30):
        make_project(
            theme=["Mobilités", "Citoyenneté, santé, et solidarité"][rank % 2],
            projet_date=f"01/{2010 + rank % 15}",
            date=f"01/02/{2015 + rank % 10}",
            audience_service=["agent", "élu", "grand public"],
        )
    response = client.get(path)
    assert len(response.content) < 120_000
    assert len(Page(response.content).elements) <= {"/chiffres/": 620, CHARTS: 900}[path]


@pytest.mark.parametrize("path", ["/chiffres/", CHARTS])
def test_questions_to_the_database_do_not_grow(path: str, client: HouseClient, four: None) -> None:
    before = _asked(client, path)
    for _ in range(5):
        make_project(projet_status="Abandonné", status_abandon="Trop cher.")
    assert _asked(client, path) == before


def _asked(client: HouseClient, path: str) -> int:
    client.get("/projets/")
    with CaptureQueriesContext(connection) as context:
        client.get(path)
    return len(context)
