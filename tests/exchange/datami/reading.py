"""A CSV as a stock Datami widget reads it, with the faults of its reader (not a line of its code).

It takes doubled quotes out first, saves the first line feed of what lies beside a quote, cuts at
every other one, reads cells with one pattern, and drops the last match of each line: the empty end
of the line, or an empty last cell.
"""

import re
from collections.abc import Iterable
from typing import Any

_QUOTES, _FEED = "~~datami-quotes~~", "~~datami-br~~"
_QUOTED = re.compile(r'("[^"\n]*")')
_CELL = re.compile(r'\s*(?:"(.*?)"|(.*?))\s*(?:,|\Z)', re.DOTALL)

Row = dict[str, Any]


def read(text: str, schema: dict[str, Any]) -> list[Row]:
    """Return the rows, by the names of the first line; numbers where `schema` says number."""
    pieces = _QUOTED.split(text.replace('""', _QUOTES))
    saved = (piece.replace("\n", _FEED, 1) if '"' in piece else piece for piece in pieces)
    lines = [line for line in "".join(saved).split("\n") if line]
    names, *rows = map(_cells, lines)
    types = {field["name"]: field["type"] for field in schema["fields"]}
    return [
        {name: _value(cell, types[name]) for name, cell in zip(names, row, strict=False)}
        for row in rows
    ]


def filter_values(rows: Iterable[Row], properties: Row) -> list[str]:
    """Return the values that the filter of a column offers: those of the file."""
    separator = properties.get("tagSeparator", "-")
    cells = [row[properties["name"]] for row in rows]
    return sorted({one.strip() for cell in cells if cell for one in cell.split(separator)})


def filtered(rows: Iterable[Row], name: str, value: str) -> list[Row]:
    """Return the rows that a value of the filter keeps."""
    return [row for row in rows if value.lower() in str(row[name] or "").lower()]


def _cells(line: str) -> list[str]:
    found = [cell[1] if cell[2] is None else cell[2] for cell in _CELL.finditer(line)]
    return found[:-1]


def _value(cell: str, kind: str) -> str | float:
    text = cell.replace(_QUOTES, '"').replace(_FEED, "\n")
    return float(text) if kind == "number" and text else text
