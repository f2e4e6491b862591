"""The catalogue's version: one number that grows with every visible change."""

import time

from django.conf import settings
from django.db import transaction

from .models import CatalogueVersion, Change
from .signals import catalogue_changed

_PK = 1


def record_changes(project_ids: list[int]) -> None:
    """Write one change per project, inside the caller's transaction, and tell once it commits.

    The version row is locked until then, so numbers become visible in order, without gaps.
    """
    last = _advance(len(project_ids))
    first = last - len(project_ids) + 1
    Change.objects.bulk_create(
        [Change(number=first + rank, project_id=pk) for rank, pk in enumerate(project_ids)],
        batch_size=2000,
    )
    transaction.on_commit(lambda: catalogue_changed.send(sender=Change, number=last))


def touch() -> None:
    """Make a new version without a project: an edited text, a setting that shows."""
    with transaction.atomic():
        last = _advance(1)
        transaction.on_commit(lambda: catalogue_changed.send(sender=CatalogueVersion, number=last))


def _advance(count: int) -> int:
    row, _ = CatalogueVersion.objects.select_for_update().get_or_create(pk=_PK)
    row.number += count
    row.save(update_fields=["number"])
    return row.number


def current_version() -> int:
    """Return the number of the last change (one query)."""
    number = CatalogueVersion.objects.filter(pk=_PK).values_list("number", flat=True).first()
    return number or 0


class _Remembered:
    """The version as this process last saw it; at most `CATALOGUE_VERSION_SECONDS` old."""

    number = 0
    until = 0.0


def remembered_version() -> int:
    """Return the version, asked of the database at most once a second per process."""
    now = time.monotonic()
    if now >= _Remembered.until:
        _Remembered.number = current_version()
        _Remembered.until = now + settings.CATALOGUE_VERSION_SECONDS
    return _Remembered.number


def forget_version(**_signal: object) -> None:
    """Make the next `remembered_version` ask the database: this process just changed it."""
    _Remembered.until = 0.0


catalogue_changed.connect(forget_version)
