"""One typing error forgiven per word, towards words that the level's index holds.

A typing error touches at most two neighbouring letters: either the beginning or the end of the word
is right. Both are looked up among the indexed words, which keeps no list in memory.
"""

from collections import Counter

from rapidfuzz.distance import OSA
from tantivy import Query

from iatheque.lib.text import fold

from .analysis import correctable, replace_words, surface
from .index import SPELLING
from .matching import word_query
from .snapshots import Snapshot

_MOST_WORDS = 8


def correct(found: Snapshot, text: str) -> str | None:
    """Return `text` with each unknown word replaced by its closest one, None if nothing changes.

    The closest is one letter added, lost, changed or swapped away; the commonest when several are.
    """
    better = {}
    for word in list(dict.fromkeys(surface(text)))[:_MOST_WORDS]:
        if correctable(fold(word)) and not _is_known(found, word):
            better[word] = _closest(found, word)
    corrections = {word: closest for word, closest in better.items() if closest}
    return replace_words(text, corrections) if corrections else None


def _is_known(found: Snapshot, word: str) -> bool:
    return bool(found.searcher.search(word_query(found.level, word), limit=1, count=False).hits)


def _closest(found: Snapshot, word: str) -> str | None:
    folded = fold(word)
    candidates: Counter[str] = Counter()
    middle = len(folded) // 2
    for prefix in (">" + folded[: middle - 1], "<" + folded[: middle - 1 : -1]):
        for (spelled, accented), count in _spelled(found, prefix):
            near = spelled if prefix[0] == ">" else spelled[::-1]
            if OSA.distance(folded, near, score_cutoff=1) <= 1:
                candidates[accented] = max(candidates[accented], count)
    return min(candidates, key=lambda word: (-candidates[word], word), default=None)


def _spelled(found: Snapshot, prefix: str) -> list[tuple[tuple[str, str], int]]:
    """Return the indexed spellings that begin so, with their accents and number of projects.

    Words of projects that are gone stay in the index for a while: only projects that can be found
    are counted.
    """
    terms = found.searcher.terms_with_prefix(SPELLING, prefix, filter_query=Query.all_query())
    return [(_parts(term), count) for term, count in terms if count]


def _parts(term: str) -> tuple[str, str]:
    spelled, _, accented = term[1:].partition("|")
    return spelled, accented
