"""What the index of one level holds, and how it is opened.

A level's index is made of the fields that this level may query and of nothing else.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import tantivy

from iatheque.access.gate import (
    facet_fields,
    filterable_fields,
    queryable_fields,
    sortable_fields,
)
from iatheque.schema.field import Field, Kind
from iatheque.schema.levels import Level

from . import analysis

# Raise it when `documents.py` writes other values in the same columns.
VERSION = 1

PK = "pk"
FRESHNESS = "freshness"
SPELLING = "spelling"
SUGGESTED = ("nom_projet", "coll_nom")

_BITS = 63
_WORDS = "words"
_RAW = "raw"


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


def set_number(field: Field, values: Iterable[str]) -> int:
    """Return the number that stands for a set of values: one bit per value of the list."""
    return sum(1 << _places(field)[value] for value in set(values) if value in _places(field))


@lru_cache(maxsize=4096)
def set_values(field: Field, number: int) -> tuple[str, ...]:
    """Return the values that `set_number` made `number` of."""
    return tuple(value for value, place in _places(field).items() if number >> place & 1)


@cache
def _places(field: Field) -> dict[str, int]:
    if field.vocabulary is None or len(field.vocabulary.values) > _BITS:
        raise ValueError(
            f"{field.key}: a multi-valued facet needs a list of {_BITS} values at most"
        )
    return {value: place for place, value in enumerate(field.vocabulary.values)}


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
def columns(level: Level) -> tuple[Column, ...]:
    """Return all the columns of the index of `level`."""
    found = [
        _number("unsigned", PK, indexed=True),
        _number("float", FRESHNESS),
        _text(SPELLING, _WORDS),
    ]
    found += [_text(name, _WORDS, positions=True) for name in weights(level)]
    facets = facet_fields(level)
    for field in filterable_fields(level).values():
        found.append(_text(field.key, _RAW, fast=field in facets and not field.multiple))
    found += [_number("unsigned", counted_of(field)) for field in facets if field.multiple]
    for field in suggested_fields(level):
        found += [_text(prefixes_of(field.key), _WORDS), _text(field.key, _RAW, fast=True)]
    for field in sortable_fields(level).values():
        found += _orders(field)
    return tuple(found)


@cache
def schema(level: Level) -> tantivy.Schema:
    """Return the schema of the index of `level`."""
    builder = tantivy.SchemaBuilder()
    for column in columns(level):
        column.add_to(builder)
    return builder.build()


@cache
def fingerprint() -> str:
    """Return what an index must have been built with to be read by this release."""
    sets = [_places(field) for field in facet_fields(Level.EXPERT) if field.multiple]
    made_of = (VERSION, analysis.VERSION, version("tantivy"), sets, *map(columns, Level))
    return hashlib.sha256(repr(made_of).encode()).hexdigest()[:12]


def make_index(folder: Path, level: Level) -> tantivy.Index:
    """Make an empty index of `level` in the empty `folder`."""
    return _ready(tantivy.Index(schema(level), str(folder)))


def open_index(folder: Path) -> tantivy.Index:
    """Open the index in `folder`; raises `ValueError` when there is none that can be read."""
    return _ready(tantivy.Index.open(str(folder)))


def _ready(index: tantivy.Index) -> tantivy.Index:
    split = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    # Forgotten when an index is closed: registered at each opening.
    index.register_tokenizer(_WORDS, split)
    index.config_reader("manual")
    return index


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
    return [_text(order_of(field, descending=False), _RAW, fast=True)]
