"""Whether a content is text, and never a page that a browser would run."""

import json
import re

from iatheque.lib.messages import N_, message

from .refusal import ResourceRefusedError

_HEAD = 1024  # how far browsers and systems look to guess a type
_MARKUP = rb"<\s*(?:!doctype|html|head|body|svg|script|iframe|object|embed|math|\?xml)\b|<\?xml\b"
_ANYWHERE = re.compile(_MARKUP, re.IGNORECASE)
_FIRST = re.compile(rb"(?:\s|<!--.*?-->)*(?:" + _MARKUP + rb")", re.IGNORECASE | re.DOTALL)
# Tab, line feed, form feed and carriage return are the controls that texts hold.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
# Documents that may be written in letters alone.
_PRINTED = (b"%PDF-", b"%!PS", b"{\\rtf")
_BOM = "\ufeff".encode()


def check_text(content: bytes) -> None:
    """Raise `ResourceRefusedError` unless `content` is text that does not begin as a page."""
    _decoded(content)
    if _ANYWHERE.search(content[:_HEAD]) or _FIRST.match(content):
        raise _page()


def check_source(content: bytes) -> None:
    """Raise `ResourceRefusedError` unless `content` is text that does not start as a page."""
    _decoded(content)
    if _FIRST.match(content.removeprefix(_BOM)):
        raise _page()


def check_json(content: bytes) -> None:
    """Raise `ResourceRefusedError` unless `content` is JSON."""
    _json(content)


def check_notebook(content: bytes) -> None:
    """Raise `ResourceRefusedError` unless `content` is a Jupyter notebook."""
    found = _json(content)
    if not (isinstance(found, dict) and isinstance(found.get("cells"), list)):
        raise ResourceRefusedError(message(N_("Ce fichier n’est pas un carnet Jupyter.")))


def _json(content: bytes) -> object:
    try:
        found: object = json.loads(_decoded(content))
    except (ValueError, RecursionError) as error:
        raise ResourceRefusedError(message(N_("Ce fichier n’est pas du JSON valable."))) from error
    return found


def _decoded(content: bytes) -> str:
    """Return the text in UTF-8, or as old spreadsheets write it (Windows-1252)."""
    if content.startswith(_PRINTED):
        raise _binary()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
        if "\ufffd" in text:
            raise _binary() from None
    if _CONTROL.search(text):
        raise _binary()
    return text


def _binary() -> ResourceRefusedError:
    return ResourceRefusedError(message(N_("Ce fichier annonce du texte et contient autre chose.")))


def _page() -> ResourceRefusedError:
    why = N_("Ce fichier contient une page web ou une image SVG : ces contenus sont refusés.")
    return ResourceRefusedError(message(why))
