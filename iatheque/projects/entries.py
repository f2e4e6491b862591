"""Entries: what a reader of one level sees of a published project.

Surfaces get `Entry` objects from here and nothing else: a value that is not in the entry of the
level cannot be shown, whatever the template does.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import islice
from typing import Any

from django.db.models import Min, QuerySet

from iatheque.access.gate import level_on, opened_extensions, readable_fields, shown_fields
from iatheque.access.viewer import Viewer
from iatheque.schema.field import Value
from iatheque.schema.levels import Level
from iatheque.schema.reading import JOINER

from .entry_models import EntryBase, EntryExpert, EntryPublic, EntryRestreint

ENTRY_MODELS: dict[Level, type[EntryBase]] = {
    Level.PUBLIC: EntryPublic,
    Level.RESTREINT: EntryRestreint,
    Level.EXPERT: EntryExpert,
}

_HEAD = (
    "project_id",
    "public_id",
    "slug",
    "siren",
    "number",
    "first_published_at",
    "published_at",
    "completeness",
    "extensions",
)
EXTRA_COLUMNS = frozenset(_HEAD) - {"project_id"} | {"project"}
_BATCH = 2000


def path_of(public_id: str, slug: str) -> str:
    """Return the address of a project's page, without host."""
    return f"/projets/{public_id}-{slug}/"


@dataclass(frozen=True, slots=True)
class Entry:
    """A published project as one level reads it; `values` holds only filled fields."""

    pk: int
    id: str
    slug: str
    siren: str
    number: int
    first_published_at: datetime
    published_at: datetime
    completeness: int
    level: Level
    values: Mapping[str, Value]

    @property
    def path(self) -> str:
        """The address of its page, without host."""
        return path_of(self.id, self.slug)

    def text(self, key: str) -> str:
        """Return a single value as text, empty when it is not filled or not readable."""
        value = self.values.get(key, "")
        return JOINER.join(value) if isinstance(value, list) else str(value)

    def items(self, key: str) -> list[str]:
        """Return the values of a multi-valued field, empty when not filled or not readable."""
        value = self.values.get(key, [])
        return value if isinstance(value, list) else [str(value)]


@cache
def _columns(level: Level) -> tuple[tuple[str, ...], tuple[tuple[str, bool], ...]]:
    """Return the columns to fetch at `level`, and (key, is a list) of those after the head."""
    fields = readable_fields(level)
    return (
        _HEAD + tuple(field.key for field in fields),
        tuple((field.key, field.multiple) for field in fields),
    )


@cache
def _rows(level: Level) -> QuerySet[EntryBase, tuple[Any, ...]]:
    """Return the query of all columns at `level`, prepared once: resolving names costs most."""
    columns, _ = _columns(level)
    return ENTRY_MODELS[level]._default_manager.order_by("pk").values_list(*columns)


def fetch(level: Level, pks: Sequence[int]) -> list[Entry]:
    """Return the entries of these projects at `level`, in the order asked, gone ones left out.

    One query, whatever their number; ask for pages, not for the whole catalogue.
    """
    found = {entry.pk: entry for entry in _entries(level, project_id__in=pks)}
    return [found[pk] for pk in pks if pk in found]


def get(level: Level, public_id: str) -> Entry | None:
    """Return the entry of the project of that identifier at `level`, or None."""
    return next(_entries(level, public_id=public_id), None)


def get_for(viewer: Viewer, public_id: str) -> Entry | None:
    """Return the entry of that project at the level at which `viewer` reads it, or None."""
    entry = get(Level.PUBLIC, public_id)
    level = level_on(viewer, entry.siren) if entry else Level.PUBLIC
    return entry if level is Level.PUBLIC else get(level, public_id)


def of_authority(
    level: Level, siren: str, *, limit: int, without: int | None = None
) -> list[Entry]:
    """Return up to `limit` entries of the authority, latest first, but the project `without`."""
    rows = _rows(level).filter(siren=siren).exclude(project_id=without or 0)
    return [_entry(level, row) for row in rows.order_by("-published_at", "-pk")[:limit]]


def latest(level: Level, *, limit: int, **lookup: Any) -> list[Entry]:
    """Return the `limit` entries published last that match `lookup` (public columns)."""
    rows = _rows(level).filter(**lookup).order_by("-first_published_at", "-pk")[:limit]
    return [_entry(level, row) for row in rows]


def stream(level: Level, pks: Iterable[Sequence[int]] | None = None) -> Iterator[Entry]:
    """Yield all entries at `level` by project, or those of the batches of `pks`, memory flat.

    Each batch is a short query of its own: a slow reader holds neither cursor nor snapshot.
    """
    for batch in _batches(level) if pks is None else (fetch(level, batch) for batch in pks):
        yield from batch


def newest(level: Level, *, limit: int, among: Collection[int] | None = None) -> list[Entry]:
    """Return the `limit` entries published or updated last, of all or of the keys `among`."""
    rows = ENTRY_MODELS[level]._default_manager.order_by("-published_at", "-pk")
    if among is None:
        return fetch(level, list(rows.values_list("pk", flat=True)[:limit]))
    if len(among) <= _BATCH:
        return fetch(level, list(rows.filter(pk__in=among).values_list("pk", flat=True)[:limit]))
    # Many projects are asked for: their newest are near the top of all.
    keys = rows.values_list("pk", flat=True).iterator(chunk_size=_BATCH)
    return fetch(level, list(islice((pk for pk in keys if pk in among), limit)))


def published_between(level: Level, start: datetime, stop: datetime) -> list[int]:
    """Return the keys of the entries published or updated after `start`, until `stop`, in order."""
    rows = ENTRY_MODELS[level]._default_manager.order_by("published_at", "pk")
    found = rows.filter(published_at__gt=start, published_at__lte=stop)
    return list(found.values_list("pk", flat=True))


def keys_after(level: Level, pk: int, *, limit: int) -> list[int]:
    """Return the keys of the `limit` projects that follow the one of key `pk`."""
    rows = ENTRY_MODELS[level]._default_manager.filter(pk__gt=pk).order_by("pk")
    return list(rows.values_list("pk", flat=True)[:limit])


def count(level: Level) -> int:
    """Return the number of published projects."""
    return ENTRY_MODELS[level]._default_manager.count()


def first_publication(level: Level) -> datetime | None:
    """Return when the first of the published projects was published, None when there is none."""
    found = ENTRY_MODELS[level]._default_manager.aggregate(first=Min("first_published_at"))
    first: datetime | None = found["first"]
    return first


def addresses(level: Level, *, start: int, stop: int) -> list[tuple[str, datetime]]:
    """Return the address and last publication of the entries from rank `start` to `stop`."""
    rows = ENTRY_MODELS[level]._default_manager.order_by("pk")
    found = rows.values_list("public_id", "slug", "published_at")[start:stop]
    return [(path_of(public_id, slug), at) for public_id, slug, at in found]


def _batches(level: Level) -> Iterator[list[Entry]]:
    last = 0
    while batch := [_entry(level, row) for row in _rows(level).filter(pk__gt=last)[:_BATCH]]:
        last = batch[-1].pk
        yield batch


def _entries(level: Level, **lookup: Any) -> Iterator[Entry]:
    return (_entry(level, row) for row in _rows(level).filter(**lookup))


def _entry(level: Level, row: tuple[Any, ...]) -> Entry:
    values: dict[str, Value] = {}
    for (key, multiple), cell in zip(_columns(level)[1], row[len(_HEAD) :], strict=True):
        if cell is not None and cell != "":
            values[key] = cell.split(JOINER) if multiple else cell
    values.update(row[8])
    return Entry(*row[:8], level, values)


def columns_of(level: Level, values: Mapping[str, Value]) -> dict[str, Any]:
    """Return the columns of an entry at `level` for a full set of canonical values.

    This is the redaction: keys that the level may not read are not looked at.
    """
    columns: dict[str, Any] = {}
    for field in readable_fields(level):
        value = values.get(field.key)
        if field.numeric:
            columns[field.key] = value
        elif isinstance(value, list):
            columns[field.key] = JOINER.join(value)
        else:
            columns[field.key] = value or ""
    columns["extensions"] = {
        field.key: values[field.key]
        for field in shown_fields(level, opened_extensions(values))
        if field.extension and field.key in values
    }
    return columns
