"""The real library's file: 33 projects, three of them with a wrong SIRET."""

from pathlib import Path

import pytest

from iatheque.exchange.apply import Applied, apply_plan
from iatheque.exchange.options import Options
from iatheque.exchange.plan import Action
from iatheque.exchange.planning import make_plan
from iatheque.projects import entries
from iatheque.schema.levels import Level
from iatheque.schema.remark import Severity

pytestmark = pytest.mark.django_db

KEPT_OUT = [
    (16, "24410051800170", "24310051800170"),
    (17, "24510051800170", "24310051800170"),
    (18, "24610051800170", "24310051800170"),
]


@pytest.fixture
def path(shared_data: Path) -> Path:
    return shared_data / "bibliotheque_reelle_2025-09-27.csv"


def applied(path: Path, **options: bool) -> tuple[dict[Action, int], Applied]:
    """Import the file; return what the plan counted, and what was done."""
    with make_plan(path, Options(**options)) as plan:
        return dict(plan.counts), apply_plan(plan)


def test_thirty_projects_are_published_and_three_kept_out(path: Path) -> None:
    counts, done = applied(path)

    assert counts == {Action.CREATED: 30, Action.REFUSED: 3}
    assert done == Applied(created=30)
    assert entries.count(Level.PUBLIC) == 30


def test_the_three_kept_out_say_why_and_what_is_proposed(path: Path) -> None:
    with make_plan(path) as plan:
        kept_out = [
            (line.number, remark.found, line.suggestion)
            for line in plan.lines()
            for remark in line.remarks
            if remark.severity is Severity.ERROR
        ]

    assert kept_out == KEPT_OUT


def test_accepted_proposals_publish_all(path: Path) -> None:
    assert applied(path, accept_suggestions=True) == (
        {Action.CREATED: 33},
        Applied(created=33),
    )


@pytest.mark.parametrize("options", [{}, {"drafts": True}, {"accept_suggestions": True}])
def test_the_same_file_twice_changes_nothing(path: Path, options: dict[str, bool]) -> None:
    before, _done = applied(path, **options)

    counts, done = applied(path, **options)

    refused = before.get(Action.REFUSED, 0)
    assert counts.get(Action.UNCHANGED) == 33 - refused
    assert (counts.get(Action.REFUSED, 0), done) == (refused, Applied())


def test_drafts_then_proposals_publish_the_drafts(path: Path) -> None:
    assert applied(path, drafts=True)[1] == Applied(created=30, drafts=3)
    assert applied(path, accept_suggestions=True)[1] == Applied(updated=3)
    assert entries.count(Level.PUBLIC) == 33
