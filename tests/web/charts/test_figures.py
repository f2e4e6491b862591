"""Figures: what is drawn, what is said of it, and where each number leads."""

import re
from collections.abc import Mapping
from html import unescape

import pytest
from django.utils import timezone

from iatheque.lib import dates
from iatheque.schema.levels import Level
from iatheque.search.query import CatalogueQuery, parse
from iatheque.web.charts import CHARTS, figures, stories
from iatheque.web.charts.figure import Figure
from iatheque.web.filters import month
from tests.factories import make_project
from tests.harness.client import HouseClient
from tests.web.charts.conftest import MOVING
from tests.web.reading import Page

pytestmark = pytest.mark.django_db

EVERYTHING = CatalogueQuery()


def asked(**filters: str) -> CatalogueQuery:
    return parse([(key, [value]) for key, value in filters.items()], Level.PUBLIC)


def drawn(figure: Figure) -> list[tuple[str, list[int]]]:
    return [(row.label, [mark.count for mark in row.marks]) for row in figure.rows]


def by_key(query: CatalogueQuery, level: Level = Level.PUBLIC) -> Mapping[str, Figure]:
    return {figure.chart.key: figure for figure in figures(query, level)}


def test_the_whole_page_in_numbers(four: None) -> None:
    found = by_key(EVERYTHING)
    assert {key: drawn(figure) for key, figure in found.items() if not figure.is_grid} == {
        "themes": [("Transformation écologique et énergétique", [2]), ("Mobilités", [2])],
        "sous-themes": [("Gestion de l’eau", [2]), ("Performance énergétique", [1])],
        "types": [("Commune", [2]), ("Métropole", [2])],
        "maturite": [
            ("En exploration", [0]),
            ("En expérimentation", [2]),
            ("En déploiement", [1]),
            ("Terminé", [0]),
            ("Abandonné", [1]),
        ],
        "abandons": [("Mobilités", [1]), ("Transformation écologique et énergétique", [0])],
        "publics": [("Agent", [4]), ("Élu", [1])],
        "annees": [("2021", [1]), ("2022", [0]), ("2023", [2]), ("2024", [1])],
        "mises-a-jour": [("2025", [2]), ("2024", [2])],
    }
    assert drawn(found["placement"]) == [
        ("Pour les usagers", [0, 0, 0, 1]),
        ("Plutôt les usagers", [0, 0, 0, 0]),
        ("Plutôt les agents", [0, 0, 0, 0]),
        ("Pour les agents", [2, 0, 0, 0]),
    ]
    assert drawn(found["themes-types"])[:2] == [
        ("Commune", [2, 0, 0, 0, 0, 0]),
        ("Métropole", [0, 0, 0, 2, 0, 0]),
    ]


def test_each_level_has_its_charts() -> None:
    keys = [chart.key for chart in CHARTS]
    public = [key for key in keys if key not in {"algorithmes", "hebergement"}]
    seen = {level: [figure.chart.key for figure in figures(EVERYTHING, level)] for level in Level}
    assert seen == {Level.PUBLIC: public, Level.RESTREINT: keys, Level.EXPERT: keys}


def test_a_chart_says_among_how_many_and_since_when(four: None) -> None:
    found = by_key(EVERYTHING)
    since = month(f"{timezone.localdate():%m/%Y}")
    assert found["themes"].base == f"Sur 4 projets publiés ici depuis {since}."
    assert found["sous-themes"].base == (
        f"Sur 4 projets publiés ici depuis {since}, dont 2 donnent cette information."
    )
    assert found["types"].absent.replace("\xa0", " ") == (
        "EPCI ; Département ; Région ; Syndicat mixte ; Opérateur"
    )


def test_a_choice_is_left_aside_on_its_own_chart_only(four: None) -> None:
    found = by_key(asked(theme=MOVING))
    assert drawn(found["themes"]) == drawn(by_key(EVERYTHING)["themes"])
    assert [row.is_chosen for row in found["themes"].rows] == [False, True]
    assert "mis de côté" in found["themes"].remark
    assert drawn(found["types"]) == [("Métropole", [2])]
    assert found["types"].remark == ""


def test_age_counts_sheets_older_than_a_year(four: None) -> None:
    make_project(date=dates.write_day(timezone.localdate()))
    stale = by_key(EVERYTHING)["mises-a-jour"].remark
    assert re.sub(r"\s", " ", stale) == ("4 fiches n’ont pas été mises à jour depuis plus d’un an.")


def test_old_years_are_put_together_beyond_twelve_rows() -> None:
    for year in (1995, 2003, *range(2012, 2025)):
        make_project(projet_date=f"01/{year}")
    rows = by_key(EVERYTHING)["annees"].rows
    assert [(row.label, row.marks[0].count, row.marks[0].total) for row in rows[:2]] == [
        ("jusqu’en 2013", 4, 4),
        ("2014", 1, 5),
    ]
    assert len(rows) == 12
    assert rows[0].marks[0].values == ("1995", "2003", "2012", "2013")
    (whole,) = figures(EVERYTHING, Level.PUBLIC, keys=["annees"], most=None)
    assert len(whole.rows) == 2024 - 1995 + 1


@pytest.mark.parametrize(
    "query", [{}, {"theme": MOVING}, {"audience_service": "agent", "projet_status": "Abandonné"}]
)
def test_every_number_leads_to_as_many_projects(
    query: dict[str, str], client: HouseClient, four: None
) -> None:
    marks = {
        mark.link: mark.count
        for figure in figures(asked(**query), Level.PUBLIC)
        for row in figure.rows
        for mark in row.marks
        if mark.count
    }
    assert len(marks) >= 10
    found = {link: _total(client, link) for link in marks}
    assert found == marks


def _total(client: HouseClient, link: str) -> int:
    heading = Page(client.get(link).content).one("h2", id="phrase").text
    return int(heading.split()[0]) if heading[0].isdigit() else 0


def test_stories_tell_why(four: None) -> None:
    told = stories(EVERYTHING, Level.PUBLIC)
    assert [(one.title, one.authority, one.reason) for one in told.told] == [
        ("Régler les feux", "Bordeaux Métropole", "Les capteurs tombaient en panne.")
    ]
    assert (told.total, unescape(told.link)) == (1, "/projets/?projet_status=Abandonn%C3%A9")
    assert stories(asked(coll_type="Commune"), Level.PUBLIC).told == []


def test_one_project_is_enough() -> None:
    make_project()
    assert drawn(by_key(EVERYTHING)["annees"]) == [("2024", [1])]
    assert by_key(EVERYTHING)["placement"].total == 0


def test_nothing_is_drawn_of_an_empty_library() -> None:
    assert {figure.total for figure in figures(EVERYTHING, Level.PUBLIC)} == {0}
