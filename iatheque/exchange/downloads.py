"""What can be downloaded at a level: address, measured size, date, licence, schema."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.conf import settings
from django.db.models import Count, Max

from iatheque.access.gate import readable_extension_fields
from iatheque.projects.entries import ENTRY_MODELS
from iatheque.schema.extensions import EXTENSION, EXTENSIONS
from iatheque.schema.levels import Level

from . import licence
from .writers.columns import Pks
from .writers.extension_file import write_extension_csv
from .writers.formats import CSV, FORMATS, available_formats

# Beyond that many projects, a size is that of the first ones, in proportion: it stays within a few
# percent, and nobody waits for all files to be written before reading a page.
MEASURED = 1000


@dataclass(frozen=True, slots=True)
class Download:
    """A file: `href` and `schema` are addresses without host, `size` is in bytes.

    `label` is French, not yet translated. `is_exact` is False when the size was measured on a part,
    `date` None when nothing is published. Only what everybody reads is open data: `licence` and
    `licence_url` are empty above the public level.
    """

    key: str
    label: str
    href: str
    media_type: str
    size: int
    is_exact: bool
    date: datetime | None
    licence: str
    licence_url: str
    schema: str


@dataclass(frozen=True, slots=True)
class _State:
    """How many projects are published, and when one last was: how long a measure is good for."""

    count: int
    last: datetime | None


@dataclass(frozen=True, slots=True)
class _File:
    key: str
    label: str
    path: str
    media_type: str
    schema: str


def downloads(level: Level = Level.PUBLIC) -> list[Download]:
    """Return the files of all projects at `level`, one per format this installation can write."""
    return _measured(
        (
            _File(one.key, one.label, f"projets.{one.key}", one.media_type, one.schema(level))
            for one in available_formats()
        ),
        level,
    )


def extension_downloads(level: Level = Level.PUBLIC) -> list[Download]:
    """Return the files of answers at `level`, one CSV per extension that has fields to read."""
    return _measured(
        (
            _File(
                one.key,
                one.label,
                f"extensions/{one.key}.csv",
                CSV.media_type,
                f"extension-{one.key}.json",
            )
            for one in EXTENSIONS
            if readable_extension_fields(level, one.key)
        ),
        level,
    )


def _state(level: Level) -> _State:
    rows = ENTRY_MODELS[level]._default_manager
    return _State(**rows.aggregate(count=Count("pk"), last=Max("published_at")))


def _measured(files: Iterable[_File], level: Level) -> list[Download]:
    now = _state(level)
    is_open = level is Level.PUBLIC
    return [
        Download(
            key=file.key,
            label=file.label,
            href=f"/donnees/{file.path}",
            media_type=file.media_type,
            size=_size(file.key, level, now),
            is_exact=now.count <= MEASURED,
            date=now.last,
            licence=licence.NAME if is_open else "",
            licence_url=licence.URL if is_open else "",
            schema=f"/donnees/{file.schema}",
        )
        for file in files
    ]


@lru_cache(maxsize=64)
def _size(key: str, level: Level, now: _State) -> int:
    """Write the file of `key` (a format or an extension) and return what it weighs."""
    if now.count <= MEASURED:
        return _weigh(key, level, None)
    rows = ENTRY_MODELS[level]._default_manager.order_by("pk")
    first = list(rows.values_list("pk", flat=True)[:MEASURED])
    return _weigh(key, level, [first]) * now.count // MEASURED


def _weigh(key: str, level: Level, pks: Pks | None) -> int:
    site_url = settings.SITE_URL
    if key in EXTENSION:
        pieces = write_extension_csv(key, level, pks, site_url=site_url)
    else:
        pieces = FORMATS[key].write(level, pks, site_url=site_url)
    return sum(len(piece) for piece in pieces)
