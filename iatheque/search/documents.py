"""From an entry to what the index of its level holds of it."""

from collections.abc import Callable
from functools import cache
from typing import Any

import tantivy

from iatheque.access.gate import (
    countable_fields,
    filterable_fields,
    queryable_fields,
    sortable_fields,
)
from iatheque.lib import dates, mercator
from iatheque.lib.text import fold
from iatheque.projects.entries import Entry
from iatheque.schema.field import Field, Kind
from iatheque.schema.identifiers import siren_of
from iatheque.schema.levels import Level
from iatheque.schema.place import in_france
from iatheque.schema.vocabularies import THEMES

from .analysis import indexed, surface
from .columns import (
    ACROSS,
    CURVE,
    DOWN,
    FRESHNESS,
    PK,
    SPELLING,
    THEME_RANK,
    counted_of,
    is_mapped,
    order_of,
    prefixes_of,
    set_number,
    suggested_fields,
    words_of,
)
from .index import schema

_PK_BITS = 32
_PK_MAX = 2**_PK_BITS - 1
_LONGEST_RAW = 500

_THEME_RANKS = {theme.name: rank for rank, theme in enumerate(THEMES, start=1)}

_DATE_KEYS: dict[Kind, Callable[[str], int]] = {
    Kind.MONTH: dates.month_key,
    Kind.DAY: dates.day_key,
}


def document(entry: Entry) -> tantivy.Document:
    """Return the document of `entry`, made of the values that the entry holds and no others."""
    columns: dict[str, Any] = {PK: entry.pk, FRESHNESS: freshness(entry.pk)}
    columns |= words(entry)
    columns[SPELLING] = _spellings(entry)
    columns |= _choices(entry)
    columns |= _suggested(entry)
    columns |= _orders(entry)
    if is_mapped(entry.level):
        columns |= _place(entry)
    return tantivy.Document.from_dict(columns, schema(entry.level))


def freshness(pk: int) -> float:
    """Return a number that grows with `pk` and lifts a score by 1 % at most.

    The search engine multiplies scores by log2(2 + number): equally relevant projects then come
    newest first, without a second sort over all of them.
    """
    return 0.014 * pk / (pk + 100_000)


def words(entry: Entry) -> dict[str, list[str]]:
    """Return the searched texts of `entry`, as the index holds them, by column."""
    columns: dict[str, list[str]] = {}
    for field in _searched(entry.level):
        if field.key in entry.values:
            column = columns.setdefault(words_of(field), [])
            for text in entry.items(field.key):
                column.extend(indexed(text).texts)
    return columns


def _spellings(entry: Entry) -> str:
    found: set[str] = set()
    for field in _searched(entry.level):
        found.update(*(indexed(text).spellings for text in entry.items(field.key)))
    return " ".join(found)


@cache
def _searched(level: Level) -> tuple[Field, ...]:
    return tuple(field for field in queryable_fields(level) if field.weight)


def _choices(entry: Entry) -> dict[str, Any]:
    columns: dict[str, Any] = {
        field.key: raw_values(field, entry)
        for field in filterable_fields(entry.level).values()
        if field.key in entry.values
    }
    for field in countable_fields(entry.level).values():
        if field.multiple:
            # Never left out: a column without holes is quicker to count.
            columns[counted_of(field)] = set_number(field.key, entry.items(field.key))
    return columns


def raw_values(field: Field, entry: Entry) -> list[str]:
    """Return the values of `field` that a filter may ask for: a year, a SIREN, each choice."""
    values = entry.items(field.key)
    if field.kind in _DATE_KEYS:
        return [value[-4:] for value in values]
    if field.kind is Kind.SIRET:
        return [name for value in values for name in (value, siren_of(value))]
    return values


def _suggested(entry: Entry) -> dict[str, str]:
    columns = {}
    for field in suggested_fields(entry.level):
        text = entry.text(field.key)[:_LONGEST_RAW]
        columns[field.key] = text
        columns[prefixes_of(field.key)] = " ".join(dict.fromkeys(map(fold, surface(text))))
    return columns


def _orders(entry: Entry) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    for field in sortable_fields(entry.level).values():
        text = entry.text(field.key)
        up, down = order_of(field, descending=False), order_of(field, descending=True)
        if key := _DATE_KEYS.get(field.kind):
            columns[up] = key(text) << _PK_BITS | (_PK_MAX - entry.pk)
            columns[down] = key(text) << _PK_BITS | entry.pk
        else:
            columns[up] = f"{fold(text)[:_LONGEST_RAW]}\x1f{_PK_MAX - entry.pk:010d}"
    return columns


def _place(entry: Entry) -> dict[str, int]:
    """Return where `entry` is; a position that no map of France can show is as none."""
    longitude, latitude = entry.values.get("longitude"), entry.values.get("latidude")
    x = y = 0
    if isinstance(longitude, float) and isinstance(latitude, float):
        x, y = mercator.project(longitude, latitude) if in_france(longitude, latitude) else (0, 0)
    rank = _THEME_RANKS.get(entry.text("theme"), 0)
    return {ACROSS: x, DOWN: y, CURVE: mercator.interleave(x, y), THEME_RANK: rank}
