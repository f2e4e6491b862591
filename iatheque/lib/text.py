"""Folding and cleaning of text: comparison without case, accents or kinds of apostrophe."""

import re
import unicodedata

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ′`´", "'") | dict.fromkeys("‐‑‒–—", "-"))
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "OE", "Æ": "AE", "ß": "ss"})
_SPACES = re.compile(r"\s+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\u200b]")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """Return `text` without case, accents, ligatures, doubled spaces or typographic apostrophes."""
    if text.isascii():
        return _SPACES.sub(" ", text).strip().lower()
    plain = text.translate(_APOSTROPHES).translate(_LIGATURES)
    plain = unicodedata.normalize("NFKD", plain)
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return _SPACES.sub(" ", plain).strip().lower()


def clean_line(text: str) -> str:
    """Return `text` on one line: control characters dropped, runs of space made one."""
    return _SPACES.sub(" ", _CONTROLS.sub("", text)).strip()


def clean_block(text: str) -> str:
    """Return `text` with its paragraphs: control characters dropped, line ends made LF."""
    unified = _CONTROLS.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    lines = (line.rstrip() for line in unified.strip().split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


def slugify(text: str, limit: int = 60) -> str:
    """Return an ASCII slug of at most `limit` characters, cut between words, never empty."""
    slug = _NOT_SLUG.sub("-", fold(text)).strip("-")
    if len(slug) > limit:
        slug = slug[: limit + 1].rpartition("-")[0] or slug[:limit]
    return slug or "projet"
