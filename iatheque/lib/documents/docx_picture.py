"""A vector picture in a DOCX: the SVG itself, and a PNG for programs that do not read it.

python-docx writes no SVG. Word and LibreOffice read one named by an extension of the picture
(`asvg:svgBlip`); others show the PNG, drawn by typst from the same SVG.
"""

import io

from docx.document import Document as Docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm

from iatheque.lib.typesetting import drawn

from .blocks import Picture

_WIDTH = Cm(10)
_EXTENSION = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
    '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' r:embed="{relation}"/></a:ext></a:extLst>'
)


def add_picture(docx: Docx, picture: Picture) -> None:
    """Add `picture` at the end of `docx`, with its text equivalent."""
    shape = docx.add_picture(io.BytesIO(drawn(picture.svg)), width=_WIDTH)
    docx.paragraphs[-1].paragraph_format.keep_with_next = True  # with its caption
    described = shape._inline.docPr  # noqa: SLF001 - python-docx says nothing of pictures
    described.set("descr", picture.alt)
    described.set("title", picture.caption)
    number = len(docx.inline_shapes)
    name = PackURI(f"/word/media/vector{number}.svg")
    part = Part(name, "image/svg+xml", picture.svg.encode(), docx.part.package)
    relation = docx.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    for blip in shape._inline.iter(qn("a:blip")):  # noqa: SLF001
        blip.append(parse_xml(_EXTENSION.format(relation=relation)))
