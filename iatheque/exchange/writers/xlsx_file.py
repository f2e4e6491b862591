"""XLSX: texts written as texts, degrees as numbers, the header in sight while one scrolls."""

from collections.abc import Iterator
from datetime import datetime, time
from typing import IO

from django.utils.timezone import localdate
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from iatheque.access.gate import readable_fields
from iatheque.lib.messages import N_, Message, message
from iatheque.schema.field import Field
from iatheque.schema.levels import Level

from .columns import Column, Pks, batches, changed, header
from .sheet_safety import defused
from .temporary import through_file

# Rows go to the disk as they come, and no text is taken for a formula, a link or a number.
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_TOO_MANY = N_(
    "Une feuille de classeur ne peut pas contenir autant de projets. "
    "Demandez plutôt le format CSV, ou une sélection plus petite."
)


class UnwritableError(Exception):
    """The format cannot hold these projects; `message` says why and what to do."""

    def __init__(self, why: Message) -> None:
        super().__init__(str(why))
        self.message = why


class _Degrees(float):
    """A number written with all its digits, where xlsxwriter would keep sixteen."""

    def __format__(self, _specification: str) -> str:
        return float.__repr__(self)


def write_xlsx(level: Level, pks: Pks | None, *, site_url: str) -> Iterator[bytes]:
    """Return the pieces of a workbook of all projects at `level`, or of the batches of keys `pks`.

    Raises `UnwritableError` at once when a sheet cannot hold that many.
    """
    return through_file(lambda file: _fill(file, level, pks, site_url))


def _fill(file: IO[bytes], level: Level, pks: Pks | None, site_url: str) -> None:
    fields = readable_fields(level)
    with Workbook(file, _OPTIONS) as workbook:
        # The hour would make two files of one state of the catalogue differ.
        workbook.set_properties({"created": datetime.combine(localdate(), time())})
        sheet = workbook.add_worksheet("projets")
        sheet.freeze_panes(1, 0)
        bold = workbook.add_format({"bold": True})
        sheet.write_row(0, 0, header(level), bold)
        row = 1
        for columns in batches(level, pks, site_url=site_url):
            rows = list(zip(*changed(fields, columns, _cells), strict=True))
            _add(sheet, row, rows)
            row += len(rows)


def _add(sheet: Worksheet, first: int, rows: list[tuple[str | float, ...]]) -> None:
    for row, cells in enumerate(rows, first):
        if sheet.write_row(row, 0, cells):
            raise UnwritableError(message(_TOO_MANY))


def _cells(field: Field, column: Column) -> Column:
    return [_Degrees(cell) for cell in column] if field.numeric else defused(field, column)
