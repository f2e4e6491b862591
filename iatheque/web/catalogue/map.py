"""The catalogue as a map: everything its template writes, with or without a script to move it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.translation import gettext, ngettext

from iatheque.projects import entries
from iatheque.projects.entries import Entry
from iatheque.schema.levels import Level
from iatheque.schema.vocabularies import THEME_NAMED, THEMES
from iatheque.search.boxes import NOWHERE, Box, around
from iatheque.search.finder import find_within
from iatheque.search.places import EVERYWHERE, MOST, count_within, places_within
from iatheque.search.query import CatalogueQuery
from iatheque.search.results import Results
from iatheque.web.cards import cards
from iatheque.web.drawing import (
    THEME_OF_LETTER,
    Drawing,
    Mark,
    drawing,
    locator,
    square_kilometres,
    zoom_of,
)
from iatheque.web.filters import number
from iatheque.web.territories import ALWAYS, METROPOLE, OVERSEAS, Territory

from .addresses import MAP, MAP_DATA, MAP_LIST, Place, address
from .pagination import pages

_WIDE, _SMALL = 640, 132
_SEAT_KILOMETRES = 4.0
_NEARBY_KILOMETRES = 40.0


class Key(NamedTuple):
    """A line of the legend: `link` adds the theme to the filters, or takes it away."""

    label: str
    theme_slug: str
    count: str
    selected: bool
    link: str


class Spot(NamedTuple):
    """A mark of the drawing, what it says aloud, and the list it leads to."""

    mark: Mark
    label: str
    link: str


class Panel(NamedTuple):
    """The drawing of a territory or of the part of the map asked for."""

    name: str
    box: Box
    link: str
    number: int
    drawing: Drawing
    spots: list[Spot]


def map_page(place: Place, results: Results, level: Level) -> dict[str, Any]:
    """Return what the map of `results`, the whole of what `place` asks, needs beside the list."""
    query = _understood(place, results)
    shown = [panel for panel in _panels(place, query, level) if panel]
    frame = place.frame or _first_frame(shown)
    total = count_within(query, level, EVERYWHERE)
    return {
        "view": METROPOLE.box.text if frame == NOWHERE else frame.text,
        "panels": [_panel(place, query, level, gettext("Carte"), place.frame, _WIDE)]
        if place.frame and place.frame != NOWHERE
        else shown,
        "territories": shown,
        "legend": _legend(place, results),
        "lost": results.total - total,
        "lost_link": place.link(page=1, frame=NOWHERE),
        "data": address(query.parameters(page=1, sort=""), MAP_DATA),
        "list": address(query.parameters(page=1), MAP_LIST),
        "is_grouped": total > MOST,
        "tiles": settings.TILES_URL,
        "credit": settings.TILES_ATTRIBUTION,
        "tiles_origin": settings.TILES_ORIGIN,
        "deepest": settings.TILES_MAX_ZOOM,
        "themes": {theme.letter: (theme.slug, gettext(theme.name)) for theme in THEMES},
        **listed(replace(place, query=query, frame=frame), level),
    }


def listed(place: Place, level: Level) -> dict[str, Any]:
    """Return the list of what is in the part of the map that `place` shows."""
    found = find_within(place.query, level, place.frame or EVERYWHERE)
    return {
        "listed": cards(entries.fetch(level, found.pks)),
        "listed_results": found,
        "listed_sentence": _sentence(found.total, place.frame),
        "listed_pages": pages(place, found.pages),
    }


def small_map(entry: Entry) -> dict[str, Any] | None:
    """Return what the small map of a sheet shows; None without a position in France."""
    longitude, latitude = entry.values.get("longitude"), entry.values.get("latidude")
    if not isinstance(longitude, float) or not isinstance(latitude, float):
        return None
    theme = THEME_NAMED.get(entry.text("theme"))
    found = locator(longitude, latitude, theme.letter if theme else "")
    frame = around(longitude, latitude, kilometres=_NEARBY_KILOMETRES)
    return {"found": found, "link": Place(CatalogueQuery(), MAP, frame).link()} if found else None


def _understood(place: Place, results: Results) -> CatalogueQuery:
    return replace(place.query, text=results.corrected or place.query.text)


def _sentence(total: int, frame: Box | None) -> str:
    if frame == NOWHERE:
        said = ngettext(
            "%(number)s projet sans position", "%(number)s projets sans position", total
        )
    elif not total:
        return gettext("Aucun projet dans cette partie de la carte")
    else:
        said = ngettext(
            "%(number)s projet dans cette partie de la carte",
            "%(number)s projets dans cette partie de la carte",
            total,
        )
    return said % {"number": number(total)}


def _panels(place: Place, query: CatalogueQuery, level: Level) -> Iterator[Panel | None]:
    """Yield the drawing of each territory; none for a small one where nothing was found."""
    yield _of_territory(place, query, level, METROPOLE)
    for rank, territory in enumerate(OVERSEAS):
        panel = _of_territory(place, query, level, territory)
        yield panel if panel.number or rank < ALWAYS else None


def _of_territory(place: Place, query: CatalogueQuery, level: Level, territory: Territory) -> Panel:
    width = _WIDE if territory == METROPOLE else _SMALL
    return _panel(place, query, level, gettext(territory.name), territory.box, width)


def _panel(
    place: Place, query: CatalogueQuery, level: Level, name: str, box: Box, width: int
) -> Panel:
    found = places_within(query, level, box, zoom_of(box, width))
    drawn = drawing(box, width, found.seats or found.groups)
    near = square_kilometres(box, width)
    spots = [_spot(place, mark, near) for mark in drawn.marks]
    return Panel(name, box, place.link(page=1, frame=box), found.total, drawn, spots)


def _spot(place: Place, mark: Mark, near: float) -> Spot:
    label = ngettext("Voir %(num)s projet", "Voir %(num)s projets", mark.number)
    kilometres = _SEAT_KILOMETRES if mark.is_seat else near
    link = place.link(page=1, frame=around(*mark.place, kilometres=kilometres))
    theme = THEME_OF_LETTER.get(mark.letter) if mark.number == 1 else None
    said = [label % {"num": number(mark.number)}, *([gettext(theme.name)] if theme else [])]
    return Spot(mark, ", ".join(said), link)


def _first_frame(shown: list[Panel]) -> Box:
    """Return what the map shows first: mainland France, or the only territories concerned."""
    with_projects = [panel.box for panel in shown if panel.number]
    return with_projects[0] if with_projects else METROPOLE.box


def _legend(place: Place, results: Results) -> list[Key]:
    facet = next((one for one in results.facets if one.field.key == "theme"), None)
    counts = {bucket.value: bucket.count for bucket in facet.buckets} if facet else {}
    return [_key(place, theme.name, theme.slug, counts.get(theme.name, 0)) for theme in THEMES]


def _key(place: Place, name: str, slug: str, count: int) -> Key:
    selected = name in place.query.filters.get("theme", ())
    change = place.query.without_filter if selected else place.query.with_filter
    return Key(gettext(name), slug, number(count), selected, place.link(change("theme", name)))
