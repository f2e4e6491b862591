"""Folding and cleaning of text: comparison without case, accents or kinds of apostrophe."""

import re
import unicodedata

_SIGNS = dict.fromkeys("’‘ʼ′", "'") | dict.fromkeys("‐‑‒–—−", "-") | {"œ": "oe", "æ": "ae"}
_SIGN = re.compile(f"[{''.join(_SIGNS)}]")
# Combining marks of Latin, Greek and Cyrillic; other scripts need theirs to be read.
_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
# What nobody sees: controls, soft hyphen, zero width, direction overrides, half surrogates.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060"
    "\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
_SPACES = re.compile(r"\s{2,}|[^\S \u00a0\u202f]")
_BLANK_LINES = re.compile(r"\n{3,}")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")

# What a card says of a project, here and in the element that other sites show.
SUMMARY = 190


def fold(text: str) -> str:
    """Return `text` without case, accents, ligatures, doubled spaces or typographic apostrophes."""
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text.replace("´", "'"))
        plain = _MARKS.sub("", plain).casefold()
        text = _SIGN.sub(lambda sign: _SIGNS[sign[0]], plain)
    return " ".join(text.lower().replace("`", "'").split())


def seen(text: str) -> str:
    """Return `text` without the characters nobody sees, accents composed (NFC)."""
    shown = text if text.isprintable() else _UNSEEN.sub("", text)
    return unicodedata.normalize("NFC", shown)


def clean_line(text: str) -> str:
    """Return `text` on one line: unseen characters dropped, runs of space made one.

    A lone non-breaking space stays: French puts it before « : » and « ? ».
    """
    line = seen(text).strip()
    if line.isprintable() and "  " not in line:
        return line
    return _SPACES.sub(" ", line)


def clean_block(text: str) -> str:
    """Return `text` with its paragraphs: unseen characters dropped, line ends made LF."""
    lines = [line.rstrip() for line in seen(text).strip().splitlines()]
    return _BLANK_LINES.sub("\n\n", "\n".join(lines))


def excerpt(text: str, length: int) -> str:
    """Return the beginning of `text` on one line of at most `length`, cut between words."""
    looked_at = text[: length * 2]
    line = " ".join(looked_at.split())
    if len(line) <= length:
        return line if looked_at == text else f"{line}…"
    kept = line[: length + 1].rpartition(" ")[0] or line[:length]
    return kept.rstrip(" ,;:.") + "…"


def slugify(text: str, limit: int = 60) -> str:
    """Return an ASCII slug of at most `limit` characters, cut between words, never empty."""
    slug = _NOT_SLUG.sub("-", fold(text)).strip("-")
    if len(slug) > limit:
        slug = slug[: limit + 1].rpartition("-")[0] or slug[:limit]
    return slug or "projet"
