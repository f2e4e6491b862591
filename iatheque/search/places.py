"""Where the projects found are: seat by seat when they are few, else in groups on a grid.

Everything comes from numbers that the index of the level holds: no entry is read.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from tantivy import Query

from iatheque.lib import mercator
from iatheque.schema.levels import Level
from iatheque.schema.vocabularies import THEMES

from .boxes import Box, inside
from .columns import ACROSS, CURVE, DOWN, THEME_RANK, is_mapped
from .matching import every, matching
from .query import CatalogueQuery
from .reader import Snapshot
from .snapshots import snapshot

# Above it a browser gets groups, one view at a time; a view with few projects still gets seats.
MOST = 10_000
FEW = 200
EVERYWHERE = Box(-180.0, -mercator.NORTHMOST, 180.0, mercator.NORTHMOST)
DEEPEST_ZOOM = 18
USUAL_ZOOM = 5

# A square of the grid is 64 pixels wide: a quarter of a tile of 256.
_SQUARES = 2
# A view has fewer squares than that from side to side, whatever zoom is asked.
_MOST_ACROSS = 32
# Eleven metres: seats closer than that are one.
_DECIMALS = 4
_LETTERS = ("?", *(theme.letter for theme in THEMES))


class Seat(NamedTuple):
    """A place and its projects: one letter of theme each, in alphabetical order."""

    longitude: float
    latitude: float
    themes: str


class Group(NamedTuple):
    """The middle of the projects of one square of the grid, and how many they are."""

    longitude: float
    latitude: float
    number: int


class Places(NamedTuple):
    """What is in a box, in `seats` or in `groups`."""

    total: int
    seats: tuple[Seat, ...] = ()
    groups: tuple[Group, ...] = ()


def places(query: CatalogueQuery, level: Level) -> Places:
    """Return where all that `query`, already understood, finds at `level` is."""
    return _places(query, level, EVERYWHERE, USUAL_ZOOM, MOST)


def places_within(query: CatalogueQuery, level: Level, box: Box, zoom: int) -> Places:
    """Return what is in `box`, grouped for `zoom` (0 to 18, brought down for a wide box)."""
    return _places(query, level, box, zoom, FEW)


def count_within(query: CatalogueQuery, level: Level, box: Box) -> int:
    """Return how many of the projects found are in `box`."""
    found = snapshot(level)
    total: int = found.searcher.search(_asked(found, query, box), limit=1).count  # type: ignore[attr-defined]  # missing from the stubs of tantivy
    return total


def _places(query: CatalogueQuery, level: Level, box: Box, zoom: int, most: int) -> Places:
    found = snapshot(level)
    if not is_mapped(level):
        return Places(0)
    asked = _asked(found, query, box)
    # Counting them apart would cost as much as half of grouping them.
    groups = tuple(_groups(found, asked, _zoom(box, zoom)))
    total = sum(group.number for group in groups)
    if total > most:
        return Places(total, groups=groups)
    return Places(total, seats=tuple(_seats(found, asked, total)))


def _asked(found: Snapshot, query: CatalogueQuery, box: Box) -> Query:
    asked = matching(found.level, query.text, query.filters)
    box_query = inside(found, box)
    return every([asked, box_query]) if asked else box_query


def _seats(found: Snapshot, asked: Query, total: int) -> Iterator[Seat]:
    """Yield the seats from west to east."""
    hits = found.searcher.search(asked, limit=max(1, total), count=False).hits
    documents = [address for _, address in hits]
    columns = (
        found.searcher.fast_field_values(name, documents) for name in (ACROSS, DOWN, THEME_RANK)
    )
    at: dict[tuple[float, float], list[str]] = defaultdict(list)
    for x, y, rank in zip(*columns, strict=True):
        at[_degrees(x, y)].append(_LETTERS[int(rank or 0)])
    for (longitude, latitude), letters in sorted(at.items()):
        yield Seat(longitude, latitude, "".join(sorted(letters)))


def _groups(found: Snapshot, asked: Query, zoom: int) -> Iterator[Group]:
    """Yield the squares in the order of the curve."""
    side = 4 ** (mercator.BITS - zoom - _SQUARES)
    middle = {name: {"avg": {"field": name}} for name in (ACROSS, DOWN)}
    squares = {"histogram": {"field": CURVE, "interval": side, "min_doc_count": 1}, "aggs": middle}
    answer: dict[str, Any] = found.searcher.aggregate(asked, {"squares": squares})
    for square in answer["squares"]["buckets"]:
        place = _degrees(square[ACROSS]["value"], square[DOWN]["value"])
        yield Group(*place, square["doc_count"])


def _zoom(box: Box, zoom: int) -> int:
    """Return `zoom`, or the deepest one that makes a reasonable number of squares of `box`."""
    share = max((box.east - box.west) / 360, 1 / mercator.SIDE)
    deepest = int(_MOST_ACROSS / share).bit_length() - 1 - _SQUARES
    return max(0, min(zoom, deepest, DEEPEST_ZOOM))


def _degrees(x: Any, y: Any) -> tuple[float, float]:
    longitude, latitude = mercator.unproject(x, y)
    return round(longitude, _DECIMALS), round(latitude, _DECIMALS)
