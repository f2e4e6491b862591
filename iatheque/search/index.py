"""The index of one level: its schema, what it was built with, how it is made and opened."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

import tantivy

from iatheque.access.gate import facet_fields
from iatheque.schema.levels import Level

from . import analysis
from .columns import WORDS, columns, places

# Raise it when `documents.py` writes other values in the same columns.
VERSION = 1


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
    sets = [places(field.key) for field in facet_fields(Level.EXPERT) if field.multiple]
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
    index.register_tokenizer(WORDS, split)
    index.config_reader("manual")
    return index
