"""Draw again the outlines of French territories that our maps show without tiles.

Reads Natural Earth (public domain) as npm `world-atlas` gives it (scripts/outlines/package.json),
keeps the French territories, simplifies them for the size at which we draw them, and writes
iatheque/web/static/iatheque/map/outlines.json. Run it as `make outlines`.
"""

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from iatheque.web.territories import TERRITORIES, Territory

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "scripts" / "outlines" / "node_modules" / "world-atlas" / "countries-10m.json"
TARGET = ROOT / "iatheque/web/static/iatheque/map/outlines.json"
CREDIT = "Natural Earth, domaine public"

# ISO 3166 numbers of France (its overseas departments included) and of its other territories.
FRENCH = {"250", "258", "540", "652", "663", "666", "876"}
# Parts of the width of a territory: a step that is not seen, and an islet too small to be drawn.
STEP, SPECK = 1 / 550, 1 / 130
DECIMALS = 3

Point = tuple[float, float]
Ring = list[Point]


def main() -> None:
    """Read the world, write France."""
    world = json.loads(SOURCE.read_text(encoding="utf-8"))
    rings = list(_rings(world))
    outlines = {one.key: _of_territory(one, rings) for one in TERRITORIES}
    text = json.dumps({"source": CREDIT, "outlines": outlines}, separators=(",", ":"))
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(f"{text}\n", encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT)} : {len(text)} octets, {len(outlines)} territoires")


def _rings(world: dict[str, Any]) -> Iterator[Ring]:
    """Yield the outer ring of each French polygon, in degrees."""
    arcs = [_arc(arc, world["transform"]) for arc in world["arcs"]]
    for country in world["objects"]["countries"]["geometries"]:
        if country.get("id") in FRENCH:
            shapes = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
            for shape in shapes:
                yield _joined(shape[0], arcs)


def _arc(steps: list[list[int]], transform: dict[str, Any]) -> Ring:
    """Return an arc of TopoJSON, written as steps on a grid, as points."""
    (wide, tall), (west, south) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for across, up in steps:
        x, y = x + across, y + up
        points.append((x * wide + west, y * tall + south))
    return points


def _joined(numbers: list[int], arcs: list[Ring]) -> Ring:
    """Return a ring from its arcs; a negative number is an arc walked backwards."""
    ring: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return ring


def _of_territory(territory: Territory, rings: list[Ring]) -> list[list[Point]]:
    box = territory.box
    width = box.east - box.west
    kept = []
    for ring in rings:
        xs, ys = zip(*ring, strict=True)
        inside = box.holds((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
        if inside and max(max(xs) - min(xs), max(ys) - min(ys)) > width * SPECK:
            half = len(ring) // 2
            first = _simplified(ring[: half + 1], width * STEP)
            simple = first[:-1] + _simplified(ring[half:], width * STEP)
            kept.append([(round(x, DECIMALS), round(y, DECIMALS)) for x, y in simple])
    return sorted(kept, key=len, reverse=True)


def _simplified(points: Ring, step: float) -> Ring:
    """Return the points without those that stray less than `step` (Douglas and Peucker, 1973)."""
    if len(points) < 3:
        return points
    far, rank = max(
        (_distance(one, points[0], points[-1]), rank) for rank, one in enumerate(points)
    )
    if far <= step:
        return [points[0], points[-1]]
    return _simplified(points[: rank + 1], step)[:-1] + _simplified(points[rank:], step)


def _distance(point: Point, start: Point, end: Point) -> float:
    """Return how far `point` is from the segment."""
    length = math.dist(start, end)
    if length == 0:
        return math.dist(point, start)
    along = sum((p - s) * (e - s) for p, s, e in zip(point, start, end, strict=True)) / length**2
    share = max(0.0, min(1.0, along))
    nearest = (start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1]))
    return math.dist(point, nearest)


if __name__ == "__main__":
    main()
