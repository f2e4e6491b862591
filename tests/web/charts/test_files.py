"""Charts as files: every number as CSV, a picture that stands alone, each level its own charts."""

from datetime import date
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest

from iatheque.schema.levels import Level
from iatheque.search.query import CatalogueQuery
from iatheque.web.charts import CHARTS, figures
from iatheque.web.charts.chart import Chart
from iatheque.web.charts.drawing import draw
from tests.harness.client import HouseClient
from tests.web.catalogue.conftest import Reader
from tests.web.charts.conftest import MOVING

pytestmark = pytest.mark.django_db

RESERVED = {"algorithmes", "hebergement"}
SVG = "{http://www.w3.org/2000/svg}"


def lines(client: HouseClient, path: str) -> list[str]:
    response = client.get(path)
    assert response.status_code == 200, path
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    return response.content.decode().splitlines()


def test_csv_of_a_list_counts_every_value(client: HouseClient, four: None) -> None:
    assert lines(client, "/chiffres/themes.csv") == [
        "theme,projets",
        "Transformation écologique et énergétique,2",
        "Mobilités,2",
        "Attractivité et développement,0",
        '"Citoyenneté, santé, et solidarité",0',
        "Gouvernance et socles technologiques,0",
        "Administration et organisation interne,0",
    ]
    assert lines(client, "/chiffres/sous-themes.csv") == [
        "sous_theme,projets",
        "Gestion de l’eau,2",
        "Performance énergétique,1",
    ]
    assert lines(client, "/chiffres/maturite.csv") == [
        "projet_status,projets",
        "En exploration,0",
        "En expérimentation,2",
        "En déploiement,1",
        "Terminée,0",
        "Abandonné,1",
    ]


def test_csv_of_years_adds_them_up(client: HouseClient, four: None) -> None:
    assert lines(client, "/chiffres/annees.csv") == [
        "projet_date,projets,cumul",
        "2021,1,1",
        "2022,0,1",
        "2023,2,3",
        "2024,1,4",
    ]
    assert lines(client, "/chiffres/mises-a-jour.csv") == ["date,projets", "2025,2", "2024,2"]


def test_csv_of_abandoned_projects_keeps_the_whole_beside(client: HouseClient, four: None) -> None:
    assert lines(client, "/chiffres/abandons.csv") == [
        "theme,abandonnes,projets",
        "Mobilités,1,2",
        "Transformation écologique et énergétique,0,2",
    ]


def test_csv_of_a_grid_has_a_line_per_pair(client: HouseClient, four: None) -> None:
    found = lines(client, "/chiffres/placement.csv")
    assert found[0] == "placement_public,placement_visee,projets"
    assert len(found) == 1 + 4 * 4
    assert [line for line in found[1:] if not line.endswith(",0")] == [
        "pour les usagers,nouvelle façon de faire,1",
        "pour les agents,améliorer l’existant,2",
    ]
    crossed = lines(client, "/chiffres/themes-types.csv")
    assert len(crossed) == 1 + 7 * 6
    assert [line for line in crossed[1:] if not line.endswith(",0")] == [
        "Commune,Transformation écologique et énergétique,2",
        "Métropole,Mobilités,2",
    ]


def test_files_take_the_filters_of_the_catalogue(client: HouseClient, four: None) -> None:
    found = lines(client, f"/chiffres/types.csv?theme={quote(MOVING)}&q=capteurs")
    assert found[:3] == ["coll_type,projets", "Métropole,1", "Commune,0"]
    found = lines(client, f"/chiffres/types.csv?theme={quote(MOVING)}&inconnu=1")
    assert found[:3] == ["coll_type,projets", "Métropole,2", "Commune,0"]


def test_what_a_field_reserves_is_no_chart_to_the_public(client: HouseClient, four: None) -> None:
    codes = {
        (chart.key, kind): client.get(f"/chiffres/{chart.key}.{kind}").status_code
        for chart in CHARTS
        for kind in ("csv", "svg")
    }
    assert codes == {
        (chart.key, kind): 404 if chart.key in RESERVED else 200
        for chart in CHARTS
        for kind in ("csv", "svg")
    }
    assert client.get("/chiffres/rien.csv").status_code == 404


@pytest.mark.parametrize("level", [Level.RESTREINT, Level.EXPERT], ids=lambda level: level.slug)
def test_agents_have_the_charts_of_what_they_may_read(
    level: Level, reader: Reader, four: None
) -> None:
    assert lines(reader(level), "/chiffres/algorithmes.csv") == [
        "type_algorithme,projets",
        "Machine Learning,1",
        "Computer vision,1",
        "Traitement Automatique du langage,0",
        "IA générative,0",
        "Réseaux de neurones,0",
        "NSP,1",
    ]


def test_a_reserved_filter_changes_nothing_for_the_public(client: HouseClient, four: None) -> None:
    plain = client.get("/chiffres/themes.csv").content
    asked = "/chiffres/themes.csv?type_algorithme=Computer+vision&herbergement=NSP"
    assert client.get(asked).content == plain


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.key)
def test_a_picture_stands_alone(chart: Chart, reader: Reader, four: None) -> None:
    response = reader(Level.EXPERT).get(f"/chiffres/{chart.key}.svg")
    assert response.headers["Content-Type"] == "image/svg+xml"
    picture = ET.fromstring(response.content)  # noqa: S314 - our own file
    assert picture.tag == f"{SVG}svg"
    assert picture.findtext(f"{SVG}title")
    assert (picture.findtext(f"{SVG}desc") or "").startswith("Nombre de projets")
    names = {name for element in picture.iter() for name in element.attrib}
    assert not names & {"style", "class", "href"}
    assert {element.tag.removeprefix(SVG) for element in picture.iter()} <= {
        "svg", "title", "desc", "rect", "circle", "g", "text"
    }  # fmt: skip


def test_the_picture_of_a_chart_is_this_one(four: None) -> None:
    (figure,) = figures(CatalogueQuery(), Level.PUBLIC, keys=["themes"])
    figure = figure._replace(base="Sur 4 projets publiés ici depuis mai 2026.")
    picture = draw(figure, address="https://ia.example", day="21 novembre 2026")
    assert picture == (Path(__file__).parent / "themes.svg").read_text(encoding="utf-8")


def test_files_say_their_day_and_are_not_sent_twice(client: HouseClient, four: None) -> None:
    response = client.get("/chiffres/themes.csv")
    name = f"iatheque-themes-{date.today():%Y-%m-%d}.csv"  # noqa: DTZ011 - the day here
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    again = client.get("/chiffres/themes.csv", headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304
