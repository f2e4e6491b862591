"""CSV: UTF-8 without BOM (what tools and Table Schema expect), commas, quotes as in RFC 4180."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from iatheque.access.gate import readable_fields
from iatheque.schema.levels import Level

from .columns import Columns, Pks, batches, changed, header
from .sheet_safety import defused


def write_csv(level: Level, pks: Pks | None, *, site_url: str) -> Iterator[bytes]:
    """Yield the CSV of all projects at `level`, or of the batches of keys `pks`."""
    fields = readable_fields(level)
    found = batches(level, pks, site_url=site_url)
    return csv_pieces(header(level), (changed(fields, columns, defused) for columns in found))


def csv_pieces(names: Sequence[str], batches: Iterable[Columns]) -> Iterator[bytes]:
    """Yield the header `names`, then one piece of CSV per batch of columns."""
    yield _text([names])
    for columns in batches:
        yield _text(zip(*columns, strict=True))


def _text(rows: Iterable[Sequence[Any]]) -> bytes:
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows(rows)
    return buffer.getvalue().encode()
