"""« Rien n’a changé »: what is online is still right, says its authority today."""

from django.db import transaction

from iatheque.accounts.models import User
from iatheque.lib import dates
from iatheque.lib.messages import N_
from iatheque.moderation.standing import allowed
from iatheque.organisations.viewers import viewer_for
from iatheque.projects.domain.parts import save_part
from iatheque.projects.domain.publication import values_of
from iatheque.projects.models import Project, Publication
from iatheque.projects.states import State

from .decisions import publish
from .rules import ChangedMeanwhileError, NotAllowedError, check, locked, waiting_review
from .submission import submit

_MESSAGE = N_("Relue : rien n’a changé.")


@transaction.atomic
def confirm_unchanged(project: Project, *, by: User) -> bool:
    """Send what is online with today’s date; True when it is published at once.

    It is where the authority’s own circuit lets `by` decide. Raises `NotAllowedError` (not online,
    no right, a version waits already) and `ChangedMeanwhileError` (the draft says something else).
    """
    project = locked(project)
    check(by, "submit", project)
    if project.state != State.PUBLISHED or waiting_review(project):
        raise NotAllowedError("confirm")
    if is_ahead(project):
        raise ChangedMeanwhileError
    today = {"date": dates.write_day(dates.today())}
    draft, _remarks = save_part(project, today, revision=project.draft.revision, by=by)
    review = submit(project, by=by, message=_MESSAGE)
    if not (project.own_circuit and allowed(viewer_for(by), project)["review"]):
        return False
    publish(project, by=by, revision=draft.revision, review=review)
    return True


def is_ahead(project: Project) -> bool:
    """True when the draft says something else than what is online, the date aside."""
    online = Publication.objects.filter(project=project).order_by("-number").first()
    draft = project.draft
    shown = values_of(online) if online else {}
    return bool(draft.unread) or draft.values | {"date": ""} != shown | {"date": ""}
