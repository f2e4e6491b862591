"""One value as the text of one cell, both ways."""

import re
from datetime import date
from decimal import Decimal

from iatheque.lib.dates import write_day

from .field import Value

JOINER = ", "

# A dash separates only between spaces: « Saint-Brieuc » is one name.
_MARK = re.compile(r"[,;|\r\n]")
_SEPARATOR = re.compile(rf"{_MARK.pattern}|\s[-–—]\s")
# A space follows a bullet: « -y » is a name.
_BULLETS = re.compile(r"(?:[-–—•*·]+(?:\s+|$))+")

Raw = str | int | float | bool | date | list[str] | tuple[str, ...] | None


def as_text(raw: object) -> str:
    """Return a raw cell as the text a person would have typed (12.0 is "12", lists are joined)."""
    if isinstance(raw, str):
        return raw
    if raw is None:
        return ""
    if isinstance(raw, float):
        return str(int(raw)) if raw.is_integer() and abs(raw) < 1e15 else _number(raw)
    if isinstance(raw, date):
        return write_day(raw)
    if isinstance(raw, list | tuple):
        return "\n".join(as_text(item) for item in raw)
    return str(raw)


def write(value: Value | None) -> str:
    """Return a canonical value as the text of one cell; `read` gives back the same value."""
    if value is None:
        return ""
    if isinstance(value, list):
        return JOINER.join(value)
    return _number(value) if isinstance(value, float) else str(value)


def split(text: str) -> list[str]:
    """Return the non-empty pieces of a multi-valued cell: `,` `;` `|` newline or spaced dash.

    Bullets before a piece are left out; no piece holds a separator.
    """
    pieces = (_unmarked(piece.strip()) for piece in _SEPARATOR.split(text))
    return [piece for piece in pieces if piece]


def relist(text: str) -> str:
    """Return a multi-valued cell with `,` for `;` `|` and newlines, and nothing else changed.

    Whatever differs between this and what is written of the values read was mended.
    """
    return JOINER.join(piece.strip() for piece in _MARK.split(text) if piece.strip())


def _unmarked(piece: str) -> str:
    bullets = _BULLETS.match(piece)
    return piece[bullets.end() :] if bullets else piece


def _number(value: float) -> str:
    """Return the shortest decimal writing of a number, never with an exponent."""
    text = repr(value)
    return format(Decimal(text), "f") if "e" in text else text
