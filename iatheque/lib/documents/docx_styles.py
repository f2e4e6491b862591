"""How a DOCX looks: its styles, its page, its properties.

Everything is a named style, so that an authority gives the document its own look in one gesture.
"""

from datetime import datetime

from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as DocxParagraph

from iatheque.lib.text import excerpt

from .blocks import Document

NOTICE = "Avertissement"
LINE = "Ligne à remplir"
QUOTE = "Texte à reproduire"
TABLE = "Table Grid"
ACCENT = RGBColor(0x0B, 0x5C, 0x8A)
WIDTH = Cm(16.6)
# Word, LibreOffice and the others have it, or one of the same widths.
_FONT = "Arial"
_INK = RGBColor(0x1D, 0x1F, 0x2B)
_SOFT = RGBColor(0x56, 0x5A, 0x6B)
_MARGIN = Cm(2.2)
_PROPERTY = 250  # python-docx refuses more than 255, the ellipsis counted
_SIZES = {
    "Normal": 10.5,
    "Title": 20,
    "Subtitle": 12,
    "Heading 1": 14,
    "Heading 2": 11.5,
    "Caption": 9,
}
_CELLS = f"""
<w:tblPr {nsdecls("w")}>
  <w:tblBorders>
    <w:top w:val="single" w:sz="4" w:color="9A9CA6"/>
    <w:bottom w:val="single" w:sz="4" w:color="9A9CA6"/>
    <w:insideH w:val="single" w:sz="4" w:color="C9C6BE"/>
  </w:tblBorders>
  <w:tblCellMar>
    <w:top w:w="50" w:type="dxa"/><w:left w:w="70" w:type="dxa"/>
    <w:bottom w:w="50" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>
  </w:tblCellMar>
</w:tblPr>
"""


def set_up(docx: Docx, document: Document, made_at: datetime) -> None:
    """Give an empty `docx` the properties, the page and the styles of `document`."""
    core = docx.core_properties
    said = (document.title, document.author, document.description)
    core.title, core.author, core.subject = (excerpt(one, _PROPERTY) for one in said)
    core.language, core.comments, core.keywords = document.language, "", ""
    core.created = core.modified = made_at.replace(tzinfo=None)
    core.last_modified_by = core.author
    _set_language(docx, document.language)
    _set_styles(docx)
    section = docx.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = _MARGIN
    _set_footer(docx, section.footer.paragraphs[0], document.footer)


def _set_language(docx: Docx, language: str) -> None:
    for found in docx.styles.element.iter(qn("w:lang")):
        for name in ("w:val", "w:eastAsia"):
            found.set(qn(name), language)
    for found in docx.settings.element.iter(qn("w:themeFontLang")):
        found.set(qn("w:val"), language)


def _set_styles(docx: Docx) -> None:
    for name, size in _SIZES.items():
        style = docx.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(size), _INK
        style.font.italic = False
        fonts = style.element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    docx.styles["Normal"].paragraph_format.space_before = Pt(4)
    docx.styles["Normal"].paragraph_format.space_after = Pt(4)
    docx.styles["Title"].font.bold = docx.styles["Subtitle"].font.bold = True
    docx.styles["Caption"].font.color.rgb = _SOFT
    docx.styles["Caption"].font.bold = False
    docx.styles["Heading 2"].font.color.rgb = ACCENT
    title = docx.styles["Title"].element.pPr
    title.remove(title.find(qn("w:pBdr")))
    _frame(_added(docx, NOTICE), "855600", "top", "left", "bottom", "right")
    _frame(_added(docx, LINE), "565A6B", "bottom", "between")
    quote = _added(docx, QUOTE)
    quote.paragraph_format.left_indent = Cm(0.6)
    _frame(quote, "0B5C8A", "left", kind="single", size=18)
    _set_table(docx.styles[TABLE].element)


def _added(docx: Docx, name: str) -> ParagraphStyle:
    style: ParagraphStyle = docx.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = docx.styles["Normal"]
    return style


def _set_table(style: BaseOxmlElement) -> None:
    """Lines between rows rather than a grid, and air in cells."""
    old = style.find(qn("w:tblPr"))
    style.replace(old, parse_xml(_CELLS))


def _frame(
    style: ParagraphStyle, color: str, *sides: str, kind: str = "dotted", size: int = 6
) -> None:
    properties = style.element.get_or_add_pPr()
    border = OxmlElement("w:pBdr")
    for side in sides:
        edge = OxmlElement(f"w:{side}")
        for name, value in (("val", kind), ("sz", str(size)), ("space", "4"), ("color", color)):
            edge.set(qn(f"w:{name}"), value)
        border.append(edge)
    # The order of these elements is fixed: Word refuses a border after a space or an indent.
    properties.insert_element_before(border, "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def _set_footer(docx: Docx, paragraph: DocxParagraph, words: str) -> None:
    """Write the footer: what the document is, the page and how many there are."""
    # Those of the template are for Letter paper.
    stops = docx.styles["Footer"].paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(Length(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(f"{words}\t")
    _add_field(paragraph, "PAGE")
    paragraph.add_run(" / ")
    _add_field(paragraph, "NUMPAGES")
    for run in paragraph.runs:
        run.font.size, run.font.color.rgb = Pt(8.5), _SOFT


def _add_field(paragraph: DocxParagraph, name: str) -> None:
    """Add a number that the word processor works out."""
    for kind in ("begin", "", "separate", "text", "end"):
        element = paragraph.add_run()._r  # noqa: SLF001 - python-docx has no fields of its own
        if kind == "text":
            element.text = "1"
            continue
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark.text = name
        element.append(mark)
