"""Cells that Datami reads as they were written.

It cuts the file at every line feed, even inside quotes; takes a quoted cell that begins with a
quote for an unquoted one; drops an empty last cell; and shows some cells as HTML.
"""

import re

from iatheque.lib.text import clean_block, clean_line
from iatheque.schema.cells import JOINER

# What stands for a line feed inside a text, and between the values of a list.
LINE, LIST = " // ", "|"

_BULLET = re.compile(r"^\s*(?:[-–—•*·]\s+)+")
_MARK = "~~datami"  # what it writes for itself inside the text while it reads
_QUOTE = re.compile('"([^"]*)"?')


def one_line(text: str) -> str:
    """Return `text` on one line, without a sign that Datami would misread.

    Lines are joined by `LINE` without their bullets; `<` is written « ‹ »; a text that begins with
    a straight quote has them all made typographic.
    """
    lines = (clean_line(_BULLET.sub("", line)) for line in clean_block(text).splitlines())
    line = LINE.join(found for found in lines if found)
    line = line.replace("<", "‹").replace(">", "›").replace(_MARK, "datami")
    return _QUOTE.sub(r"“\1”", line) if line.startswith('"') else line


def listed(cell: str) -> str:
    """Return the values of a cell of an entry, separated by `LIST`."""
    values = (one_line(value).replace(LIST, "/") for value in cell.split(JOINER))
    return LIST.join(value for value in values if value)
