"""Files read as rows, or refused with a sentence."""

from pathlib import Path

import pytest

from iatheque.exchange.readers.table import open_table
from iatheque.exchange.refusals import FileRefusedError


def rows(source: bytes | str | Path, sheet: str = "") -> list[tuple[int, dict[str, str]]]:
    """Return (line number, texts by field) for each row of a file."""
    with open_table(source, sheet) as table:
        return [(row.number, row.cells) for row in table.rows]


def refusal(source: bytes | str | Path, sheet: str = "") -> str:
    """Return why a file is refused whole."""
    with pytest.raises(FileRefusedError) as refused:
        rows(source, sheet)
    return str(refused.value.note)
