"""Counts of projects by the values of one field, or of several crossed: what charts are made of.

As facets do, a count leaves aside the choices made on the very fields that it counts: a reader who
chose one theme still sees it among the others.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tantivy import Query

from iatheque.access.gate import countable_fields, sortable_fields
from iatheque.lib import dates
from iatheque.schema.field import Field
from iatheque.schema.levels import Level

from .columns import PK, counted_of, order_of, values_counted
from .facets import ALL
from .matching import matching
from .query import CatalogueQuery
from .reader import Snapshot
from .snapshots import snapshot

_TOTAL = "total"
_KEY_BITS = 32  # of the project, under the day, in the columns of orders

_Filters = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Ask:
    """Count by the fields `keys`, crossed, among the projects that also meet `only`.

    `aside` names more fields whose choices are left aside; those of `keys` and `only` always are.
    """

    keys: tuple[str, ...]
    only: tuple[tuple[str, str], ...] = ()
    aside: tuple[str, ...] = ()

    def filters(self, query: CatalogueQuery) -> dict[str, tuple[str, ...]]:
        """Return the filters of `query` that this count keeps, with its own."""
        own = {key: (value,) for key, value in self.only}
        left_aside = {*self.keys, *self.aside}
        kept = {key: found for key, found in query.filters.items() if key not in left_aside}
        return kept | own


@dataclass(frozen=True, slots=True)
class Counts:
    """How many projects were counted, how many have a value in every field, and by values."""

    total: int
    answered: int
    by: Mapping[tuple[str, ...], int] = field(default_factory=dict)


def count(query: CatalogueQuery, level: Level, asks: Sequence[Ask]) -> dict[Ask, Counts]:
    """Return the counts of each of `asks` among what `query` finds at `level`.

    One pass of the search engine for all that look at the same projects; what concerns the whole
    catalogue is kept until it changes. Raises `KeyError` for a field that `level` may not count.
    """
    found = snapshot(level)
    known: dict[Ask, Counts] = found.memory.setdefault("asked", {})
    is_whole = not query.text and not query.filters
    counts = {ask: known[ask] for ask in asks if is_whole and ask in known}
    for filters, group in _groups(query, [ask for ask in asks if ask not in counts]):
        counts |= _aggregate(found, query.text, filters, group)
    if is_whole:
        known.update(counts)
    return {ask: counts[ask] for ask in asks}


def count_older(query: CatalogueQuery, level: Level, key: str, day: str) -> int:
    """Return how many of the projects of `query` have in the date `key` a day before `day`.

    Raises `KeyError` for a field that `level` may not sort by.
    """
    column = order_of(sortable_fields(level)[key], descending=True)
    # Days are whole multiples of 2^32: exact in the decimals that the search engine compares.
    limits = {"from": float(1 << _KEY_BITS), "to": float(dates.day_key(day) << _KEY_BITS)}
    asked = {"older": {"range": {"field": column, "ranges": [limits]}}}
    answer = snapshot(level).searcher.aggregate(_query(level, query.text, query.filters), asked)
    buckets = answer["older"]["buckets"]
    return sum(int(one["doc_count"]) for one in buckets if "from" in one and "to" in one)


def _groups(
    query: CatalogueQuery, asks: Sequence[Ask]
) -> Iterator[tuple[dict[str, tuple[str, ...]], list[Ask]]]:
    groups: dict[tuple[tuple[str, tuple[str, ...]], ...], list[Ask]] = {}
    for ask in asks:
        groups.setdefault(tuple(sorted(ask.filters(query).items())), []).append(ask)
    for filters, group in groups.items():
        yield dict(filters), group


def _aggregate(
    found: Snapshot, text: str, filters: _Filters, asks: Sequence[Ask]
) -> dict[Ask, Counts]:
    fields = countable_fields(found.level)
    crossed = [[fields[key] for key in ask.keys] for ask in asks]
    asked = {str(rank): _terms(several) for rank, several in enumerate(crossed)}
    asked[_TOTAL] = {"value_count": {"field": PK}}
    answer = found.searcher.aggregate(_query(found.level, text, filters), asked)
    total = int(answer[_TOTAL]["value"])
    return {ask: _counts(total, answer[str(rank)], crossed[rank]) for rank, ask in enumerate(asks)}


def _query(level: Level, text: str, filters: _Filters) -> Query:
    return matching(level, text, filters) or Query.all_query()


def _terms(fields: Sequence[Field]) -> dict[str, Any]:
    first, *rest = fields
    asked: dict[str, Any] = {"terms": {"field": counted_of(first), "size": ALL}}
    if rest:
        asked["aggs"] = {"then": _terms(rest)}
    return asked


def _counts(total: int, answer: Mapping[str, Any], fields: Sequence[Field]) -> Counts:
    answered = 0
    by: Counter[tuple[str, ...]] = Counter()
    for combinations, number in _leaves(answer, fields):
        answered += number if combinations else 0
        for values in combinations:
            by[values] += number
    return Counts(total, answered, dict(by))


def _leaves(
    answer: Mapping[str, Any], fields: Sequence[Field]
) -> Iterator[tuple[list[tuple[str, ...]], int]]:
    """Yield the combinations of values of each leaf, and its number of projects."""
    first, *rest = fields
    for bucket in answer["buckets"]:
        values = values_counted(first, bucket["key"])
        below = _leaves(bucket["then"], rest) if rest else [([()], bucket["doc_count"])]
        for combinations, number in below:
            yield [(value, *one) for value in values for one in combinations], int(number)
