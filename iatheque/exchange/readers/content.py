"""What a file is, judged by its content: never by its name or the type a server announces."""

import codecs
import re
from pathlib import Path

from iatheque.exchange.refusals import FileRefusedError
from iatheque.lib.messages import N_

PIECE = 1024 * 1024
UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_HEAD = 4096
_ZIP = b"PK\x03\x04"
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = re.compile(rb"\s*<[a-z!?/]", re.IGNORECASE)
# What holds no text: white space, and the marks and zeros of UTF-8 and UTF-16.
_BLANKS = b" \t\r\n\x00\xff\xfe\xef\xbb\xbf"
# A text may hold a stray control, pasted with the rest: one in a hundred signs is no text.
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.01
_BINARY = N_("Ce fichier est binaire, ni texte ni classeur ; donnez un CSV ou un XLSX.")
_IMAGE = N_("Ce fichier est une image ; donnez un CSV ou un XLSX.")
_ARCHIVE = N_("Ce fichier est une archive compressée ; donnez un CSV ou un XLSX.")
_OTHERS = (
    (re.compile(rb"%PDF-"), N_("Ce fichier est un PDF ; donnez un CSV ou un XLSX.")),
    (
        re.compile(rb"\{\s*[\"}]|\[\s*[\[{\"\]\d]"),
        N_("Ce fichier est un JSON ; donnez un CSV ou un XLSX."),
    ),
    (re.compile(rb"\{\\rtf"), N_("Ce fichier est un document RTF ; donnez un CSV ou un XLSX.")),
    (re.compile(rb"PAR1"), N_("Ce fichier est un Parquet ; donnez un CSV ou un XLSX.")),
    (
        re.compile(rb"SQLite format 3"),
        N_("Ce fichier est une base SQLite ; donnez un CSV ou un XLSX."),
    ),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8[79]a"), _IMAGE),
    (re.compile(rb"\x1f\x8b|7z\xbc\xaf|Rar!|BZh\d|\xfd7zXZ"), _ARCHIVE),
)


def is_workbook(path: Path) -> bool:
    """True for a ZIP, which the XLSX reader looks into; False for what may be a text.

    Raises `FileRefusedError`, saying what the file is, when it is empty or neither of them: an HTML
    page, an old Excel workbook, a PDF, a JSON, a binary file.
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
    _refuse_other(head)
    return False


def _refuse_other(head: bytes) -> None:
    text = head.lstrip(_BLANKS).replace(b"\x00", b"")
    for start, why in _OTHERS:
        if start.match(head) or start.match(text):
            raise FileRefusedError(why)
    if not head.startswith(UTF16_MARKS):
        refuse_binary(head)


def refuse_binary(piece: bytes) -> None:
    """Raise `FileRefusedError` for a piece of file that holds a NUL, or too many controls."""
    controls = _CONTROL.findall(piece)
    if b"\0" in controls or len(controls) > len(piece) * _MOST_CONTROLS:
        raise FileRefusedError(_BINARY)


def _is_blank(path: Path) -> bool:
    with path.open("rb") as file:
        return not any(piece.strip(_BLANKS) for piece in iter(lambda: file.read(PIECE), b""))
