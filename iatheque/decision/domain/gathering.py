"""Gathering several persons' answers into the view that they share: by lots, when somebody asks."""

from collections.abc import Sequence

from django.db import transaction

from iatheque.accounts.models import User
from iatheque.decision import loading
from iatheque.decision.answers import of_json, to_json
from iatheque.decision.models import Evaluation, Share
from iatheque.decision.results.lots import Voice, gathered, may_gather
from iatheque.projects.catalogue import touch
from iatheque.projects.models import Project

from .rules import check, locked

_AT_ONCE = 100


class TooFewToGatherError(Exception):
    """Fewer than five notes came or changed: the view would tell whose they are."""


@transaction.atomic
def gather(project: Project, tool: str, moment: str, *, by: User) -> None:
    """Take into the shared view the answers that came or changed since, item by item.

    Raises `NotAllowedError`, `TooFewToGatherError`; nothing is then written.
    """
    project = locked(project)
    check(by, "evaluate", project)
    # Locked, so that nobody's account is erased between what is read and what is written.
    found = Evaluation.objects.select_for_update().filter(project=project, tool=tool, moment=moment)
    rows = list(found.order_by("pk"))
    if not can_gather(rows):
        raise TooFewToGatherError(tool)
    for row, counted in zip(rows, gathered(_keys(rows), _voices(rows)), strict=True):
        row.counted = to_json(counted)
    Evaluation.objects.bulk_update(rows, ["counted"], batch_size=_AT_ONCE)
    if Share.objects.filter(project=project, tool=tool, moment=moment).exists():
        touch()


def can_gather(rows: Sequence[Evaluation]) -> bool:
    """True when these answers to one tool, at one moment, would change the view of them all."""
    return may_gather(_keys(rows), _voices(rows))


def _keys(rows: Sequence[Evaluation]) -> list[str]:
    """Return the items that any of the versions used asks for."""
    versions = {(row.tool, row.version) for row in rows}
    return list(dict.fromkeys(key for one in sorted(versions) for key in loading.load(*one).by_key))


def _voices(rows: Sequence[Evaluation]) -> list[Voice]:
    questionnaires = [loading.load(row.tool, row.version) for row in rows]
    return [
        Voice(of_json(one, row.answers).answers, of_json(one, row.counted).answers)
        for one, row in zip(questionnaires, rows, strict=True)
    ]
