"""The public projects as a CSV that Datami reads whole: one row per line, whatever they hold."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

from iatheque.exchange.writers.columns import Column, batches
from iatheque.exchange.writers.sheet_safety import defused
from iatheque.schema.field import Field
from iatheque.schema.levels import Level

from .cells import listed, one_line
from .columns import FIELDS, NAMES


def write_datami_csv(*, site_url: str) -> Iterator[bytes]:
    """Yield the CSV of all public projects, columns as in `columns.NAMES`."""
    yield _text([NAMES])
    for ids, urls, *columns in batches(Level.PUBLIC, None, site_url=site_url):
        cells = [_safe(field, column) for field, column in zip(FIELDS, columns, strict=True)]
        yield _text(zip(*cells, ids, urls, strict=True))


def _safe(field: Field, column: Column) -> Column:
    if field.numeric:
        return column
    made = listed if field.multiple else one_line
    return defused(field, [made(cell or "") for cell in column])


def _text(rows: Iterator[tuple[Any, ...]] | Sequence[Sequence[str]]) -> bytes:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue().encode()
