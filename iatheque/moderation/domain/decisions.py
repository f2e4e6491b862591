"""Deciding: publish, ask for changes, refuse, withdraw. Each is one transaction.

The same person who clicks twice gets her first decision back; another person who comes second is
told (`AlreadyDecidedError`); and nobody decides upon words she has not read
(`ChangedMeanwhileError`).
"""

from django.db import transaction

from iatheque.accounts.models import User
from iatheque.moderation import letters
from iatheque.moderation.audit import Kind, record
from iatheque.moderation.models import Decision, ReviewRequest
from iatheque.projects.domain.state import set_state
from iatheque.projects.models import Project
from iatheque.projects.states import State

from .rules import (
    AlreadyDecidedError,
    ChangedMeanwhileError,
    NotAllowedError,
    check,
    locked,
    reasoned,
    waiting_review,
)

_KINDS = Decision.Kind
_STATUSES = ReviewRequest.Status


@transaction.atomic
def publish(
    project: Project,
    *,
    by: User,
    revision: int,
    review: ReviewRequest | None = None,
    reason: str = "",
) -> Decision:
    """Show the draft, still at `revision`, to readers; `review` is the request it answers, if any.

    Raises `NotAllowedError`, `AlreadyDecidedError`, `ChangedMeanwhileError`, and
    `NotPublishableError` when the draft has errors.
    """
    project = locked(project)
    if done := _done(review, by, _KINDS.PUBLISHED):
        return done
    check(by, "publish", project)
    _check_revision(project, revision)
    review = review or waiting_review(project)
    if project.state == State.CHANGES_REQUESTED:
        set_state(project, State.SUBMITTED, by=by)
    set_state(project, State.PUBLISHED, by=by, reason=reason.strip())
    return _decide(project, review, _KINDS.PUBLISHED, by=by, reason=reason.strip())


@transaction.atomic
def request_changes(review: ReviewRequest, *, by: User, revision: int, reason: str) -> Decision:
    """Send the version back to its author, with what is asked; what is online stays.

    Raises `NotAllowedError`, `ReasonMissingError`, `AlreadyDecidedError`, `ChangedMeanwhileError`.
    """
    return _send_back(
        review, _KINDS.CHANGES_REQUESTED, State.CHANGES_REQUESTED, by, revision, reason
    )


@transaction.atomic
def refuse(review: ReviewRequest, *, by: User, revision: int, reason: str) -> Decision:
    """Refuse the version, with the reason; what is online stays. Raises as `request_changes`."""
    return _send_back(review, _KINDS.REFUSED, State.REFUSED, by, revision, reason)


@transaction.atomic
def withdraw(project: Project, *, by: User, reason: str) -> Decision:
    """Take a published project away from readers: the national team may, whatever the circuit.

    Raises `NotAllowedError`, also when the project is not online, and `ReasonMissingError`.
    """
    said = reasoned(reason)
    project = locked(project)
    check(by, "withdraw", project)
    _close(waiting_review(project))
    set_state(project, State.ARCHIVED, by=by, reason=said)
    return _decide(project, None, _KINDS.WITHDRAWN, by=by, reason=said)


@transaction.atomic
def archive(project: Project, *, by: User, reason: str) -> Project:
    """Put a project away, by its own authority: readers see it no more, its history stays.

    Raises `NotAllowedError` and `ReasonMissingError`.
    """
    said = reasoned(reason)
    project = locked(project)
    check(by, "archive", project)
    _close(waiting_review(project))
    set_state(project, State.ARCHIVED, by=by, reason=said)
    record(Kind.ARCHIVED, by=by, project=project, detail=said)
    return project


def _close(review: ReviewRequest | None) -> None:
    if review is not None:
        review.status = _STATUSES.CLOSED
        review.save(update_fields=["status"])


def _send_back(
    review: ReviewRequest, kind: Decision.Kind, state: State, by: User, revision: int, reason: str
) -> Decision:
    said = reasoned(reason)
    project = locked(review.project)
    if done := _done(review, by, kind):
        return done
    check(by, "review", project)
    _check_revision(project, revision)
    if project.state == State.SUBMITTED:
        set_state(project, state, by=by, reason=said)
    return _decide(project, review, kind, by=by, reason=said)


def _done(review: ReviewRequest | None, by: User, kind: Decision.Kind) -> Decision | None:
    """Return this very decision when it is already taken; raise when another one is."""
    if review is None:
        return None
    review.refresh_from_db()
    if review.is_waiting:
        return None
    decision = review.decisions.select_related("by").order_by("pk").last()
    if decision is not None and decision.by_id == by.pk and decision.kind == kind:
        return decision
    raise AlreadyDecidedError(decision)


def _check_revision(project: Project, revision: int) -> None:
    if project.draft.revision != revision:
        raise ChangedMeanwhileError


def _decide(
    project: Project, review: ReviewRequest | None, kind: Decision.Kind, *, by: User, reason: str
) -> Decision:
    if review is not None:
        if review.project_id != project.pk:
            raise NotAllowedError("review")
        review.status = _STATUSES(kind.value)
        review.save(update_fields=["status"])
    decision = Decision.objects.create(
        project=project, review=review, kind=kind, by=by, reason=reason
    )
    record(Kind(kind.value), by=by, project=project, detail=reason)
    letters.decided(decision)
    return decision
