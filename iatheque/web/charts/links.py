"""Where charts lead: to the projects that a mark counts, and to the files of a chart."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from urllib.parse import urlencode

from django.urls import reverse

from iatheque.search.query import MAX_VALUES, CatalogueQuery


def list_link(query: CatalogueQuery, chosen: Mapping[str, tuple[str, ...]]) -> str:
    """Return the list of `query` with `chosen` in place of its choices on those fields.

    Empty when there are more values than an address takes.
    """
    if any(len(values) > MAX_VALUES for values in chosen.values()):
        return ""
    filters = {key: found for key, found in query.filters.items() if key not in chosen}
    asked = replace(query, filters=filters | dict(chosen))
    return _address(_list(), asked)


def file_link(query: CatalogueQuery, key: str, extension: str) -> str:
    """Return the file of the chart `key` for the same projects."""
    return _address(reverse(f"pages:chart_{extension}", kwargs={"key": key}), query)


@cache
def _list() -> str:
    """Resolved once: a page holds a hundred of these links."""
    return reverse("catalogue:list")


def _address(path: str, query: CatalogueQuery) -> str:
    pairs = query.parameters(page=1, sort="")
    return f"{path}?{urlencode(pairs)}" if pairs else path
