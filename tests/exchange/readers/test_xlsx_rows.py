"""Workbooks, honest and hostile."""

import io
import struct
import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from django.conf import LazySettings

from tests.exchange.readers.reading import refusal, rows

SHEET = "xl/worksheets/sheet1.xml"
TOO_BIG = "Ce classeur est trop gros une fois décompressé : enregistrez-le en CSV."
TOO_HEAVY = "Ce classeur demande trop de mémoire ou de temps : enregistrez-le en CSV."
DAMAGED = "Ce classeur est abîmé ou coupé."


def workbook(sheets: dict[str, list[list[object]]], top: int = 0) -> bytes:
    """Return a workbook of these sheets, their first row at `top`."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, lines in sheets.items():
            sheet = book.add_worksheet(name)
            for number, cells in enumerate(lines, start=top):
                for column, cell in enumerate(cells):
                    form = day if isinstance(cell, date) else None
                    sheet.write(number, column, cell, form)
    return file.getvalue()


def rewritten(content: bytes, **entries: bytes) -> bytes:
    """Return a workbook with some of its parts replaced (`sheet` for the first sheet)."""
    names = {SHEET: entries["sheet"]} if "sheet" in entries else {}
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            after.writestr(name, names.get(name, before.read(name)))
    return file.getvalue()


SMALL = workbook({"Projets": [["id", "coll_nom"], ["a", "Metz"]]})


def test_numbers_and_dates_become_the_texts_people_would_type() -> None:
    content = workbook(
        {
            "Projets": [
                ["id", "SIRET", "longitude", "date", "projet_date", "budget", "theme"],
                ["a", 24330031600011, -0.584, date(2025, 5, 22), date(2024, 1, 1), 45691, ""],
            ]
        }
    )

    assert rows(content) == [
        (
            2,
            {
                "id": "a",
                "coll_siret": "24330031600011",
                "longitude": "-0.584",
                "date": "22/05/2025",
                "projet_date": "01/01/2024",
                "budget": "45691",
                "theme": "",
            },
        )
    ]


def test_rows_are_numbered_as_on_the_sheet() -> None:
    content = workbook({"Projets": [["id"], ["a"], [""], ["b"]]}, top=3)

    assert rows(content) == [(5, {"id": "a"}), (7, {"id": "b"})]


def test_the_first_sheet_is_read_unless_one_is_named() -> None:
    content = workbook({"Un": [["id"], ["a"]], "Deux": [["id"], ["b"]]})

    assert rows(content) == [(2, {"id": "a"})]
    assert rows(content, "Deux") == [(2, {"id": "b"})]
    assert refusal(content, "Trois") == "Ce classeur n’a pas de feuille « Trois »."


def test_an_empty_sheet_is_refused() -> None:
    assert refusal(workbook({"Vide": []})) == "Ce fichier est vide."


def test_a_workbook_cut_in_the_middle_is_refused() -> None:
    assert refusal(SMALL[: len(SMALL) // 2]) == DAMAGED


def test_a_workbook_with_a_broken_sheet_is_refused() -> None:
    assert refusal(rewritten(SMALL, sheet=b"<worksheet><sheetData><row")) == DAMAGED


def test_a_zip_bomb_that_announces_its_size_is_refused() -> None:
    assert refusal(rewritten(SMALL, sheet=b" " * 20_000_000)) == TOO_BIG


def test_a_zip_bomb_that_lies_about_its_size_is_refused() -> None:
    bomb = bytearray(rewritten(SMALL, sheet=b" " * 20_000_000))
    announced = struct.pack("<I", 20_000_000)
    while announced in bomb:
        at = bomb.index(announced)
        bomb[at : at + 4] = struct.pack("<I", 1000)

    assert refusal(bytes(bomb)) == TOO_BIG


def test_a_workbook_larger_than_the_settings_allow_once_unpacked_is_refused(
    settings: LazySettings,
) -> None:
    settings.IMPORT_MAX_BYTES = 100_000

    assert refusal(rewritten(SMALL, sheet=b" " * 1_100_000)) == TOO_BIG


def test_one_cell_at_the_far_corner_does_not_exhaust_memory() -> None:
    sheet = (
        b'<?xml version="1.0"?><worksheet '
        b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1"><v>1</v></c></row>'
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        b"</sheetData></worksheet>"
    )

    assert refusal(rewritten(SMALL, sheet=sheet)) == TOO_HEAVY


def test_a_protected_entry_is_refused(tmp_path: Path) -> None:
    locked = bytearray(SMALL)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(mark) + offset] |= 1

    assert refusal(bytes(locked)) == "Ce classeur est protégé par un mot de passe."


@pytest.mark.parametrize("count", [1, 3])
def test_rows_left_unread_leave_no_process_behind(count: int) -> None:
    from iatheque.exchange.readers.table import open_table

    lines: list[list[object]] = [["id", "coll_nom"], *[["a", "x" * 1000]] * 5000]
    with open_table(workbook({"Projets": lines})) as table:
        read = [next(table.rows).number for _ in range(count)]

    assert read == list(range(2, 2 + count))
