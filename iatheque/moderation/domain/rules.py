"""What every act of moderation checks first, and how it refuses."""

from iatheque.accounts.models import User
from iatheque.moderation.models import Decision, ReviewRequest
from iatheque.moderation.standing import allowed
from iatheque.organisations.viewers import viewer_for
from iatheque.projects.models import Project


class NotAllowedError(Exception):
    """This person may not do this to this project in its present state."""


class ReasonMissingError(Exception):
    """This decision needs a written reason."""


class ChangedMeanwhileError(Exception):
    """The draft was saved after the reviewer opened it: she decides upon what she has read."""


class AlreadyDecidedError(Exception):
    """Somebody else decided first: `decision`, or None when the version was taken back."""

    def __init__(self, decision: Decision | None) -> None:
        super().__init__(str(decision))
        self.decision = decision


def locked(project: Project) -> Project:
    """Return `project` as it is now, held until the end of the transaction."""
    rows = Project.objects.select_for_update(of=("self",)).select_related("organisation", "draft")
    return rows.get(pk=project.pk)


def check(by: User, ability: str, project: Project) -> None:
    """Raise `NotAllowedError` unless `by` may do it now: her rights are read again."""
    if not (by.is_active and allowed(viewer_for(by), project)[ability]):
        raise NotAllowedError(ability)


def reasoned(reason: str) -> str:
    """Return `reason` without blanks around it; raise `ReasonMissingError` when it is empty."""
    if not (said := reason.strip()):
        raise ReasonMissingError
    return said


def waiting_review(project: Project) -> ReviewRequest | None:
    """Return the version of `project` that waits to be read, if any."""
    rows = ReviewRequest.objects.filter(project=project, status=ReviewRequest.Status.WAITING)
    return rows.order_by("pk").first()
