"""The catalogue's search: what surfaces call."""

from collections.abc import Iterator
from dataclasses import replace

from tantivy import Query

from iatheque.schema.levels import Level

from .boxes import Box, inside
from .facets import facets_of
from .matching import asking, every, matching
from .query import LATEST, RELEVANCE, CatalogueQuery
from .ranking import DEEPEST, Page, in_batches, ranked
from .reader import Snapshot
from .results import Results
from .similar import similar
from .snapshots import snapshot
from .spelling import correct
from .suggestions import suggest

__all__ = ["PAGE_SIZE", "all_pks", "find", "find_within", "similar", "suggest", "understood"]

PAGE_SIZE = 20


def find(
    query: CatalogueQuery, level: Level, *, facets: bool = True, page_size: int = PAGE_SIZE
) -> Results:
    """Return a page of what `query` finds at `level`, with facets and counts.

    When its text finds nothing, one typing error per word is forgiven: the results are then those
    of `corrected`. Never raises, whatever the text.
    """
    found = snapshot(level)
    results = _find(found, query, facets=facets, page_size=page_size)
    if results.total or not query.text or not (better := correct(found, query.text)):
        return results
    again = _find(found, replace(query, text=better), facets=facets, page_size=page_size)
    return replace(again, query=query, corrected=better) if again.total else results


def all_pks(query: CatalogueQuery, level: Level, *, after: int = 0) -> Iterator[list[int]] | None:
    """Return the keys past `after` of all that `query` finds, by batches in their order.

    None when it asks for everything: read the entries without searching. A typing error is forgiven
    as `find` does.
    """
    if matching(level, query.text, query.filters) is None:
        return None
    query = understood(query, level)
    asked = matching(level, query.text, query.filters)
    return in_batches(snapshot(level), asked, after) if asked else None


def understood(query: CatalogueQuery, level: Level) -> CatalogueQuery:
    """Return the query that `find` answers: with its text as corrected, if it is."""
    if not query.text:
        return query
    results = find(replace(query, page=1), level, facets=False, page_size=1)
    return replace(query, text=results.corrected or query.text)


def find_within(query: CatalogueQuery, level: Level, box: Box) -> Results:
    """Return a page of what `query`, already understood, finds in `box`; without facets."""
    return _find(snapshot(level), query, facets=False, page_size=PAGE_SIZE, box=box)


def _find(
    found: Snapshot,
    query: CatalogueQuery,
    *,
    facets: bool,
    page_size: int,
    box: Box | None = None,
) -> Results:
    page = _page(found, query, page_size, box)
    last = DEEPEST // page_size
    return Results(
        query=query,
        total=page.total,
        pks=page.pks,
        facets=facets_of(found, query) if facets else (),
        corrected=None,
        pages=min(last, -(-page.total // page_size)),
        beyond=query.page > last and page.total > DEEPEST,
    )


def _page(found: Snapshot, query: CatalogueQuery, page_size: int, box: Box | None) -> Page:
    offset = (query.page - 1) * page_size
    within = offset + page_size <= DEEPEST
    order = _order(found.level, query) if within else LATEST
    asked = matching(found.level, query.text, query.filters) or Query.all_query()
    page = ranked(
        found,
        every([asked, inside(found, box)]) if box else asked,
        order,
        offset=offset if within else 0,
        size=page_size,
    )
    return page if within else replace(page, pks=[])


def _order(level: Level, query: CatalogueQuery) -> str:
    """Return the sort in force; without a word to be relevant to, the latest update first."""
    if query.order == RELEVANCE and asking(level, query.text) is None:
        return LATEST
    return query.order
