"""A table of a DOCX: widths, header repeated on each page, rows that stay whole."""

from collections.abc import Callable

from docx.document import Document as Docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu
from docx.table import Table as DocxTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph as DocxParagraph

from .blocks import Table, Text, plain
from .docx_styles import TABLE, WIDTH

_WHOLE = 600  # characters; a longer row may go on the next page


def add_table(docx: Docx, block: Table, say: Callable[[DocxParagraph, Text], None]) -> None:
    """Add `block` at the end of `docx`; `say` writes the text of a cell."""
    table = docx.add_table(rows=len(block.rows) + 1, cols=len(block.header), style=TABLE)
    _describe(table, block.caption)
    widths = [Emu(int(WIDTH * share)) for share in block.shares]
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    cells = iter(table._cells)  # noqa: SLF001 - asking for each cell walks the whole table
    for words, width in zip(block.header, widths, strict=True):
        _fill(next(cells), width).add_run(words).bold = True
    for row in block.rows:
        for rank, (text, width) in enumerate(zip(row, widths, strict=True)):
            paragraph = _fill(next(cells), width)
            say(paragraph, text)
            if rank == 0:
                for run in paragraph.runs:
                    run.bold = True
    lengths = [sum(len(plain(text)) for text in row) for row in block.rows]
    for row, length in zip(table.rows, (0, *lengths), strict=True):
        if length <= _WHOLE:
            _mark(row, "w:cantSplit")
    _mark(table.rows[0], "w:tblHeader")


def _fill(cell: _Cell, width: Emu) -> DocxParagraph:
    cell.width = width
    paragraph: DocxParagraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = 0
    return paragraph


def _mark(row: _Row, name: str) -> None:
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 - python-docx says nothing of it


def _describe(table: DocxTable, caption: str) -> None:
    """Say what the table holds, and that its first row and column are headers."""
    properties = table._tbl.tblPr  # noqa: SLF001
    said = OxmlElement("w:tblCaption")
    said.set(qn("w:val"), caption)
    properties.append(said)
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        look.set(qn("w:firstRow"), "1")
        look.set(qn("w:firstColumn"), "1")
