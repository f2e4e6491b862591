"""The page of a list: everything its template writes, from one query."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from django.conf import settings

from iatheque.exchange.writers.formats import Format, available_formats
from iatheque.projects import entries
from iatheque.projects.entries import Entry
from iatheque.schema.levels import Level
from iatheque.search.finder import find
from iatheque.search.ranking import DEEPEST
from iatheque.web.cards import cards
from iatheque.web.charts import figures, stories

from .addresses import CARDS, CHARTS, MAP, TABLE, Place
from .facets_panel import panel, unshown
from .map import map_page
from .pagination import pages
from .pills import pills
from .relaxing import advice
from .sentence import sentence
from .sorting import orders
from .table import table


def listing(place: Place, level: Level, *, whole: Sequence[str] = ()) -> dict[str, Any]:
    """Return the context of the list at `place` for a reader of `level`.

    `whole` names the facets to show with all their values.
    """
    results = find(place.query, level)
    found = entries.fetch(level, results.pks)
    authority = _authority(place, found)
    parts = panel(results.facets, place, whole)
    return {
        "place": place,
        "query": place.query,
        "results": results,
        "sentence": sentence(
            place.query, results.total, text=results.corrected, authority=authority
        ),
        "pills": pills(place, authority=authority),
        "panel": parts,
        "is_opened": any(part.is_whole for part in parts),
        "unshown": unshown(results.facets, place),
        "orders": orders(place),
        "cards": cards(found) if place.view == CARDS else [],
        "table": table(found, place) if place.view == TABLE else None,
        **_charts(place, level, results.total),
        "map": map_page(place, results, level) if place.view == MAP else None,
        "pages": pages(place, results.pages),
        "advice": advice(place, level) if not results.total else [],
        "files": [(one.label, place.file(one.key)) for one in _formats()],
        "address": settings.SITE_URL + place.link(),
        "canonical": settings.SITE_URL + replace(place, frame=None).link(),
        "furthest": DEEPEST,
        "is_whole": any(facet.field.key in whole for facet in results.facets),
    }


def _charts(place: Place, level: Level, total: int) -> dict[str, Any]:
    if place.view != CHARTS or not total:
        return {"charts": [], "stories": None}
    return {"charts": figures(place.query, level), "stories": stories(place.query, level)}


@cache
def _formats() -> tuple[Format, ...]:
    """The formats offered, looked for once: whether a module is installed does not change."""
    return tuple(available_formats())


def _authority(place: Place, found: Sequence[Entry]) -> str:
    """Return the name of the only authority asked, as its projects on this page give it."""
    asked = place.query.filters.get("coll_siret", ())
    return found[0].text("coll_nom") if len(asked) == 1 and found else ""
