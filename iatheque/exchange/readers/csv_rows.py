"""The rows of a CSV file, with the number of the line each one starts at."""

import csv
import re
from collections.abc import Generator, Iterator
from io import StringIO
from pathlib import Path
from typing import TextIO

from iatheque.exchange.refusals import FileRefusedError
from iatheque.lib.messages import N_

from .encodings import encoding_of
from .headers import key_of

_DELIMITERS = ",;\t"
_SAMPLE = 256 * 1024
_DECLARED = re.compile(r'"?sep=([,;\t])"?[ \t]*(?:[\r\n]|$)')
# A line of our own after the last one: read apart when all quotes are closed, swallowed otherwise.
_END = "\ue000"


def csv_rows(path: Path) -> Generator[tuple[int, list[str]], None, None]:
    """Yield (line number, cells) for each row that is not blank, the header first.

    Raises `FileRefusedError` for a file that cannot be a CSV, or whose end is missing: a quote left
    open, or a last row shorter than the others and without a line end.
    """
    with path.open(encoding=encoding_of(path), newline="") as file:
        delimiter, is_declared = _delimiter(file)
        lines = _Lines(file)
        if is_declared:
            next(lines)
        yield from _rows(csv.reader(lines, delimiter=delimiter), lines)


class _Lines:
    """The lines of a file, numbered, then the mark of the end."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self.number = 0
        self.is_over = False
        self.is_last_ended = True

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        if self.is_over:
            raise StopIteration
        line = self._file.readline()
        if not line:
            self.is_over = True
            return _END
        self.number += 1
        self.is_last_ended = line.endswith(("\n", "\r"))
        return line


def _rows(records: Iterator[list[str]], lines: _Lines) -> Iterator[tuple[int, list[str]]]:
    width = 0
    start = lines.number + 1
    try:
        for cells in records:
            if lines.is_over:
                _refuse_open_quote(cells, start)
                return
            width = width or len(cells)
            _refuse_cut(cells, width, lines, start)
            if any(cell.strip() for cell in cells):
                yield start, cells
            start = lines.number + 1
    except csv.Error as error:
        raise _unclosed(start) from error


def _refuse_open_quote(cells: list[str], start: int) -> None:
    if cells != [_END]:
        raise _unclosed(start)


def _refuse_cut(cells: list[str], width: int, lines: _Lines, start: int) -> None:
    if not lines.is_last_ended and 0 < len(cells) < width:
        why = N_("Ce fichier est coupé : la dernière ligne (%(line)d) est incomplète.")
        raise FileRefusedError(why, line=start)


def _unclosed(start: int) -> FileRefusedError:
    why = N_(
        "Un guillemet ouvert à partir de la ligne %(line)d n’est jamais refermé : "
        "le fichier est coupé ou mal écrit."
    )
    return FileRefusedError(why, line=start)


def _delimiter(file: TextIO) -> tuple[str, bool]:
    """Return the delimiter, and whether a first line declares it (Excel writes « sep=; »)."""
    sample = file.read(_SAMPLE)
    file.seek(0)
    declared = _DECLARED.match(sample)
    if declared:
        return declared[1], True
    return max(_DELIMITERS, key=lambda delimiter: _score(sample, delimiter)), False


def _score(sample: str, delimiter: str) -> tuple[int, int]:
    """Count the headers that we know, then all headers, when the file is cut by `delimiter`."""
    try:
        records = csv.reader(StringIO(sample, newline=""), delimiter=delimiter)
        header = next((cells for cells in records if any(cells)), [])
    except csv.Error:
        return 0, 0
    return len({key_of(cell) for cell in header} - {""}), len(header)
