"""Facets: the values of the fields among the results, with counts.

A field's own choice is left aside in its own counts. A multi-valued field is counted by the set of
its values, one number per project, and summed here: counting the values one by one costs the search
engine five times as much.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from tantivy import Query

from iatheque.access.gate import facet_fields
from iatheque.lib.text import fold
from iatheque.schema.field import Field, Kind

from .columns import counted_of, values_counted
from .matching import matching
from .query import CatalogueQuery
from .reader import Snapshot
from .results import Bucket, Facet

# Lists whose published order means something: steps, amounts.
_SCALES = frozenset({"projet_status", "budget"})
# Above the number of sets that any list of the model can make in practice.
ALL = 20_000

_Counts = dict[str, Counter[str]]


def facets_of(found: Snapshot, query: CatalogueQuery) -> tuple[Facet, ...]:
    """Return the facets of `query` at the level of `found`, in published order of the fields."""
    fields = facet_fields(found.level)
    chosen = [field for field in fields if query.filters.get(field.key)]
    counts = _counts(found, query, [field for field in fields if field not in chosen])
    for field in chosen:
        counts |= _counts(found, query, [field], without=field.key)
    return tuple(
        Facet(field, _buckets(field, counts[field.key], query.filters.get(field.key, ())))
        for field in fields
    )


def all_counts(found: Snapshot) -> _Counts:
    """Return the counts of the whole catalogue, computed once per snapshot."""
    if "counts" not in found.memory:
        every = Query.all_query()
        found.memory["counts"] = _aggregate(found, every, facet_fields(found.level))
    counts: _Counts = found.memory["counts"]
    return counts


def _counts(
    found: Snapshot, query: CatalogueQuery, fields: Sequence[Field], *, without: str | None = None
) -> _Counts:
    asked = matching(found.level, query.text, query.filters, without=without)
    if asked is None:
        counts = all_counts(found)
        return {field.key: counts[field.key] for field in fields}
    return _aggregate(found, asked, fields)


def _aggregate(found: Snapshot, query: Query, fields: Sequence[Field]) -> _Counts:
    if not fields:
        return {}
    asked = {field.key: {"terms": {"field": counted_of(field), "size": ALL}} for field in fields}
    answer = found.searcher.aggregate(query, asked)
    return {field.key: _count(field, answer[field.key]["buckets"]) for field in fields}


def _count(field: Field, buckets: Sequence[dict[str, Any]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for bucket in buckets:
        for value in values_counted(field, bucket["key"]):
            counts[value] += bucket["doc_count"]
    return counts


def _buckets(field: Field, counts: Counter[str], chosen: Sequence[str]) -> tuple[Bucket, ...]:
    values = dict.fromkeys([*counts, *chosen])
    buckets = [
        Bucket(value, _label(field, value), counts[value], value in chosen) for value in values
    ]
    if field.kind is Kind.MONTH:
        return tuple(sorted(buckets, key=lambda bucket: bucket.value, reverse=True))
    if field.key in _SCALES and field.vocabulary:
        rank = {value: number for number, value in enumerate(field.vocabulary.order(values))}
        return tuple(sorted(buckets, key=lambda bucket: rank[bucket.value]))
    return tuple(sorted(buckets, key=lambda bucket: (-bucket.count, fold(bucket.label))))


def _label(field: Field, value: str) -> str:
    return field.vocabulary.label(value) if field.vocabulary else value
