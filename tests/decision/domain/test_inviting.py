"""Invited voices: one key one answer, a link that closes, and no way to guess."""

import pytest

from iatheque.decision.domain import inviting
from iatheque.decision.domain.inviting import (
    ClosedError,
    answer,
    close,
    find_invitation,
    invite,
    open_invitations,
)
from iatheque.decision.domain.rules import NotAllowedError
from iatheque.decision.domain.saving import answers_of
from iatheque.decision.models import INVITATION_LIFE, Evaluation
from tests.decision.domain.cases import given, noted, project_of, town

pytestmark = pytest.mark.django_db

KEY, OTHER = "k" * 32, "o" * 32


def test_the_same_key_answers_again_another_is_another_person() -> None:
    place, agent, _approver = town()
    row, token = invite(project_of(place), "girouet", "amont", by=agent)
    for key, note in ((KEY, 1), (KEY, 2), (OTHER, 4)):
        answer(row, given("girouet", note), key=key)
    found = Evaluation.objects.order_by("pk")
    assert [(one.revision, answers_of(one), one.respondent, one.updated_by) for one in found] == [
        (2, noted("girouet", 2), None, None),
        (1, noted("girouet", 4), None, None),
    ]
    assert find_invitation(token) == row
    assert token not in repr(vars(row))
    assert KEY not in "".join(one.voice for one in found)


def test_a_closed_link_takes_nothing_and_keeps_what_was_said() -> None:
    place, agent, _approver = town()
    row, token = invite(project_of(place), "girouet", "amont", by=agent)
    answer(row, given("girouet"), key=KEY)
    close(row, by=agent)
    close(row, by=agent)
    assert find_invitation(token) == row
    assert open_invitations(row.project, "girouet", "amont") == []
    with pytest.raises(ClosedError):
        answer(row, given("girouet"), key=OTHER)
    assert Evaluation.objects.count() == 1


def test_a_link_closes_by_itself_after_two_months() -> None:
    place, agent, _approver = town()
    row, token = invite(project_of(place), "girouet", "amont", by=agent)
    assert open_invitations(row.project, "girouet", "amont") == [row]
    row.created_at -= INVITATION_LIFE
    row.save()
    found = find_invitation(token)
    assert (found, found.is_open) == (row, False)
    assert open_invitations(row.project, "girouet", "amont") == []
    with pytest.raises(ClosedError):
        answer(row, given("girouet"), key=KEY)


@pytest.mark.parametrize("key", ["", "court", "k" * 33, "../" * 10 + "ab"])
def test_a_key_that_no_form_gave_is_refused(key: str) -> None:
    place, agent, _approver = town()
    row, _token = invite(project_of(place), "girouet", "amont", by=agent)
    with pytest.raises(ClosedError):
        answer(row, given("girouet"), key=key)


def test_a_link_that_leaked_does_not_fill_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inviting, "VOICES_A_LINK", 1)
    place, agent, _approver = town()
    row, _token = invite(project_of(place), "girouet", "amont", by=agent)
    answer(row, given("girouet"), key=KEY)
    answer(row, given("girouet"), key=KEY)
    with pytest.raises(ClosedError):
        answer(row, given("girouet"), key=OTHER)


def test_strangers_open_and_close_nothing() -> None:
    place, agent, _approver = town()
    _other, stranger, _ref = town("243300316")
    project = project_of(place)
    row, _token = invite(project, "girouet", "amont", by=agent)
    with pytest.raises(NotAllowedError):
        invite(project, "girouet", "amont", by=stranger)
    with pytest.raises(NotAllowedError):
        close(row, by=stranger)
