"""The program that opens a workbook, apart from ours: hostile files exhaust its memory, not ours.

`python -m iatheque.exchange.readers.xlsx_process FILE [SHEET]` writes one JSON line per row that is
not blank, `[line number, [text, …]]`. When it cannot, it exits with one of the codes below.
"""

import resource
import sys
from collections.abc import Iterator

import orjson
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    WorksheetNotFound,
)

from iatheque.schema.cells import as_text

UNREADABLE = 3
PROTECTED = 4
NO_SUCH_SHEET = 5
TOO_HEAVY = 6

# A dense sheet of 8 million cells fits; one cell at the far corner of an empty one does not.
_MOST_MEMORY = 1024 * 1024 * 1024
_MOST_SECONDS = 60


def main(arguments: list[str]) -> int:
    """Write the rows of the sheet asked, or of the first one; return the exit code."""
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))
    path, *names = arguments
    try:
        with CalamineWorkbook.from_path(path) as workbook:
            sheet = _sheet(workbook, names)
            for number, cells in _rows(sheet):
                sys.stdout.buffer.write(orjson.dumps((number, cells)) + b"\n")
    except WorksheetNotFound:
        return NO_SUCH_SHEET
    except PasswordError:
        return PROTECTED
    except MemoryError:
        return TOO_HEAVY
    except (CalamineError, OSError, ValueError):
        return UNREADABLE
    return 0


def _sheet(workbook: CalamineWorkbook, names: list[str]) -> CalamineSheet:
    if names:
        return workbook.get_sheet_by_name(names[0])
    return workbook.get_sheet_by_index(0)


def _rows(sheet: CalamineSheet) -> Iterator[tuple[int, list[str]]]:
    for number, row in enumerate(sheet.iter_rows(), start=1):
        cells = [as_text(cell) for cell in row]
        if any(map(str.strip, cells)):
            yield number, cells


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
