"""Finding a place by its name: no case, accents or hyphens, « st » for « saint », typing errors.

A name and what people type are both reduced to a key of plain words; a key answers when each word
typed begins one of its own.
"""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from .text import fold

_BEFORE = re.compile(r"^ (?:commune|mairie|ville)(?: de| d| du| des)?(?= )")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_SHORT = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
# Written before a name or inside it, and just as often left out.
_EMPTY = frozenset({
    "a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "sur",
    "commune", "mairie", "ville",
})  # fmt: skip
_CLOSE = 78.0  # out of 100: one wrong letter in a name of five, two in a name of ten


def name_key(name: str) -> str:
    """Return the words of `name`, folded, a space before each: « Le Mans » is « le mans »."""
    words = _NOT_WORD.sub(" ", fold(name)).split()
    return "".join(f" {_SHORT.get(word, word)}" for word in words)


def words_asked(text: str) -> tuple[str, ...]:
    """Return the beginnings of words that a name must hold to answer `text`, each after a space."""
    words = name_key(text).split()
    telling = [word for word in words if word not in _EMPTY] or words
    return tuple(f" {word}" for word in telling)


def answers(key: str, asked: Sequence[str]) -> bool:
    """True when the name of `key` holds every word asked."""
    return all(word in key for word in asked)


def rank(key: str, asked: Sequence[str]) -> int:
    """Return 0 for the very name asked, 1 when the name begins with it, 2 otherwise."""
    whole = "".join(asked)
    plain = "".join(words_asked(key))
    if plain == whole:
        return 0
    return 1 if plain.startswith(whole) else 2


def closest(keys: Sequence[str], text: str, *, limit: int) -> list[int]:
    """Return the ranks in `keys` of the names nearest to a misspelt `text`, nearest first."""
    asked = _BEFORE.sub("", name_key(text))
    if len(asked) < 4:
        return []
    found = process.extract(asked, keys, scorer=fuzz.ratio, score_cutoff=_CLOSE, limit=limit)
    return [rank for _key, _score, rank in found]
