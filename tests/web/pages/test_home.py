"""The home page: its figures, its shelves, the projects it shows, and its weight."""

import re
from html import unescape

import pytest
from django.core.management import call_command
from django.utils.timezone import localtime
from pytest_django import DjangoAssertNumQueries

from iatheque.projects.domain.state import set_state
from iatheque.projects.models import Project
from iatheque.projects.states import State
from iatheque.schema.levels import Level
from iatheque.schema.vocabularies import THEMES
from iatheque.search.finder import find
from iatheque.search.query import CatalogueQuery
from iatheque.web.filters import month
from iatheque.web.pages.figures import Figures, count_by_theme, figures
from iatheque.web.pages.home import EXAMPLES
from tests.factories import make_draft, make_project
from tests.harness.client import HouseClient

pytestmark = pytest.mark.django_db

TAG = re.compile(r"<[^>]+>")
OTHER_SIRET = "21350238800019"


def text_of(html: str, start: str, end: str) -> str:
    """The words between two pieces of HTML, on one line."""
    inside = html.split(start, 1)[1].split(end, 1)[0]
    return " ".join(unescape(TAG.sub(" ", inside)).split())


def page(client: HouseClient) -> str:
    return client.get("/").content.decode()


def test_figures_count_published_projects_only() -> None:
    make_project()
    make_project(coll_siret=OTHER_SIRET)
    make_project(projet_status="Abandonné")
    withdrawn = make_project(coll_siret=OTHER_SIRET, projet_status="Abandonné")
    set_state(withdrawn, State.ARCHIVED, by=None)
    make_draft()

    found = figures()

    assert (found.projects, found.authorities, found.abandoned) == (3, 2, 1)
    assert found.abandoned_share == 33
    assert found.since is not None


def test_figures_of_an_empty_catalogue_are_zero() -> None:
    assert figures() == Figures(projects=0, authorities=0, abandoned=0, since=None)
    assert figures().abandoned_share == 0


def test_themes_are_counted() -> None:
    make_project(theme="Mobilités")
    make_project(theme="Mobilités")
    make_project(theme="Attractivité et développement")

    assert count_by_theme() == {"Mobilités": 2, "Attractivité et développement": 1}


def test_figures_say_what_they_count_and_since_when(client: HouseClient) -> None:
    make_project()
    make_project(coll_siret=OTHER_SIRET)
    make_project(projet_status="Abandonné")
    now = month(f"{localtime():%m/%Y}")

    assert text_of(page(client), '<ul class="figures">', "</ul>") == (
        f"3 projets publiés ici depuis {now} "
        "2 collectivités et organismes qui les portent, à ce jour "
        "33 % de projets abandonnés, soit 1 sur 3 : leurs fiches restent en ligne "
        "30 questions posées sur chaque projet , dont 17 réponses ouvertes à toute personne"
    )


def test_shelves_lead_to_the_six_themes_with_their_counts(client: HouseClient) -> None:
    make_project(theme="Mobilités")
    make_project(theme="Mobilités")

    shelves = text_of(page(client), '<ul class="shelves">', "</ul>")

    counts = {"Mobilités": "2 projets"}
    assert shelves == " ".join(
        f"{theme.name} {counts.get(theme.name, 'aucun projet encore')}" for theme in THEMES
    )


def test_shelves_that_overflow_are_drawn_in_proportion(client: HouseClient) -> None:
    for _ in range(30):
        make_project(theme="Mobilités")
    make_project(theme="Attractivité et développement")

    assert re.findall(r'class="books" width="(\d+)"', page(client)) == [
        "0", "12", "0", "288", "0", "0",
    ]  # fmt: skip


def test_recent_projects_are_three_and_leave_out_the_abandoned_one_shown(
    client: HouseClient,
) -> None:
    make_project(nom_projet="Premier")
    make_project(nom_projet="Deuxième")
    make_project(nom_projet="Troisième")
    make_project(nom_projet="Quatrième")
    make_project(nom_projet="Arrêté", projet_status="Abandonné", status_abandon="Trop cher.")
    make_project(nom_projet="Muet", projet_status="Abandonné")

    html = page(client)

    recent, abandoned = html.split('aria-labelledby="abandon"')
    assert re.findall(r'card-title"><a [^>]*>([^<]*)', recent) == ["Muet", "Quatrième", "Troisième"]
    assert re.findall(r'card-title"><a [^>]*>([^<]*)', abandoned) == ["Arrêté"]
    assert text_of(abandoned, "<blockquote>", "</blockquote>") == "Trop cher."


def test_home_without_projects_still_opens(client: HouseClient) -> None:
    html = page(client)

    assert '<ul class="figures">' not in html
    assert "Je documente un projet" in html


@pytest.mark.parametrize("count", [1, 3])
def test_home_asks_the_database_the_same_whatever_it_shows(
    client: HouseClient, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        make_project(projet_status="Abandonné")

    with django_assert_num_queries(5):  # the version, then four
        client.get("/")


def test_home_of_the_example_content_is_light_and_its_examples_find_projects(
    client: HouseClient,
) -> None:
    call_command("demo", verbosity=0)

    response = client.get("/")

    assert len(response.content) < 80_000
    assert response.content.decode().count("<") / 2 < 350
    found = {
        example: find(CatalogueQuery(example), Level.PUBLIC, facets=False) for example in EXAMPLES
    }
    assert [example for example, results in found.items() if not results.pks] == []
    assert [results.corrected for results in found.values()] == [None, None, None]
    assert Project.objects.filter(state=State.PUBLISHED).count() == figures().projects
