"""Pages of results in order, always the same for the same index."""

from collections.abc import Iterator
from dataclasses import dataclass

from tantivy import FieldType, Order, Query, SearchResult

from iatheque.schema.model import FIELD_BY_KEY

from .index import FRESHNESS, PK, order_of
from .matching import every
from .query import RELEVANCE
from .snapshots import Snapshot

# Deeper pages cost the search engine more and more, and nobody reads them.
DEEPEST = 10_000
_MARGIN = 20
_BATCH = 2000


@dataclass(frozen=True, slots=True)
class Page:
    """The project keys of one page, and the number of results in all."""

    total: int
    pks: list[int]


def ranked(found: Snapshot, query: Query, order: str, *, offset: int, size: int) -> Page:
    """Return the `size` results from `offset` on, in one of the `SORTS`."""
    if order == RELEVANCE:
        return _by_relevance(found, query, offset, size)
    descending = order.startswith("-")
    answer = found.searcher.search(
        query,
        limit=size,
        offset=offset,
        order_by_field=order_of(FIELD_BY_KEY[order.removeprefix("-")], descending=descending),
        order=Order.Desc if descending else Order.Asc,
    )
    return Page(_total(answer), _pks(found, answer))


def in_batches(found: Snapshot, query: Query, after: int) -> Iterator[list[int]]:
    """Yield the keys past `after` of all results by batches, in the order of the keys."""
    last = after
    while pks := _after(found, query, last):
        yield pks
        last = pks[-1]


def _after(found: Snapshot, query: Query, last: int) -> list[int]:
    beyond = Query.range_query(
        found.schema, PK, FieldType.Unsigned, lower_bound=last, include_lower=False
    )
    answer = found.searcher.search(
        every([query, beyond]), limit=_BATCH, count=False, order_by_field=PK, order=Order.Asc
    )
    return [pk for pk, _ in answer.hits]


def best(found: Snapshot, query: Query, size: int) -> list[int]:
    """Return the `size` best results by score, newest first among equals."""
    return _by_relevance(found, query, 0, size).pks


def _by_relevance(found: Snapshot, query: Query, offset: int, size: int) -> Page:
    """Return a page by score, newest first among equals.

    The engine breaks a tie by the place of the document, which changes as segments merge: hits are
    fetched around the page until its first and last scores are seen to begin and end.
    """
    margin = _MARGIN
    while True:
        start = max(0, offset - margin)
        first, last = offset - start, offset - start + size
        limit = last + margin
        answer = found.searcher.search(query, limit=limit, offset=start, weight_by_field=FRESHNESS)
        scores = [score for score, _ in answer.hits]
        begins = start == 0 or len(scores) <= first or scores[0] > scores[first]
        if begins and (len(scores) < limit or scores[-1] < scores[last - 1]):
            break
        margin *= 4
    hits = sorted(zip(scores, _pks(found, answer), strict=True), reverse=True)
    return Page(_total(answer), [pk for _, pk in hits[first:last]])


def _pks(found: Snapshot, answer: SearchResult) -> list[int]:
    addresses = [address for _, address in answer.hits]
    return [int(pk or 0) for pk in found.searcher.fast_field_values(PK, addresses)]


def _total(answer: SearchResult) -> int:
    total: int = answer.count  # type: ignore[attr-defined]  # missing from the stubs of tantivy
    return total
