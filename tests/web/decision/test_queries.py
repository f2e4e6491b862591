"""Pages of evaluations are read under as many queries, whatever is evaluated and by how many."""

from collections.abc import Iterable

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from iatheque.accounts.models import User
from iatheque.decision.aggregates import aggregates, forget
from iatheque.decision.domain.saving import save
from iatheque.decision.domain.sharing import share
from iatheque.organisations.models import Organisation
from iatheque.projects.models import Project
from iatheque.schema.levels import Level
from tests.decision.domain.cases import evaluate, given, invited, project_of
from tests.harness.client import HouseClient

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def unhurried(settings: LazySettings) -> None:
    """The version of the catalogue is asked each time, not once a second: nothing depends on it."""
    settings.CATALOGUE_VERSION_SECONDS = 0


HOME = "/decision/projets/aaaaaaaaaa/"
SHELF = "/espace/projets/aaaaaaaaaa/documents/"
PAGES = {
    HOME: 6,
    f"{HOME}radar/?moment=amont": 8,
    f"{HOME}girouet/?moment=amont": 9,
    f"{HOME}qualification/": 7,
    f"{HOME}empreinte/": 7,
    f"{SHELF}note-de-decision/": 5,
    "/decision/partage/aaaaaaaaaa/": 7,
}


def counted(client: HouseClient, paths: Iterable[str]) -> dict[str, int]:
    """Return by page how many queries it asks; each is asked once before, to fill memories."""
    found = {}
    for path in paths:
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        found[path] = len(queries)
    return found


def test_a_result_is_read_at_once_whatever_the_voices_and_the_moments(
    desk: HouseClient, agent: User, approver: User, project: Project
) -> None:
    evaluate(project, agent)
    invited(project, agent, 1, 2, 3, 3, 4)
    for tool in ("qualification", "empreinte"):
        save(project, given(tool, 0, moment=""), by=agent)
    share(project, "girouet", "amont", Level.PUBLIC, by=approver)
    assert counted(desk, PAGES) == PAGES
    invited(project, agent, 1, 2, 3, 3, 4, 4)
    invited(project, agent, 1, 2, 3, 3, 4, moment="cours")
    evaluate(project, agent, moment="preparation")
    share(project, "girouet", "cours", Level.PUBLIC, by=approver)
    assert counted(desk, PAGES) == PAGES


def test_marks_are_added_up_at_once_whatever_the_projects(
    place: Organisation, agent: User, approver: User
) -> None:
    seen = []
    for _turn in range(2):
        for _one in range(5):
            project = project_of(place)
            evaluate(project, agent)
            share(project, "radar", "amont", Level.PUBLIC, by=approver)
        forget()
        with CaptureQueriesContext(connection) as queries:
            found = aggregates(Level.PUBLIC)
        seen.append((found.radar_count, len(queries)))
    assert seen == [(5, 5), (10, 5)]
