"""A table open for reading: which fields its columns are, and its rows, one by one."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass

from iatheque.exchange.refusals import FileRefusedError
from iatheque.lib.csv_safety import undefuse
from iatheque.lib.messages import N_

from .content import is_workbook
from .csv_rows import csv_rows
from .headers import Columns, match_headers
from .sources import Source, local_copy
from .xlsx_rows import xlsx_rows

_LONGEST_CELL = 100_000


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the file and its raw texts by field key (and `id`).

    `is_short`: it has fewer cells than the header; `excess`: it has texts beyond it. No cell can
    then be trusted to be under the right one.
    """

    number: int
    cells: dict[str, str]
    is_short: bool = False
    excess: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a file, and its rows, to be read once while the file is open."""

    columns: Columns
    rows: Iterator[Row]


@contextmanager
def open_table(source: Source, sheet: str = "") -> Iterator[Table]:
    """Open a CSV or XLSX file, bytes or address; `sheet` names the sheet of a workbook.

    Raises `FileRefusedError`, here or while rows are read, when the file is refused whole.
    """
    with local_copy(source) as path:
        workbook = is_workbook(path)
        if sheet and not workbook:
            raise FileRefusedError(N_("Seul un classeur XLSX a des feuilles."))
        with closing(xlsx_rows(path, sheet) if workbook else csv_rows(path)) as rows:
            header = next(rows, None)
            if header is None:
                raise FileRefusedError(N_("Ce fichier est vide."))
            columns = match_headers(header[1])
            yield Table(columns, _named(rows, columns))


def _named(rows: Iterator[tuple[int, list[str]]], columns: Columns) -> Iterator[Row]:
    is_empty = True
    for number, texts in rows:
        is_empty = False
        if any(len(text) > _LONGEST_CELL for text in texts):
            why = N_("La ligne %(line)d contient un texte d’une longueur anormale.")
            raise FileRefusedError(why, line=number)
        yield _row(number, texts, columns)
    if is_empty:
        raise FileRefusedError(N_("Ce fichier ne contient aucune ligne sous ses en-têtes."))


def _row(number: int, texts: Sequence[str], columns: Columns) -> Row:
    count = len(texts)
    cells = {key: undefuse(texts[at]) for at, key in columns.positions if at < count}
    excess = any(text.strip() for text in texts[columns.width :])
    return Row(number, cells, is_short=count < columns.width, excess=excess)
