"""Maps drawn on the server: outlines and marks as numbers that a template writes as SVG."""

import math
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from iatheque.lib import mercator
from iatheque.schema.vocabularies import THEMES
from iatheque.search.boxes import Box
from iatheque.search.places import Group, Seat

from .territories import TERRITORIES, Territory, outlines, territory_of

THEME_OF_LETTER = {theme.letter: theme for theme in THEMES}
LOCATOR_WIDTH = 240

# The width of an outline in its own units: fine enough for a screen, short to write.
_UNITS = 1500


class Outline(NamedTuple):
    """The land of a territory: where it goes in the drawing, and its path in its own units."""

    x: float
    y: float
    width: float
    height: float
    tall: int
    path: str


class Mark(NamedTuple):
    """Projects at one place of a drawing: their number, their theme when they share one.

    `place` is where they are, in degrees; `is_seat` tells that they are all at the same address.
    """

    x: float
    y: float
    number: int
    letter: str
    theme_slug: str
    place: tuple[float, float]
    is_seat: bool


class Drawing(NamedTuple):
    """A part of the map, `width` by `height` pixels."""

    width: int
    height: int
    lands: list[Outline]
    marks: list[Mark]


def drawing(box: Box, width: int, found: Iterable[Seat | Group] = ()) -> Drawing:
    """Return the drawing of `box`, with what was found there."""
    left, top, right, bottom = _edges(box)
    scale = width / (right - left)
    lands = [_land(one, left, top, scale) for one in TERRITORIES if _meet(one.box, box)]
    marks = [_mark(together, left, top, scale) for together in _squares(found, zoom_of(box, width))]
    return Drawing(width, round((bottom - top) * scale), lands, marks)


def locator(longitude: float, latitude: float, theme: str = "") -> tuple[Territory, Drawing] | None:
    """Return the territory of a point and its small map, for `components/map.html`.

    `theme` is the letter of the mark, none for a plain dot. None when no map of ours shows the
    point.
    """
    territory = territory_of(longitude, latitude)
    if territory is None:
        return None
    here = Seat(longitude, latitude, theme or "?")
    return territory, drawing(territory.box, LOCATOR_WIDTH, [here])


def zoom_of(box: Box, width: int) -> int:
    """Return the zoom at which the squares of the grid are 32 to 64 pixels of the drawing wide."""
    return max(0, math.ceil(math.log2(width * 360 / (256 * (box.east - box.west)))))


def square_kilometres(box: Box, width: int) -> float:
    """Return about how wide a square of the grid is in the drawing of `box`."""
    degrees = 360 / 2 ** (zoom_of(box, width) + 2)
    return degrees * 111 * math.cos(math.radians((box.south + box.north) / 2))


def _squares(found: Iterable[Seat | Group], zoom: int) -> Iterable[list[Seat | Group]]:
    """Return what was found by square of the grid; groups come as one already."""
    shift = max(0, mercator.BITS - zoom - 2)
    together: dict[tuple[int, int], list[Seat | Group]] = defaultdict(list)
    for one in found:
        x, y = mercator.project(one.longitude, one.latitude)
        together[x >> shift, y >> shift].append(one)
    return together.values()


def _mark(together: list[Seat | Group], left: float, top: float, scale: float) -> Mark:
    weights = [one.number if isinstance(one, Group) else len(one.themes) for one in together]
    number = sum(weights)
    longitude = sum(one.longitude * weight for one, weight in zip(together, weights, strict=True))
    latitude = sum(one.latitude * weight for one, weight in zip(together, weights, strict=True))
    place = longitude / number, latitude / number
    x, y = mercator.project(*place)
    letters = {letter for one in together if isinstance(one, Seat) for letter in one.themes}
    is_seat = len(together) == 1 and isinstance(together[0], Seat)
    theme = THEME_OF_LETTER.get(letters.pop()) if is_seat and len(letters) == 1 else None
    return Mark(
        round((x - left) * scale, 1),
        round((y - top) * scale, 1),
        number,
        theme.letter if theme else "",
        theme.slug if theme else "",
        place,
        is_seat,
    )


def _land(territory: Territory, left: float, top: float, scale: float) -> Outline:
    west, north, east, south = _edges(territory.box)
    tall, path = _path(territory)
    return Outline(
        round((west - left) * scale, 1),
        round((north - top) * scale, 1),
        round((east - west) * scale, 1),
        round((south - north) * scale, 1),
        tall,
        path,
    )


@cache
def _path(territory: Territory) -> tuple[int, str]:
    """Return the height of the outline of a territory in its own units, and its path."""
    left, top, right, bottom = _edges(territory.box)
    unit = (right - left) / _UNITS
    pieces = []
    for ring in outlines()[territory.key]:
        points = (mercator.project(*point) for point in ring)
        steps = [(round((x - left) / unit), round((y - top) / unit)) for x, y in points]
        pieces.append(_written(steps))
    return round((bottom - top) / unit), "".join(pieces)


def _written(points: list[tuple[int, int]]) -> str:
    """Return a ring as the shortest path: a start, then steps."""
    (x, y), written = points[0], []
    for across, down in points[1:-1]:
        written.append(f"{across - x} {down - y}")
        x, y = across, down
    return f"M{points[0][0]} {points[0][1]}l{' '.join(written)}z".replace(" -", "-")


def _edges(box: Box) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom of a box on the flat map."""
    return *mercator.project(box.west, box.north), *mercator.project(box.east, box.south)


def _meet(one: Box, other: Box) -> bool:
    return (
        one.west < other.east
        and other.west < one.east
        and one.south < other.north
        and other.south < one.north
    )
