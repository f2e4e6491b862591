"""A document as DOCX, to be completed in a word processor.

Headings are headings, tables have header rows, pictures say what they show. A blank stands between
brackets and is highlighted: its brackets say it without the colour.
"""

import io
from datetime import datetime

import docx as python_docx
from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_COLOR_INDEX
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table as DocxTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as DocxParagraph

from iatheque.lib.text import excerpt

from .blocks import Block, Document, Heading, Lines, Paragraph, Picture, Points, Run, Table, Text
from .docx_picture import add_picture

_INK = RGBColor(0x1D, 0x1F, 0x2B)
_ACCENT = RGBColor(0x0B, 0x5C, 0x8A)
_FONT = "Calibri"
_NOTICE = "Avertissement"
_LINE = "Ligne à remplir"
_PROPERTY = 250  # python-docx refuses more than 255, the ellipsis counted
_SIZES = {"Title": 22, "Heading 1": 14, "Heading 2": 11.5}


def write_docx(document: Document, made_at: datetime) -> bytes:
    """Return the DOCX of `document`, said to be made at that moment.

    Raises `typesetting.TypesettingError` for a picture that cannot be drawn.
    """
    docx = python_docx.Document()
    _set_up(docx, document, made_at)
    docx.add_paragraph(document.title, style="Title")
    if document.subtitle:
        docx.add_paragraph(document.subtitle, style="Subtitle")
    if document.notice:
        docx.add_paragraph(document.notice, style=_NOTICE)
    for block in document.blocks:
        _write(docx, block)
    content = io.BytesIO()
    docx.save(content)
    return content.getvalue()


def _set_up(docx: Docx, document: Document, made_at: datetime) -> None:
    core = docx.core_properties
    said = (document.title, document.author, document.description)
    core.title, core.author, core.subject = (excerpt(one, _PROPERTY) for one in said)
    core.language, core.comments, core.keywords = document.language, "", ""
    core.created = core.modified = made_at.replace(tzinfo=None)
    core.last_modified_by = core.author
    _set_styles(docx, document.language)
    section = docx.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    footer = section.footer.paragraphs[0]
    footer.add_run(document.footer).font.size = Pt(8.5)


def _set_styles(docx: Docx, language: str) -> None:
    """Give the styles of the document its language, its font and sober colours."""
    for found in docx.styles.element.iter(qn("w:lang")):
        for name in ("w:val", "w:eastAsia"):
            found.set(qn(name), language)
    for name in ("Normal", "Title", "Subtitle", "Heading 1", "Heading 2"):
        style = docx.styles[name]
        style.font.name, style.font.color.rgb, style.font.italic = _FONT, _INK, False
        fonts = style.element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    for name, size in _SIZES.items():
        docx.styles[name].font.size = Pt(size)
    docx.styles["Heading 2"].font.color.rgb = _ACCENT
    for name in (_NOTICE, _LINE):
        style = docx.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = docx.styles["Normal"]
    _frame(docx.styles[_NOTICE].element.get_or_add_pPr(), "top", "left", "bottom", "right")
    _frame(docx.styles[_LINE].element.get_or_add_pPr(), "bottom", "between")


def _frame(properties: object, *sides: str) -> None:
    border = OxmlElement("w:pBdr")
    for side in sides:
        edge = OxmlElement(f"w:{side}")
        for name, value in (("val", "dotted"), ("sz", "6"), ("space", "4"), ("color", "855600")):
            edge.set(qn(f"w:{name}"), value)
        border.append(edge)
    properties.append(border)  # type: ignore[attr-defined]  # an lxml element, unknown to the stubs


def _write(docx: Docx, block: Block) -> None:
    match block:
        case Heading():
            docx.add_heading(block.text, level=block.level - 1)  # the title is a style of its own
        case Paragraph():
            style = "Intense Quote" if block.is_quote else None
            _say(docx.add_paragraph(style=style), block.runs)
        case Points():
            for item in block.items:
                _say(docx.add_paragraph(style="List Bullet"), item)
        case Table():
            _table(docx, block)
        case Lines():
            docx.add_paragraph(block.label)
            for _ in range(block.count):
                docx.add_paragraph(style=_LINE)
        case Picture():
            add_picture(docx, block)
            docx.add_paragraph(block.caption, style="Caption")


def _say(paragraph: DocxParagraph, text: Text) -> None:
    for run in text:
        if run.url:
            _link(paragraph, run)
        else:
            said = paragraph.add_run(f"[{run.text}]" if run.is_blank else run.text)
            said.font.highlight_color = WD_COLOR_INDEX.YELLOW if run.is_blank else None


def _link(paragraph: DocxParagraph, run: Run) -> None:
    link = OxmlElement("w:hyperlink")
    target = paragraph.part.relate_to(run.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link.set(qn("r:id"), target)
    said = paragraph.add_run(run.text)
    said.font.underline, said.font.color.rgb = True, _ACCENT
    link.append(said._r)  # noqa: SLF001 - python-docx has no links of its own
    paragraph._p.append(link)  # noqa: SLF001


def _table(docx: Docx, block: Table) -> None:
    table = docx.add_table(rows=len(block.rows) + 1, cols=len(block.header), style="Table Grid")
    _describe(table, block.caption)
    cells = iter(table._cells)  # noqa: SLF001 - asking for each cell walks the whole table
    for words in block.header:
        next(cells).paragraphs[0].add_run(words).bold = True
    for row in block.rows:
        for number, text in enumerate(row):
            _fill(next(cells), text, is_name=number == 0)
    docx.add_paragraph()


def _fill(cell: _Cell, text: Text, *, is_name: bool) -> None:
    paragraph = cell.paragraphs[0]
    _say(paragraph, text)
    if is_name:
        for run in paragraph.runs:
            run.bold = True


def _describe(table: DocxTable, caption: str) -> None:
    """Say what the table holds, and that its first row and column are headers."""
    properties = table._tbl.tblPr  # noqa: SLF001
    said = OxmlElement("w:tblCaption")
    said.set(qn("w:val"), caption)
    properties.append(said)
    header = OxmlElement("w:tblHeader")
    header.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(header)  # noqa: SLF001
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        look.set(qn("w:firstRow"), "1")
        look.set(qn("w:firstColumn"), "1")
