"""What a file is, judged by its content: never by its name or the type a server announces."""

import re
from pathlib import Path

from iatheque.exchange.refusals import FileRefusedError
from iatheque.lib.messages import N_

PIECE = 1024 * 1024

_HEAD = 4096
_ZIP = b"PK\x03\x04"
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = re.compile(rb"\s*<[a-z!?/]", re.IGNORECASE)
# What holds no text: white space, and the marks and zeros of UTF-8 and UTF-16.
_BLANKS = b" \t\r\n\x00\xff\xfe\xef\xbb\xbf"


def is_workbook(path: Path) -> bool:
    """True for a ZIP, which the XLSX reader looks into; False for what may be a text.

    Raises `FileRefusedError` for an empty file, an HTML page or an old Excel workbook.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(_OLD_WORKBOOK):
        why = N_("Ce classeur est d’un ancien format ou protégé : enregistrez-le en XLSX ou CSV.")
        raise FileRefusedError(why)
    if head.startswith(_ZIP):
        return True
    if _is_blank(path):
        raise FileRefusedError(N_("Ce fichier est vide."))
    if _MARKUP.match(head.lstrip(_BLANKS).replace(b"\x00", b"")):
        raise FileRefusedError(N_("Ce fichier est une page web (HTML ou XML), pas un tableau."))
    return False


def _is_blank(path: Path) -> bool:
    with path.open("rb") as file:
        return not any(piece.strip(_BLANKS) for piece in iter(lambda: file.read(PIECE), b""))
