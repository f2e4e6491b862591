"""The columns of the index of one level: the fields that this level may query and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import tantivy

from iatheque.access.gate import (
    countable_fields,
    filterable_fields,
    queryable_fields,
    sortable_fields,
)
from iatheque.schema.field import Field, Kind
from iatheque.schema.levels import Level
from iatheque.schema.model import FIELD_BY_KEY

PK = "pk"
FRESHNESS = "freshness"
SPELLING = "spelling"
SUGGESTED = ("nom_projet", "coll_nom")

# Where a project is: its place on the flat map, and on the curve that runs through its squares. All
# three are 0 for a project without a usable position.
ACROSS, DOWN, CURVE = "place_x", "place_y", "place"
THEME_RANK = "theme_rank"
_LOCATING = frozenset({"longitude", "latidude", "theme"})

_BITS = 63
WORDS = "words"
RAW = "raw"


@dataclass(frozen=True, slots=True)
class Column:
    """One field of the search engine: the kind of number or text, its name, its options."""

    kind: str
    name: str
    options: tuple[tuple[str, Any], ...]

    def add_to(self, builder: tantivy.SchemaBuilder) -> None:
        """Declare the column to the search engine."""
        getattr(builder, f"add_{self.kind}_field")(self.name, **dict(self.options))


def words_of(field: Field) -> str:
    """Return the column of the words of `field`: one for all the fields of the same weight."""
    return f"words_{round(field.weight * 10)}"


def counted_of(field: Field) -> str:
    """Return the column that a facet is counted by: all the values of a project in one number."""
    return f"set_{field.key}" if field.multiple else field.key


def set_number(key: str, values: Iterable[str]) -> int:
    """Return the number that stands for a set of values of the field `key`.

    Small numbers are counted three times as fast as large ones: where the model allows few values
    at a time, each is a digit; elsewhere each is a bit.
    """
    ranks = places(key)
    found = sorted(ranks[value] for value in set(values) if value in ranks)
    if FIELD_BY_KEY[key].maximum is None:
        return sum(1 << rank - 1 for rank in found)
    return sum(rank * (len(ranks) + 1) ** power for power, rank in enumerate(found))


@lru_cache(maxsize=4096)
def set_values(key: str, number: int) -> tuple[str, ...]:
    """Return the values that `set_number` made `number` of."""
    ranks = places(key)
    if FIELD_BY_KEY[key].maximum is None:
        return tuple(value for value, rank in ranks.items() if number >> rank - 1 & 1)
    digits = set()
    while number:
        number, digit = divmod(number, len(ranks) + 1)
        digits.add(digit)
    return tuple(value for value, rank in ranks.items() if rank in digits)


def values_counted(field: Field, key: str | int) -> tuple[str, ...]:
    """Return the values that the number `key`, or the value itself, stands for in a count."""
    return set_values(field.key, int(key)) if field.multiple else (str(key),)


@cache
def places(key: str) -> dict[str, int]:
    """Return the rank of each value of a multi-valued facet in its list, from 1."""
    vocabulary = FIELD_BY_KEY[key].vocabulary
    if vocabulary is None or len(vocabulary.values) > _BITS:
        raise ValueError(f"{key}: a multi-valued facet needs a list of {_BITS} values at most")
    return {value: rank for rank, value in enumerate(vocabulary.values, start=1)}


def prefixes_of(key: str) -> str:
    """Return the column of the plain words of a suggested field."""
    return f"prefix_{key}"


def order_of(field: Field, *, descending: bool) -> str:
    """Return the column that orders by `field`, the newest project first among equals."""
    return f"order_{field.key}" + ("_down" if descending else "")


@cache
def suggested_fields(level: Level) -> tuple[Field, ...]:
    """Return the fields whose whole text is offered while typing, if readable at `level`."""
    return tuple(field for field in queryable_fields(level) if field.key in SUGGESTED)


@cache
def weights(level: Level) -> dict[str, float]:
    """Return the boost of each column of words at `level`."""
    return {words_of(field): field.weight for field in queryable_fields(level) if field.weight}


@cache
def is_mapped(level: Level) -> bool:
    """True when a reader of `level` may query all that a map shows."""
    return {field.key for field in queryable_fields(level)} >= _LOCATING


@cache
def columns(level: Level) -> tuple[Column, ...]:
    """Return all the columns of the index of `level`."""
    found = [
        _number("unsigned", PK, indexed=True),
        _number("float", FRESHNESS),
        _text(SPELLING, WORDS),
    ]
    found += [_text(name, WORDS, positions=True) for name in weights(level)]
    counted = countable_fields(level)
    for field in filterable_fields(level).values():
        found.append(_text(field.key, RAW, fast=field.key in counted and not field.multiple))
    several = (field for field in counted.values() if field.multiple)
    found += [_number("unsigned", counted_of(field)) for field in several]
    for field in suggested_fields(level):
        found += [_text(prefixes_of(field.key), WORDS), _text(field.key, RAW, fast=True)]
    for field in sortable_fields(level).values():
        found += _orders(field)
    if is_mapped(level):
        found += [_number("unsigned", name, indexed=True) for name in (ACROSS, DOWN)]
        found += [_number("unsigned", name) for name in (CURVE, THEME_RANK)]
    return tuple(found)


def _number(kind: str, name: str, **options: bool) -> Column:
    return Column(kind, name, tuple(sorted({"fast": True, **options}.items())))


def _text(name: str, tokenizer: str, *, fast: bool = False, positions: bool = False) -> Column:
    options = (
        ("fast", fast),
        ("index_option", "position" if positions else "basic"),
        ("tokenizer_name", tokenizer),
    )
    return Column("text", name, options)


def _orders(field: Field) -> list[Column]:
    if field.kind in {Kind.MONTH, Kind.DAY}:
        return [
            _number("unsigned", order_of(field, descending=False)),
            _number("unsigned", order_of(field, descending=True)),
        ]
    return [_text(order_of(field, descending=False), RAW, fast=True)]
