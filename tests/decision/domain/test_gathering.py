"""The view of several persons: nothing that one of them does is seen in it."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given as any_of
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from iatheque.decision.aggregates import aggregates
from iatheque.decision.domain.gathering import TooFewToGatherError, gather
from iatheque.decision.domain.inviting import answer, invite
from iatheque.decision.domain.rules import NotAllowedError
from iatheque.decision.domain.saving import save
from iatheque.decision.domain.sharing import share
from iatheque.decision.models import Evaluation, Invitation, new_token
from iatheque.decision.shared import shared
from iatheque.organisations.personal_data import erase
from iatheque.projects.catalogue import current_version
from iatheque.schema.levels import Level
from tests.decision.domain.cases import evaluate, given, invited, project_of, town, view

pytestmark = pytest.mark.django_db


def test_answers_are_seen_together_once_they_are_gathered() -> None:
    place, agent, _approver = town()
    project = project_of(place)
    row, _token = invite(project, "girouet", "amont", by=agent)
    for note in (1, 3, 3, 4):
        answer(row, given("girouet", note), key=new_token())
    with pytest.raises(TooFewToGatherError):
        gather(project, "girouet", "amont", by=agent)
    for note in (4, 4, 4):
        answer(row, given("girouet", note), key=new_token())
    assert not view(project).is_shown
    gather(project, "girouet", "amont", by=agent)
    found = view(project)
    assert (found.voices, found.is_shown, found.sheets[0].items[0].counts) == (
        7,
        True,
        (1, 0, 2, 4),
    )


def test_strangers_gather_nothing() -> None:
    place, _agent, _approver = town()
    _other, stranger, _ref = town("243300316")
    with pytest.raises(NotAllowedError):
        gather(project_of(place), "girouet", "amont", by=stranger)


def test_answers_are_gathered_under_as_many_queries_whatever_their_number() -> None:
    place, agent, _approver = town()
    asked = []
    for voices in (5, 15):
        project = project_of(place)
        row, _token = invite(project, "girouet", "amont", by=agent)
        for _voice in range(voices):
            one_more(row, 3)
        with CaptureQueriesContext(connection) as queries:
            gather(project, "girouet", "amont", by=agent)
        asked.append(len(queries))
    assert asked == [asked[0]] * 2


def one_more(row: Invitation, note: int) -> None:
    answer(row, given("girouet", note), key=new_token())


def test_nothing_that_anybody_reads_follows_one_answer() -> None:
    """A sixth answer, one that changes, one whose author leaves: the same before and after."""
    place, agent, approver = town()
    project = project_of(place)
    save(project, given("girouet", 2), by=agent)
    invited(project, approver, 1, 3, 3, 4)
    radar = evaluate(project, approver, note=3)
    Evaluation.objects.filter(pk=radar.pk).update(takes_girouet=True)
    for tool in ("girouet", "radar"):
        share(project, tool, "amont", Level.PUBLIC, by=approver)
    row, _token = invite(project, "girouet", "amont", by=approver)

    def seen() -> tuple[object, ...]:
        return (
            view(project), shared(project.pk, Level.PUBLIC), aggregates(Level.EXPERT),
            current_version(),
        )  # fmt: skip

    before = seen()
    doings: list[Callable[[], object]] = [
        lambda: one_more(row, 4),
        lambda: save(project, given("girouet", 4, revision=1), by=agent),
        lambda: erase(agent),
    ]
    for do in doings:
        do()
        with pytest.raises(TooFewToGatherError):
            gather(project, "girouet", "amont", by=approver)
        assert seen() == before


def test_a_new_lot_of_five_enters_whole_and_what_is_shared_is_made_again() -> None:
    place, agent, approver = town()
    project = project_of(place)
    invited(project, agent, 1, 1, 1, 1, 1)
    share(project, "girouet", "amont", Level.PUBLIC, by=approver)
    version = current_version()
    invited(project, agent, 3, 3, 3, 3, 3)
    assert (view(project).mean, current_version()) == (2, version + 1)


class Attack(TestCase):
    """Somebody gathers after each answer, and looks at each item."""

    @settings(max_examples=15, deadline=None)
    @any_of(st.lists(st.tuples(st.integers(0, 7), st.integers(1, 4)), max_size=16))
    def test_counts_move_by_five_persons_or_not_at_all(self, says: list[tuple[int, int]]) -> None:
        place, agent, _approver = town()
        project = project_of(place)
        row, _token = invite(project, "girouet", "amont", by=agent)
        held: dict[int, str] = {}
        for who, note in says:
            answer(row, given("girouet", note), key=f"{who}" * 32)
            with suppress(TooFewToGatherError):
                gather(project, "girouet", "amont", by=agent)
            rows = Evaluation.objects.order_by("pk")
            now = {one.pk: str(one.counted.get("sens")) for one in rows}
            moved = sum(now[pk] != held.get(pk, "None") for pk in now)
            assert moved == 0 or moved >= 5
            held = now
