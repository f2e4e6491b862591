"""A document as DOCX, to be completed in a word processor.

Headings are headings, tables have header rows, pictures say what they show. A blank stands between
brackets and is highlighted: its brackets say it without the colour.
"""

import io
from datetime import datetime

import docx as python_docx
from docx.document import Document as Docx
from docx.enum.text import WD_COLOR_INDEX
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as DocxParagraph

from .blocks import Block, Document, Heading, Lines, Paragraph, Picture, Points, Run, Table, Text
from .docx_picture import add_picture
from .docx_styles import ACCENT, LINE, NOTICE, QUOTE, set_up
from .docx_table import add_table


def write_docx(document: Document, made_at: datetime) -> bytes:
    """Return the DOCX of `document`, said to be made at that moment.

    Raises `typesetting.TypesettingError` for a picture that cannot be drawn.
    """
    docx = python_docx.Document()
    set_up(docx, document, made_at)
    if document.letterhead:
        docx.add_paragraph(document.letterhead, style="Subtitle")
    docx.add_paragraph(document.title, style="Title")
    if document.notice:
        docx.add_paragraph(document.notice, style=NOTICE)
    last: Block | None = None
    for block in document.blocks:
        if isinstance(last, Table) and isinstance(block, Table):
            docx.add_paragraph()  # two tables that touch become one
        _write(docx, block)
        last = block
    content = io.BytesIO()
    docx.save(content)
    return content.getvalue()


def _write(docx: Docx, block: Block) -> None:
    match block:
        case Heading():
            heading = docx.add_heading(block.text, level=block.level - 1)  # the title has its style
            heading.paragraph_format.page_break_before = block.starts_page or None
        case Paragraph():
            _say(docx.add_paragraph(style=QUOTE if block.is_quote else None), block.runs)
        case Points():
            for item in block.items:
                _say(docx.add_paragraph(style="List Bullet"), item)
        case Table():
            add_table(docx, block, _say)
        case Lines():
            _lines(docx, block)
        case Picture():
            add_picture(docx, block)
            docx.add_paragraph(block.caption, style="Caption")


def _lines(docx: Docx, block: Lines) -> None:
    """Write lines to be written on, which stay together on a page."""
    kept = [docx.add_paragraph() for _text in block.lead]
    for paragraph, text in zip(kept, block.lead, strict=True):
        _say(paragraph, text)
    kept.append(docx.add_paragraph(block.label))
    kept += [docx.add_paragraph(style=LINE) for _ in range(block.count)]
    for paragraph in kept[:-1]:
        paragraph.paragraph_format.keep_with_next = True


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
    said.font.underline, said.font.color.rgb = True, ACCENT
    link.append(said._r)  # noqa: SLF001 - python-docx has no links of its own
    paragraph._p.append(link)  # noqa: SLF001
