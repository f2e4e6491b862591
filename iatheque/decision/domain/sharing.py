"""Sharing the result of a tool with agents, or with everybody; and taking it back."""

from django.db import transaction
from django.utils import timezone

from iatheque.accounts.models import User
from iatheque.decision.models import Evaluation, Share
from iatheque.projects.catalogue import touch
from iatheque.projects.models import Project
from iatheque.schema.levels import Level

from .gathering import TooFewToGatherError, gather
from .rules import check, locked
from .saving import PERSONAL

SHAREABLE = frozenset({"radar", "girouet"})  # the others have no view for readers of the sheet


class NothingToShareError(Exception):
    """Nothing was answered at that moment, or by too few persons for nobody to be recognised."""


@transaction.atomic
def share(project: Project, tool: str, moment: str, level: Level, *, by: User) -> Share:
    """Show the result on the sheet to the readers of `level` (public or restreint).

    Answers of several persons that nobody gathered yet are gathered first. Raises
    `NotAllowedError`, `NothingToShareError`.
    """
    project = locked(project)
    check(by, "share_evaluation", project)
    if tool not in SHAREABLE:
        raise NothingToShareError(tool)
    rows = Evaluation.objects.filter(project=project, tool=tool, moment=moment)
    if not rows.exists():
        raise NothingToShareError(tool)
    if tool in PERSONAL and not rows.exclude(counted={}).exists():
        _gather_first(project, tool, moment, by)
    row, _created = Share.objects.update_or_create(
        project=project,
        tool=tool,
        moment=moment,
        defaults={"level": level, "shared_by": by, "shared_at": timezone.now()},
    )
    touch()
    return row


def _gather_first(project: Project, tool: str, moment: str, by: User) -> None:
    try:
        gather(project, tool, moment, by=by)
    except TooFewToGatherError as error:
        raise NothingToShareError(tool) from error


@transaction.atomic
def unshare(project: Project, tool: str, moment: str, *, by: User) -> None:
    """Make the result private again, at once; raises `NotAllowedError`."""
    project = locked(project)
    check(by, "share_evaluation", project)
    Share.objects.filter(project=project, tool=tool, moment=moment).delete()
    touch()
