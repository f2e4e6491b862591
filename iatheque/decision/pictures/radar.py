"""The radar as a picture: four tinted quarters, spokes, rings 1 to 4, a shape for each moment.

Spokes bear numbers, which the table beside the picture explains: names would not be readable on a
telephone.
"""

from collections.abc import Sequence
from itertools import pairwise

from iatheque.decision.results.means import written
from iatheque.decision.results.radar import RadarResult, Shape, Spoke
from iatheque.lib.messages import N_

from .drawing import ACCENT, INK, PAPER, SOFT, Point, at, drawing, element, numbers, words

_CENTER: Point = (240, 246)
_RADIUS = 172.0
_SIZE = 480
_TINTS = ("#dcebf3", "#e0efdf", "#f4ecd2", "#f1e1ec")
_CORNERS: tuple[tuple[Point, str], ...] = (
    ((472, 26), "end"),
    ((472, 478), "end"),
    ((8, 478), "start"),
    ((8, 26), "start"),
)
_NAMES = {
    "utile": N_("Utile"),
    "confiance": N_("De confiance"),
    "frugale": N_("Frugale"),
    "capacitante": N_("Capacitante"),
}


def picture(result: RadarResult) -> str:
    """Return the SVG of a radar; the current shape is filled, the others are thinner lines."""
    shapes = [*result.earlier, result.current]
    height = _SIZE + 16 + 26 * len(shapes)
    body = _quarters(result.current) + _rings() + _spokes(result.current)
    body += "".join(_outline(shape, rank) for rank, shape in enumerate(result.earlier))
    body += _filled(result.current) + _ring_numbers() + _legend(result)
    return drawing("radar", (_SIZE, height), "Radar de décision", description(result.current), body)


def description(shape: Shape) -> str:
    """Return in one sentence what the picture shows."""
    said = (
        f"{quadrant.group.label} : {written(quadrant.mean)} sur 4"
        if quadrant.mean is not None
        else f"{quadrant.group.label} : pas de note"
        for quadrant in shape.quadrants
    )
    return f"{shape.label}. Moyennes : {' ; '.join(said)}. Le tableau donne chaque note."


def _angles(shape: Shape) -> dict[int, float]:
    """Return the angle of each spoke by rank: quadrants share the circle, spokes their quadrant."""
    return {
        spoke.rank: 90 * rank + 90 * (place + 0.5) / len(quadrant.spokes)
        for rank, quadrant in enumerate(shape.quadrants)
        for place, spoke in enumerate(quadrant.spokes)
    }


def _quarters(shape: Shape) -> str:
    drawn = []
    for rank, quadrant in enumerate(shape.quadrants):
        start, stop = (at(_CENTER, _RADIUS, 90 * turn) for turn in (rank, rank + 1))
        path = (
            f"M{numbers(_CENTER)} L{numbers(start)} "
            f"A{_RADIUS:g},{_RADIUS:g} 0 0 1 {numbers(stop)} Z"
        )
        where, anchor = _CORNERS[rank]
        drawn.append(
            element("path", d=path, fill=_TINTS[rank], stroke=INK, stroke_width=1.5,
                    class_=f"quarter quarter-{rank + 1}")
            + words(_NAMES.get(quadrant.group.key, quadrant.group.label), where,
                    text_anchor=anchor, font_size=20, font_weight=700)
        )  # fmt: skip
    return "".join(drawn)


def _rings() -> str:
    x, y = _CENTER
    return "".join(
        element("circle", cx=x, cy=y, r=_RADIUS * ring / 4, fill="none", stroke=SOFT,
                stroke_width=0.75, class_="ring")
        for ring in range(1, 4)
    )  # fmt: skip


def _ring_numbers() -> str:
    """The numbers of the rings, along the upper axis, over the shapes."""
    x, y = _CENTER
    return "".join(
        words(str(ring), (x, y - _RADIUS * ring / 4 + 5), font_size=14, fill=SOFT, stroke=PAPER,
              stroke_width=3, paint_order="stroke", class_="ring-number")
        for ring in range(1, 5)
    )  # fmt: skip


def _spokes(shape: Shape) -> str:
    angles = _angles(shape)
    drawn = []
    for spoke in shape.spokes:
        (x1, y1), (x2, y2) = _CENTER, at(_CENTER, _RADIUS, angles[spoke.rank])
        is_gap = spoke.note is None
        drawn.append(
            element("line", x1=f"{x1:.1f}", y1=f"{y1:.1f}", x2=f"{x2:.1f}", y2=f"{y2:.1f}",
                    stroke=SOFT, stroke_width=1.5 if is_gap else 1, class_="spoke",
                    stroke_dasharray="2 6" if is_gap else "")
        )  # fmt: skip
        x, y = at(_CENTER, _RADIUS + 20, angles[spoke.rank])
        drawn.append(words(f"{spoke.rank}{' ?' if is_gap else ''}", (x, y + 6), font_size=18))
    return "".join(drawn)


def _points(shape: Shape) -> list[tuple[Spoke, Point]]:
    angles = _angles(shape)
    return [
        (spoke, at(_CENTER, _RADIUS * spoke.note / 4, angles[spoke.rank]))
        for spoke in shape.spokes
        if spoke.note is not None
    ]


def _filled(shape: Shape) -> str:
    points = _points(shape)
    area = element("polygon", points=numbers(*(point for _spoke, point in points)), fill=ACCENT,
                   fill_opacity=0.28, class_="area")  # fmt: skip
    dots = "".join(
        element("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=5, fill=ACCENT, class_="dot")
        for _spoke, (x, y) in points
    )
    return (area if points else "") + _edges(shape, points, 3) + dots


def _outline(shape: Shape, rank: int) -> str:
    points = _points(shape)
    marks = "".join(_mark(point, rank) for _spoke, point in points)
    return _edges(shape, points, 1.5) + marks


def _mark(point: Point, rank: int) -> str:
    """A hollow square for the first of the earlier moments, a hollow triangle for the next."""
    x, y = point
    corners: Sequence[Point] = ((x - 5, y - 5), (x + 5, y - 5), (x + 5, y + 5), (x - 5, y + 5))
    if rank % 2:
        corners = ((x, y - 7), (x + 6, y + 5), (x - 6, y + 5))
    return element("polygon", points=numbers(*corners), fill=PAPER, stroke=INK, stroke_width=1.5,
                   class_="earlier")  # fmt: skip


def _edges(shape: Shape, points: list[tuple[Spoke, Point]], width: float) -> str:
    """The sides of a shape: plain between neighbours, dotted over a gap."""
    if len(points) < 2:
        return ""
    count = len(shape.spokes)
    drawn = []
    for (before, start), (after, stop) in pairwise([*points, points[0]]):
        is_gap = (after.rank - before.rank) % count != 1
        drawn.append(
            element("line", x1=f"{start[0]:.1f}", y1=f"{start[1]:.1f}", x2=f"{stop[0]:.1f}",
                    y2=f"{stop[1]:.1f}", stroke=ACCENT if width > 2 else INK, stroke_width=width,
                    stroke_dasharray="2 6" if is_gap else "", stroke_linecap="round",
                    class_="edge" if width > 2 else "edge edge-earlier")
        )  # fmt: skip
    return "".join(drawn)


def _legend(result: RadarResult) -> str:
    """Name each shape after its sign, the current one last."""
    drawn = []
    for rank, shape in enumerate((*result.earlier, result.current)):
        y = _SIZE + 22.0 + 26 * rank
        is_current = shape is result.current
        sign = (
            element("circle", cx=20, cy=y, r=6, fill=ACCENT, class_="dot")
            if is_current
            else _mark((20, y), rank)
        )
        said = shape.label
        drawn.append(sign + words(said, (38, y + 6), text_anchor="start", font_size=17,
                                  font_weight=700 if is_current else 400))  # fmt: skip
    return "".join(drawn)
