"""Short ways to ask, and to read what a search gives back."""

from django.http import QueryDict

from iatheque.projects.entries import fetch
from iatheque.schema.levels import Level
from iatheque.search.finder import find
from iatheque.search.query import CatalogueQuery, parse
from iatheque.search.results import Results


def ask(address: str, level: Level = Level.PUBLIC) -> CatalogueQuery:
    """Return the query that the parameters `address` make at `level`."""
    return parse(QueryDict(address).lists(), level)


def search(address: str = "", level: Level = Level.PUBLIC) -> Results:
    """Return what the parameters `address` find at `level`."""
    return find(ask(address, level), level)


def names(address: str = "", level: Level = Level.PUBLIC) -> list[str]:
    """Return the names of the projects found, in order."""
    return [entry.text("nom_projet") for entry in fetch(level, search(address, level).pks)]


def counts(address: str = "", level: Level = Level.PUBLIC) -> dict[str, dict[str, int]]:
    """Return the values of each facet with their counts, in order."""
    return {
        facet.field.key: {bucket.label: bucket.count for bucket in facet.buckets}
        for facet in search(address, level).facets
    }
