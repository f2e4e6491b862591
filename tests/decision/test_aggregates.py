"""Aggregates: only what is shared with the reader's level, from five projects on, no name."""

import pytest

from iatheque.decision import aggregates as module
from iatheque.decision.aggregates import Aggregates, ThemeMedian
from iatheque.decision.domain.sharing import share
from iatheque.projects.catalogue import forget_version
from iatheque.projects.domain.state import set_state
from iatheque.projects.models import Project
from iatheque.projects.states import State
from iatheque.schema.levels import Level
from tests.decision.domain.cases import evaluate, invited, noted, project_of, town

pytestmark = pytest.mark.django_db

THEME = "Mobilités"


def aggregates(level: Level) -> Aggregates:
    """Return them as the next request does: the version is asked again once a change commits."""
    forget_version()
    return module.aggregates(level)


@pytest.fixture
def projects() -> list[Project]:
    """Five projects of a theme, whose radars say 1 2 3 4 4 throughout, shared with everybody."""
    place, agent, approver = town()
    found = [project_of(place, theme=THEME, nom_projet=f"Projet {rank}") for rank in range(5)]
    for project, note in zip(found, (1, 2, 3, 4, 4), strict=True):
        evaluate(project, agent, note=note)
        share(project, "radar", "amont", Level.PUBLIC, by=approver)
    return found


def test_five_radars_give_a_median_and_a_distribution(projects: list[Project]) -> None:
    keys = list(noted("radar"))
    assert aggregates(Level.PUBLIC) == Aggregates(
        radar_count=5,
        radar=dict.fromkeys(keys, (1, 1, 1, 2)),
        themes=(ThemeMedian(THEME, 5, dict.fromkeys(keys, 3)),),
    )
    assert aggregates(Level.PUBLIC).of_theme("Autre") is None


def test_a_radar_shared_with_agents_counts_for_agents_only(projects: list[Project]) -> None:
    approver = projects[0].organisation.memberships.order_by("-role").first().user
    share(projects[0], "radar", "amont", Level.RESTREINT, by=approver)
    assert aggregates(Level.PUBLIC) == Aggregates(radar_count=4)
    assert aggregates(Level.RESTREINT).radar_count == 5


def test_a_project_that_is_no_longer_online_no_longer_counts(projects: list[Project]) -> None:
    set_state(projects[0], State.ARCHIVED, by=None)
    assert aggregates(Level.PUBLIC) == Aggregates(radar_count=4)


def test_the_latest_shared_moment_of_each_project_counts(projects: list[Project]) -> None:
    approver = projects[0].organisation.memberships.order_by("-role").first().user
    evaluate(projects[0], approver, note=4, moment="production")
    assert aggregates(Level.PUBLIC).themes[0].medians["utilite"] == 3
    share(projects[0], "radar", "production", Level.PUBLIC, by=approver)
    assert aggregates(Level.PUBLIC).radar["utilite"] == (0, 1, 1, 3)


def test_girouets_of_five_projects_are_counted_answer_by_answer() -> None:
    place, agent, approver = town()
    for rank in range(5):
        project = project_of(place, nom_projet=f"Projet {rank}")
        invited(project, agent, 1, 2, 3, 4, 4)
        if rank == 4:
            assert aggregates(Level.PUBLIC) == Aggregates(girouet_count=4)
        share(project, "girouet", "amont", Level.PUBLIC, by=approver)
    found = aggregates(Level.PUBLIC)
    assert (found.girouet_count, found.girouet["autonomie"]) == (5, (5, 5, 5, 10))
