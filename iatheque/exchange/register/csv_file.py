"""The register as CSV: one line per project, one column per row of the inventory."""

from collections.abc import Callable, Iterable, Iterator

from iatheque.exchange.writers.columns import Columns
from iatheque.exchange.writers.csv_file import csv_pieces
from iatheque.lib.csv_safety import defuse
from iatheque.projects.entries import Entry

from .rows import BLANK, BLOCKS, ROWS, Say, answers

_HEAD = ("siren", "id", "url")


def write_register(
    entries: Iterable[Entry], say: Say, translate: Callable[[str], str], *, site_url: str
) -> Iterator[bytes]:
    """Yield the CSV of public entries; a blank answer says so."""
    header = [*_HEAD, *(translate(row.name) for row in ROWS)]
    lines = [_line(entry, say, translate(BLANK), site_url) for entry in entries]
    columns: Columns = list(zip(*lines, strict=True))
    return csv_pieces(header, [columns] if columns else [])


def _line(entry: Entry, say: Say, blank: str, site_url: str) -> list[str]:
    texts = [answer.text for block in BLOCKS for answer in answers(entry, block, say)]
    cells = [defuse(text) if text else blank for text in texts]
    return [entry.siren, entry.id, site_url + entry.path, *cells]
