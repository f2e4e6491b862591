"""What changed between two texts, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
# Beyond, aligning words costs more than it tells: the two texts are shown whole.
_MOST_TOKENS = 6000


class Change(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that stayed, left or came."""

    change: Change
    text: str


def compare(before: str, after: str) -> list[Piece]:
    """Return the pieces that make both texts: `before` without the added ones, and conversely."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if len(old) + len(new) > _MOST_TOKENS:
        return _pieces((Change.REMOVED, before), (Change.ADDED, after))
    found: list[Piece] = []
    for _tag, start, stop, begin, end in SequenceMatcher(None, old, new).get_opcodes():
        same, removed, added = (
            (old[start:stop], [], []) if _tag == "equal" else ([], old[start:stop], new[begin:end])
        )
        found += _pieces(
            (Change.SAME, "".join(same)),
            (Change.REMOVED, "".join(removed)),
            (Change.ADDED, "".join(added)),
        )
    return found


def _pieces(*pairs: tuple[Change, str]) -> list[Piece]:
    return [Piece(change, text) for change, text in pairs if text]
