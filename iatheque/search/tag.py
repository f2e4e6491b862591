"""The catalogue's tag: what every cached page and ETag of an anonymous reader depends on."""

import time
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from iatheque.projects.catalogue import remembered_version
from iatheque.schema.levels import Level

from .follow import applied_number

_SECONDS = 0.5


class _Remembered:
    """The number of the public index as this process last saw it on disk."""

    folder: Path | None = None
    number = 0
    until = 0.0


def catalogue_tag() -> str:
    """Return version, state of the public index, day and release as one token.

    The index moves after the version: a page made in between is made again once it caught up.
    """
    day = timezone.localdate().strftime("%Y%m%d")
    return f"{remembered_version()}-{_remembered_number()}-{day}-{settings.RELEASE}"


def forget_number(**_signal: object) -> None:
    """Make the next tag look at the disk: this process just changed the catalogue."""
    _Remembered.until = 0.0


def _remembered_number() -> int:
    now = time.monotonic()
    if now >= _Remembered.until or _Remembered.folder != settings.INDEX_DIR:
        _Remembered.folder = settings.INDEX_DIR
        _Remembered.number = applied_number(Level.PUBLIC)
        _Remembered.until = now + _SECONDS
    return _Remembered.number
