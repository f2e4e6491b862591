"""Texts offered while typing: sub-themes, authorities and project names that the level reads."""

from collections.abc import Sequence

from tantivy import Query

from iatheque.access.gate import facet_fields
from iatheque.lib.text import fold
from iatheque.schema.levels import Level

from .analysis import meaningful, surface
from .facets import all_counts
from .index import prefixes_of, schema, suggested_fields
from .matching import every
from .results import Suggestion
from .snapshots import Snapshot, snapshot

_SHORTEST = 2
_CANDIDATES = 20
_SUBTHEME = "sous_theme"
# How many of each kind at most, in the order shown; names fill what is left.
_SHARES = {_SUBTHEME: 2, "coll_nom": 3, "nom_projet": 8}


def suggest(level: Level, text: str, limit: int = 8) -> list[Suggestion]:
    """Return up to `limit` texts of `level` in which all words of `text` begin a word.

    Only the last word may be unfinished. Never raises; nothing before the second letter.
    """
    words = _typed(text)
    if not words or len(words[-1]) < _SHORTEST:
        return []
    found = snapshot(level)
    offered = {_SUBTHEME: _subthemes(found, words)}
    for field in suggested_fields(level):
        offered[field.key] = _texts(found, field.key, words)
    chosen = [
        Suggestion(value, kind)
        for kind, share in _SHARES.items()
        for value in _first(offered.get(kind, []), words)[:share]
    ]
    return chosen[:limit]


def _typed(text: str) -> list[str]:
    words = surface(text[:200])
    return [fold(word) for word in [*meaningful(words[:-1]), *words[-1:]]]


def _subthemes(found: Snapshot, words: Sequence[str]) -> list[str]:
    if _SUBTHEME not in {field.key for field in facet_fields(found.level)}:
        return []
    counts = all_counts(found)[_SUBTHEME]
    ordered = sorted(counts, key=lambda value: (-counts[value], value))
    return [value for value in ordered if _begins(value, words)]


def _begins(value: str, words: Sequence[str]) -> bool:
    own = [fold(word) for word in surface(value)]
    *whole, last = words
    return set(whole) <= set(own) and any(word.startswith(last) for word in own)


def _texts(found: Snapshot, key: str, words: Sequence[str]) -> list[str]:
    """Return the values of the field `key` that match, those of most projects first."""
    column = prefixes_of(key)
    *whole, last = words
    asked = [Query.term_query(schema(found.level), column, word) for word in whole]
    # A folded word is made of letters and digits: nothing in it is special in a pattern.
    asked.append(Query.regex_query(schema(found.level), column, f"{last}.*"))
    terms = {"terms": {"field": key, "size": _CANDIDATES, "segment_size": _CANDIDATES}}
    answer = found.searcher.aggregate(every(asked), {key: terms})
    return [bucket["key"] for bucket in answer[key]["buckets"]]


def _first(values: Sequence[str], words: Sequence[str]) -> list[str]:
    """Return `values` with those that begin as typed first, each spelled once."""
    distinct: dict[str, str] = {}
    for value in values:
        distinct.setdefault(fold(value), value)
    typed = " ".join(words)
    ordered = sorted(distinct, key=lambda folded: not folded.startswith(typed))
    return [distinct[folded] for folded in ordered]
