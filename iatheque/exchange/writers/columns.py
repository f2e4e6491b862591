"""What tables are written from: the columns of one level, straight from its entries.

Entry columns hold the written form of each value, so no object is built on the way. Each batch is
a short query of its own: a slow download holds neither a cursor nor a snapshot of the database.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.db.models import QuerySet

from iatheque.access.gate import readable_fields
from iatheque.projects.entries import ENTRY_MODELS, path_of
from iatheque.schema.field import Field
from iatheque.schema.levels import Level

HEAD = ("id", "url")
_BATCH = 2000

Pks = Iterable[Sequence[int]]
Column = Sequence[Any]
Columns = list[Column]


def header(level: Level) -> list[str]:
    """Return the names of the columns at `level`: id, url, then readable fields as published."""
    return [*HEAD, *(field.key for field in readable_fields(level))]


def batches(level: Level, pks: Pks | None, *, site_url: str) -> Iterator[Columns]:
    """Yield batches of the columns named by `header`.

    Rows come by project: all of them, or those of the batches of keys `pks`.
    """
    rows = ENTRY_MODELS[level]._default_manager.order_by("pk")
    names = tuple(field.key for field in readable_fields(level))
    return column_batches(rows, names, pks, site_url=site_url)


def column_batches(
    rows: QuerySet[Any], names: tuple[str, ...], pks: Pks | None, *, site_url: str
) -> Iterator[Columns]:
    """Yield batches of columns of the entries `rows` (ordered by key): id, url, then `names`."""
    wanted = rows.values_list("pk", "public_id", "slug", *names)
    for batch in _following(wanted) if pks is None else _chosen(wanted, pks):
        _, ids, slugs, *columns = zip(*batch, strict=True)
        yield [ids, [site_url + path for path in map(path_of, ids, slugs)], *columns]


def changed(
    fields: Sequence[Field], columns: Columns, change: Callable[[Field, Column], Column]
) -> Columns:
    """Return `columns`, the last of which hold `fields`, with `change` made to each of these."""
    start = len(columns) - len(fields)
    return [*columns[:start], *map(change, fields, columns[start:])]


def _following(rows: QuerySet[Any]) -> Iterator[list[tuple[Any, ...]]]:
    last = 0
    while batch := list(rows.filter(pk__gt=last)[:_BATCH]):
        last = batch[-1][0]
        yield batch


def _chosen(rows: QuerySet[Any], pks: Pks) -> Iterator[list[tuple[Any, ...]]]:
    for chosen in pks:
        if batch := list(rows.filter(pk__in=chosen)):
            yield batch
