"""Masking one value in past publications: who, why, and the line in the log."""

from django.db import transaction

from iatheque.accounts.models import User
from iatheque.moderation.audit import Kind, record
from iatheque.projects.catalogue import touch
from iatheque.projects.history_blanking import blank
from iatheque.projects.models import Project

from .rules import check, locked, reasoned


@transaction.atomic
def blank_value(project: Project, key: str, number: int, *, by: User, reason: str) -> list[int]:
    """Mask a value in the past of `project`; return the numbers of the publications changed.

    Raises `NotAllowedError`, `ReasonMissingError`, and as `history_blanking.blank` does.
    """
    said = reasoned(reason)
    project = locked(project)
    check(by, "blank", project)
    numbers = blank(project, key, number)
    shown = ", ".join(str(number) for number in numbers)
    record(Kind.BLANKED, by=by, project=project, detail=f"{key} ({shown}) · {said}")
    touch()
    return numbers
