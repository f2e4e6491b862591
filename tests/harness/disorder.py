"""Rows that nobody ordered come back in a random order, so that no test leans on luck.

SQLite gives rows in insertion order until the day it does not, and PostgreSQL gives them otherwise.
`pytest-randomly` seeds `random`, so a failure can be replayed.
"""

import random
from collections.abc import Iterator

import pytest
from django.db.models.query import QuerySet

_fetch_all = QuerySet._fetch_all
_iterator = QuerySet._iterator


def install(patch: pytest.MonkeyPatch) -> None:
    """Shuffle what unordered querysets return, as long as `patch` holds."""
    patch.setattr(QuerySet, "_fetch_all", _shuffled_fetch_all)
    patch.setattr(QuerySet, "_iterator", _shuffled_iterator)


def _shuffled_fetch_all(queryset: QuerySet) -> None:
    is_first_time = queryset._result_cache is None
    _fetch_all(queryset)
    if is_first_time and not queryset.ordered:
        random.shuffle(queryset._result_cache)


def _shuffled_iterator(queryset: QuerySet, *arguments: object) -> Iterator[object]:
    rows = _iterator(queryset, *arguments)
    if queryset.ordered:
        yield from rows
    else:
        yield from _shuffled(rows)


def _shuffled(rows: Iterator[object]) -> list[object]:
    found = list(rows)
    random.shuffle(found)
    return found
