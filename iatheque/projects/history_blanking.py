"""Masking one value in the past of a project: the only change a publication ever knows."""

from collections.abc import Sequence

from django.db import transaction

from iatheque.schema.field import Value
from iatheque.schema.fields import FIELD
from iatheque.schema.model import FIELD_BY_KEY

from .models import Project, Publication
from .states import State


class StillShownError(Exception):
    """The value is in what readers see now: publish a version without it first."""


class NothingToBlankError(Exception):
    """No past publication of this number holds a value for this field."""


def blank(project: Project, key: str, number: int) -> list[int]:
    """Mask the value of `key` in publication `number`, and the same value in every past one.

    Returns the numbers of the publications changed. Raises `StillShownError` when that publication
    is what readers see now, `NothingToBlankError` when there is nothing to mask. Whoever calls
    checks the right to do it and writes it down (`moderation/domain/blanking.py`).
    """
    with transaction.atomic():
        rows = list(
            Publication.objects.select_for_update().filter(project=project).order_by("number")
        )
        if rows and project.state == State.PUBLISHED:
            shown = rows.pop()
            if shown.number == number:
                raise StillShownError
        value = next((_get(row, key) for row in rows if row.number == number), None)
        if value is None:
            raise NothingToBlankError
        same = [row for row in rows if _get(row, key) == value]
        _mask(same, key)
    return [row.number for row in same]


def _mask(rows: Sequence[Publication], key: str) -> None:
    for row in rows:
        _holder(row, key)[key] = None
    Publication.objects.bulk_update(rows, ["values", "extensions"], batch_size=200)


def _get(row: Publication, key: str) -> Value | None:
    return _holder(row, key).get(key)


def _holder(row: Publication, key: str) -> dict[str, Value | None]:
    """Return the part of the snapshot that holds `key`."""
    if key in FIELD:
        return row.values
    extension = FIELD_BY_KEY[key].extension if key in FIELD_BY_KEY else None
    found: dict[str, Value | None] = row.extensions.get(extension, {}).get("values", {})
    return found
