"""What the map asks while one moves it: points for the script, the list of what is visible."""

from typing import Any

import orjson
from csp.decorators import csp_update
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from iatheque.exchange.delivery import data_view
from iatheque.search.boxes import Box, read_box
from iatheque.search.finder import understood
from iatheque.search.places import USUAL_ZOOM, Places, places, places_within
from iatheque.search.query import parse

from .addresses import MAP, Place
from .map import listed


@require_safe
@data_view
def points(request: HttpRequest) -> HttpResponse:
    """`/projets/carte.json`: where the projects found are, as columns.

    With `cadre` (west,south,east,north) and `zoom`, only what is there, ready for that zoom.
    """
    level = request.viewer.level
    query = understood(parse(request.GET.lists(), level), level)
    box = frame_of(request)
    found = places_within(query, level, box, _zoom(request)) if box else places(query, level)
    return HttpResponse(orjson.dumps(columns(found)), content_type="application/json")


@require_safe
def visible(request: HttpRequest) -> HttpResponse:
    """`/projets/carte/liste`: the list beside the map, alone."""
    level = request.viewer.level
    query = understood(parse(request.GET.lists(), level), level)
    context = {"map": listed(Place(query, MAP, frame_of(request)), level)}
    return render(request, "catalogue/_map_list.html", context)


def frame_of(request: HttpRequest) -> Box | None:
    """Return the part of the map that the address asks for (`cadre`)."""
    return read_box(request.GET.get("cadre", ""))


def with_map(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """Render a page that shows a map: the only ones that may ask the server of tiles for images."""
    if not settings.TILES_ORIGIN:
        return render(request, template, context)
    # Leaflet empties a tile that is no longer wanted with an image written in its own code.
    return csp_update({"img-src": [settings.TILES_ORIGIN, "data:"]})(render)(
        request, template, context
    )


def _zoom(request: HttpRequest) -> int:
    text = request.GET.get("zoom", "")[:3]
    return int(text) if text.isascii() and text.isdigit() else USUAL_ZOOM


def columns(found: Places) -> dict[str, Any]:
    """Return places column by column: a third of the weight of one object per point."""
    if found.groups:
        longitudes, latitudes, numbers = zip(*found.groups, strict=True)
        table = {"longitude": longitudes, "latitude": latitudes, "nombre": numbers}
        return {"total": found.total, "groupes": table}
    longitudes, latitudes, themes = zip(*found.seats, strict=True) if found.seats else ((), (), ())
    table = {"longitude": longitudes, "latitude": latitudes, "themes": themes}
    return {"total": found.total, "sieges": table}
