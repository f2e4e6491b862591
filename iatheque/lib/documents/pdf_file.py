"""A document as a tagged PDF: one template for all of them."""

from functools import cache
from pathlib import Path

from iatheque.lib.typesetting import typeset

from .blocks import Document, as_data

_TEMPLATE = Path(__file__).parent / "document.typ"


def write_pdf(document: Document) -> bytes:
    """Return the PDF of `document`; raises `typesetting.TypesettingError`."""
    return typeset(_template(), as_data(document))


@cache
def _template() -> str:
    return _TEMPLATE.read_text(encoding="utf-8")
