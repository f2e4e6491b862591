"""Answers that their author opened: read by everybody on this project, queried by nobody below."""

import pytest
from django.test import Client
from django.utils import timezone

from iatheque.access.gate import readable_extension_fields
from iatheque.projects import entries
from iatheque.projects.entries import Entry
from iatheque.projects.models import Publication
from iatheque.schema.extensions import OPEN
from iatheque.schema.levels import Level
from iatheque.search.finder import find
from iatheque.search.query import parse
from tests.leaks.markers import VALUES, forms, publish_marked, shown
from tests.leaks.surfaces import SURFACES, UNMOVED
from tests.leaks.test_matrix import body, surfaces_of

pytestmark = pytest.mark.django_db

OPENER = "experience_lecteurs"
# The opener says « tout public », as the sign of the level does on every page.
TOLD = {field.key for field in readable_extension_fields(Level.EXPERT, "experience")} - {OPENER}
READS = {surface.paths[0] for surface in SURFACES if TOLD & surface.shows[Level.RESTREINT]}
# The list, however it is shown, names the values of its facets: they stay closed.
READS = {path for path in READS if path.partition("?")[0] not in {"/projets/", "/api/v1/facettes"}}


@pytest.fixture
def opened() -> Entry:
    project = publish_marked(**{OPENER: OPEN})
    entry = entries.get(Level.PUBLIC, project.public_id)
    assert entry is not None
    return entry


def test_a_surface_shows_opened_answers_where_it_shows_a_whole_project(opened: Entry) -> None:
    assert surfaces_of(Client(), opened) == {
        path: surface.shows[Level.PUBLIC] | (TOLD if surface.paths[0] in READS else set())
        for surface in SURFACES
        for path in surface.paths
    }


def test_a_page_about_the_model_says_nothing_of_them(opened: Entry) -> None:
    client = Client()
    seen = {path: shown(body(client, path)) & TOLD for path in UNMOVED.values()}
    assert {path: keys for path, keys in seen.items() if keys} == {}


@pytest.mark.parametrize("path", ["/projets/", "/api/v1/projets", "/donnees/projets.csv"])
def test_an_opened_answer_is_still_an_unknown_parameter(path: str, opened: Entry) -> None:
    client = Client()
    plain = body(client, path)
    for key in sorted(TOLD | {OPENER}):
        value = OPEN if key == OPENER else forms(key)[0]
        for query in (f"{key}={value}", f"inconnu={value}", f"tri={key}", f"plus={key}"):
            assert body(client, f"{path}?{query}") == plain, query


def test_an_opened_answer_is_found_by_nobody_below(opened: Entry) -> None:
    for word in (forms(key)[0] for key in sorted(TOLD)):
        for text in (word, word[:-1] + "x"):
            results = find(parse([("q", [text])], Level.PUBLIC), Level.PUBLIC)
            assert (results.total, results.pks, results.corrected) == (0, [], None), text


def test_the_files_of_the_public_do_not_have_them(opened: Entry) -> None:
    assert Client().get("/donnees/extensions/experience.csv").status_code == 404


def test_the_panel_of_what_is_reserved_does_not_move(opened: Entry) -> None:
    def panel(path: str) -> str:
        return (
            body(Client(), path)
            .partition('aria-labelledby="reserve"')[2]
            .partition("</section>")[0]
        )

    before = panel(opened.path)
    closed = publish_other()
    assert before == panel(closed.path) != ""


def publish_other() -> Entry:
    project = publish_marked()
    found = entries.get(Level.PUBLIC, project.public_id)
    assert found is not None
    return found


def test_what_is_reserved_again_is_reserved_in_the_past_too(opened: Entry) -> None:
    _publish(opened, 2, {OPENER: "agents", "experience_conseils": "zqautre"})
    page = _history(opened)
    assert (shown(page) & TOLD, "zqautre" in page) == (set(), False)


def test_what_was_reserved_once_stays_so_when_the_rest_is_opened(opened: Entry) -> None:
    _publish(opened, 2, {OPENER: "agents", "experience_conseils": "zqautre"})
    _publish(opened, 3, {OPENER: OPEN, "experience_couts": "zqapres"})
    page = _history(opened)
    assert (shown(page) & TOLD, "zqapres" in page, "zqautre" in page) == (TOLD, True, False)


def _history(entry: Entry) -> str:
    return body(Client(), f"{entry.path}historique/")


def _publish(entry: Entry, number: int, told: dict[str, str]) -> None:
    answers = {"experience": {"version": "1.1.0", "values": told}}
    Publication.objects.create(
        project_id=entry.pk,
        number=number,
        published_at=timezone.now(),
        model_version="1",
        values={key: VALUES[key] for key in VALUES if not key.startswith(("exp", "plac"))},
        extensions=answers,
    )
