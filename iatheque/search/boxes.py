"""Parts of the map: boxes of longitudes and latitudes, as addresses give them."""

import math
import re
from typing import NamedTuple

from tantivy import FieldType, Query

from iatheque.lib import mercator

from .columns import ACROSS, DOWN, is_mapped
from .matching import every
from .reader import Snapshot

_DECIMALS = 4
_NUMBER = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{1,12})?")
_WORD_FOR_NOWHERE = "aucun"


class Box(NamedTuple):
    """A part of the map, in degrees; `text` is what an address says of it."""

    west: float
    south: float
    east: float
    north: float

    @property
    def text(self) -> str:
        """The box as an address gives it."""
        if self == NOWHERE:
            return _WORD_FOR_NOWHERE
        return ",".join(f"{degrees:.{_DECIMALS}f}".rstrip("0").rstrip(".") for degrees in self)

    def holds(self, longitude: float, latitude: float) -> bool:
        """True when the point is inside."""
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north


# Where the projects are that no map can show.
NOWHERE = Box(0.0, 0.0, 0.0, 0.0)


def read_box(text: str) -> Box | None:
    """Return the box that `text` (west,south,east,north) gives; None when it gives none."""
    if text == _WORD_FOR_NOWHERE:
        return NOWHERE
    pieces = text[:100].split(",")
    if len(pieces) != 4 or not all(map(_NUMBER.fullmatch, pieces)):
        return None
    west, south, east, north = map(float, pieces)
    west, east = max(-180.0, west), min(180.0, east)
    south, north = max(-mercator.NORTHMOST, south), min(mercator.NORTHMOST, north)
    return Box(west, south, east, north) if west < east and south < north else None


def around(longitude: float, latitude: float, *, kilometres: float) -> Box:
    """Return the box that reaches about `kilometres` from a point in each direction."""
    tall = kilometres / 111
    wide = tall / max(0.01, math.cos(math.radians(latitude)))
    return Box(longitude - wide, latitude - tall, longitude + wide, latitude + tall)


def inside(found: Snapshot, box: Box) -> Query:
    """Return the query for the projects in `box`; there is none for a level without a map."""
    if not is_mapped(found.level):
        return Query.empty_query()
    if box == NOWHERE:
        return _between(found, ACROSS, 0, 0)
    left, top = mercator.project(box.west, box.north)
    right, bottom = mercator.project(box.east, box.south)
    across = _between(found, ACROSS, max(1, left), right)
    return every([across, _between(found, DOWN, top, bottom)])


def _between(found: Snapshot, column: str, low: int, high: int) -> Query:
    query = Query.range_query(found.schema, column, FieldType.Unsigned, low, high)
    return Query.const_score_query(query, 0.0)
