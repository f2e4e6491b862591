"""What an import sends to be read, or takes back: many versions, few queries, one letter."""

from collections.abc import Sequence

from django.db import transaction

from iatheque.accounts.models import User
from iatheque.moderation.models import AuditEvent, ReviewRequest
from iatheque.moderation.standing import allowed
from iatheque.organisations.viewers import viewer_for
from iatheque.projects.domain.publication import NotPublishableError
from iatheque.projects.domain.state import set_state
from iatheque.projects.models import Draft, Project
from iatheque.projects.states import State
from iatheque.schema.checking import check as check_values
from iatheque.schema.checking import errors

from .rules import NotAllowedError

_STATUSES = ReviewRequest.Status


@transaction.atomic
def submit_all(projects: Sequence[Project], *, by: User, message: str) -> None:
    """Send the drafts of `projects`, fetched with their authority, as `submit` would each.

    One that waits already waits with its new revision. No letter leaves: the caller tells once.
    Raises `NotAllowedError` and `NotPublishableError`; nothing is then sent.
    """
    drafts = Draft.objects.in_bulk([project.pk for project in projects])
    _check(projects, drafts, by)
    waiting = waiting_reviews(projects)
    for review in waiting.values():
        review.revision, review.message = (
            drafts[review.project_id].revision,
            review.message or message,
        )
    ReviewRequest.objects.bulk_update(waiting.values(), ["revision", "message"])
    new = [project for project in projects if project.pk not in waiting]
    ReviewRequest.objects.bulk_create(
        [
            ReviewRequest(
                project=project,
                revision=drafts[project.pk].revision,
                is_update=project.state == State.PUBLISHED,
                submitted_by=by,
                message=message,
            )
            for project in new
        ]
    )
    hidden = [project for project in new if project.state != State.PUBLISHED]
    set_state(hidden, State.SUBMITTED, by=by, reason=message)
    _record(projects, AuditEvent.Kind.SUBMITTED, by=by, detail=message)


@transaction.atomic
def take_back_all(reviews: Sequence[ReviewRequest], *, by: User | None, reason: str) -> None:
    """Stop these reviews, fetched with their projects; what was not online is a draft again."""
    pks = [review.pk for review in reviews]
    ReviewRequest.objects.filter(pk__in=pks).update(status=_STATUSES.TAKEN_BACK)
    projects = [review.project for review in reviews]
    hidden = [project for project in projects if project.state == State.SUBMITTED]
    set_state(hidden, State.DRAFT, by=by, reason=reason)
    _record(projects, AuditEvent.Kind.TAKEN_BACK, by=by, detail=reason)


def close_published(projects: Sequence[Project]) -> None:
    """End the reviews of what an import has just published: it was published with it."""
    waiting = ReviewRequest.objects.filter(project__in=projects, status=_STATUSES.WAITING)
    waiting.update(status=_STATUSES.PUBLISHED)


def waiting_reviews(projects: Sequence[Project]) -> dict[int, ReviewRequest]:
    """Return, by project, the versions that wait to be read."""
    rows = ReviewRequest.objects.filter(project__in=projects, status=_STATUSES.WAITING)
    return {review.project_id: review for review in rows.select_related("project").order_by("pk")}


def _check(projects: Sequence[Project], drafts: dict[int, Draft], by: User) -> None:
    viewer = viewer_for(by)
    for project in projects:
        if not (by.is_active and allowed(viewer, project)["submit"]):
            raise NotAllowedError("submit")
        if wrong := errors(check_values(drafts[project.pk].values)):
            raise NotPublishableError(project, wrong)


def _record(
    projects: Sequence[Project], kind: AuditEvent.Kind, *, by: User | None, detail: str
) -> None:
    AuditEvent.objects.bulk_create(
        [
            AuditEvent(
                kind=kind, by=by, project=project, organisation=project.organisation, detail=detail
            )
            for project in projects
        ]
    )
