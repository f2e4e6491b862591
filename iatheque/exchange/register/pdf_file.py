"""The register as a tagged PDF."""

from functools import lru_cache

from iatheque.lib.documents.blocks import Document
from iatheque.lib.documents.pdf_file import write_pdf

_KEPT = 16


@lru_cache(maxsize=_KEPT)
def register_pdf(document: Document) -> bytes:
    """Return the PDF of a register; one asked again is not typeset again."""
    return write_pdf(document)
