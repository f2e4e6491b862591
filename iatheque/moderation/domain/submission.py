"""Sending a version to be read, and taking it back."""

from django.db import transaction

from iatheque.accounts.models import User
from iatheque.moderation import letters
from iatheque.moderation.audit import Kind, record
from iatheque.moderation.models import ReviewRequest
from iatheque.projects.domain.publication import NotPublishableError
from iatheque.projects.domain.state import set_state
from iatheque.projects.models import Project
from iatheque.projects.states import State
from iatheque.schema.checking import check as check_values
from iatheque.schema.checking import errors

from .rules import NotAllowedError, check, locked, waiting_review


@transaction.atomic
def submit(project: Project, *, by: User, message: str = "") -> ReviewRequest:
    """Send the draft of `project` to those who decide; a published project stays online.

    Sent twice, it waits once: the same request is returned. Raises `NotAllowedError`, and
    `NotPublishableError` when the draft has errors: nobody is asked to read what cannot be shown.
    """
    project = locked(project)
    existing = waiting_review(project)
    if existing is not None:
        return _again(existing, project, by=by, message=message)
    if project.state != State.SUBMITTED:
        check(by, "submit", project)
    if wrong := errors(check_values(project.draft.values)):
        raise NotPublishableError(project, wrong)
    is_update = project.state == State.PUBLISHED
    if project.state in {State.DRAFT, State.CHANGES_REQUESTED}:
        set_state(project, State.SUBMITTED, by=by, reason=message.strip())
    review = ReviewRequest.objects.create(
        project=project,
        revision=project.draft.revision,
        is_update=is_update,
        submitted_by=by,
        message=message.strip(),
    )
    record(Kind.SUBMITTED, by=by, project=project, detail=message.strip())
    letters.submitted(review)
    return review


@transaction.atomic
def take_back(project: Project, *, by: User) -> Project:
    """Make a version that was sent, or refused, a draft again; a published one stays online.

    Raises `NotAllowedError`, also when there is nothing to take back.
    """
    project = locked(project)
    review = waiting_review(project)
    if project.state == State.DRAFT or (project.state == State.PUBLISHED and review is None):
        raise NotAllowedError("take_back")
    check(by, "take_back", project)
    if review is not None:
        review.status = ReviewRequest.Status.TAKEN_BACK
        review.save(update_fields=["status"])
    if project.state != State.PUBLISHED:
        set_state(project, State.DRAFT, by=by)
    record(Kind.TAKEN_BACK, by=by, project=project)
    return project


def _again(review: ReviewRequest, project: Project, *, by: User, message: str) -> ReviewRequest:
    """A second click changes nothing; a version saved since then takes the place of the first."""
    if review.revision == project.draft.revision:
        return review
    if project.state == State.PUBLISHED:
        check(by, "submit", project)
    else:
        check(by, "edit", project)
    if wrong := errors(check_values(project.draft.values)):
        raise NotPublishableError(project, wrong)
    review.revision = project.draft.revision
    review.message = message.strip() or review.message
    review.save(update_fields=["revision", "message"])
    record(Kind.SUBMITTED, by=by, project=project, detail=message.strip())
    return review
