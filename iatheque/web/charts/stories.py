"""Why projects were abandoned, in the words of those who did."""

from dataclasses import replace
from typing import NamedTuple

from iatheque.projects import entries
from iatheque.schema.levels import Level
from iatheque.schema.vocabularies import ABANDONED
from iatheque.search.finder import find, understood
from iatheque.search.query import CatalogueQuery
from iatheque.web.cards import summary

from .links import list_link

_SHOWN = 3
_REASON = 280
_CHOSEN = {"projet_status": (ABANDONED,)}


class Story(NamedTuple):
    """An abandoned project and its reason."""

    path: str
    title: str
    authority: str
    reason: str


class Stories(NamedTuple):
    """The last of the abandoned projects, how many there are, and where they all are."""

    told: list[Story]
    total: int
    link: str


def stories(query: CatalogueQuery, level: Level) -> Stories:
    """Return why the last projects of `query` that were abandoned were so."""
    asked = understood(query, level)
    asked = replace(asked, filters={**asked.filters, **_CHOSEN}, sort="", page=1)
    found = find(asked, level, facets=False, page_size=_SHOWN)
    told = [
        Story(
            entry.path,
            entry.text("nom_projet"),
            entry.text("coll_nom"),
            summary(entry.text("status_abandon"), _REASON),
        )
        for entry in entries.fetch(level, found.pks)
        if entry.text("status_abandon")
    ]
    return Stories(told, found.total, list_link(query, _CHOSEN))
