"""The radar as a picture: four tinted quarters, spokes, rings 1 to 4, a shape for each moment.

Spokes bear numbers, which the table beside the picture explains: names would not be readable on a
telephone.
"""

from collections.abc import Sequence
from itertools import pairwise

from iatheque.decision.results.means import written
from iatheque.decision.results.radar import Quadrant, RadarResult, Shape, Spoke
from iatheque.lib.messages import N_

from .drawing import ACCENT, INK, PAPER, SOFT, Point, at, drawing, element, numbers, words

_CENTER: Point = (240, 254)
_RADIUS = 166.0
_WIDTH, _HEIGHT = 480, 508
_DOTS = "2 6"
_FAINT = 0.5  # spokes and rings stand back, behind the lines of the earlier moments
_EARLIER = (1.25, 2.0)  # how thick: the further in the past, the thinner
_TINTS = ("#dcebf3", "#e0efdf", "#f4ecd2", "#f1e1ec")
_CORNERS: tuple[tuple[Point, str], ...] = (
    ((472, 26), "end"),
    ((472, 474), "end"),
    ((8, 474), "start"),
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
    height = _HEIGHT + 12 + 30 * len(shapes)
    body = _quarters(result.current) + _rings() + _spokes(result.current)
    body += "".join(_outline(shape, rank) for rank, shape in enumerate(result.earlier))
    body += _filled(result.current) + _ring_numbers() + _legend(result)
    said = description(result.current)
    return drawing("radar", (_WIDTH, height), "Radar de décision", said, body)


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
        (x, y), anchor = _CORNERS[rank]
        drawn.append(
            element("path", d=path, fill=_TINTS[rank], stroke=INK, stroke_width=1.5,
                    class_=f"quarter quarter-{rank + 1}")
            + words(_NAMES.get(quadrant.group.key, quadrant.group.label), (x, y),
                    text_anchor=anchor, font_size=23, font_weight=700)
            + words(_mean(quadrant), (x, y + 25), text_anchor=anchor, font_size=20, fill=SOFT,
                    class_="soft")
        )  # fmt: skip
    return "".join(drawn)


def _mean(quadrant: Quadrant) -> str:
    return "pas de note" if quadrant.mean is None else f"{written(quadrant.mean)} sur 4"


def _rings() -> str:
    path = " ".join(_circle(_CENTER, _RADIUS * ring / 4) for ring in range(1, 4))
    return element("path", d=path, fill="none", stroke=SOFT, stroke_width=0.75,
                   stroke_opacity=_FAINT, class_="ring")  # fmt: skip


def _ring_numbers() -> str:
    """The numbers of the rings, along the upper axis, over the shapes."""
    x, y = _CENTER
    return "".join(
        words(str(ring), (x, y - _RADIUS * ring / 4 + 6), font_size=17, fill=SOFT, stroke=PAPER,
              stroke_width=4, paint_order="stroke", class_="ring-number")
        for ring in range(1, 5)
    )  # fmt: skip


def _spokes(shape: Shape) -> str:
    angles = _angles(shape)
    lines = {
        is_gap: " ".join(
            f"M{numbers(_CENTER)} L{numbers(at(_CENTER, _RADIUS, angles[spoke.rank]))}"
            for spoke in shape.spokes
            if (spoke.note is None) is is_gap
        )
        for is_gap in (False, True)
    }
    drawn = _line(lines[False], SOFT, 1, "spoke", opacity=_FAINT)
    drawn += _line(lines[True], SOFT, 1.5, "spoke", _DOTS)
    for spoke in shape.spokes:
        x, y = at(_CENTER, _RADIUS + 20, angles[spoke.rank])
        said = str(spoke.rank) if spoke.note is not None else f"{spoke.rank} ?"
        drawn += words(said, (x, y + 7), font_size=20, text_anchor=_anchor(x))
    return drawn


def _anchor(x: float) -> str:
    """Words on the sides start, or end, at the circle, so that they cover no point of it."""
    aside = x - _CENTER[0]
    if abs(aside) < _RADIUS / 2:
        return "middle"
    return "start" if aside > 0 else "end"


def _points(shape: Shape) -> list[tuple[Spoke, Point]]:
    angles = _angles(shape)
    return [
        (spoke, at(_CENTER, _RADIUS * spoke.note / 4, angles[spoke.rank]))
        for spoke in shape.spokes
        if spoke.note is not None
    ]


def _filled(shape: Shape) -> str:
    points = _points(shape)
    if not points:
        return ""
    area = element("polygon", points=numbers(*(point for _spoke, point in points)), fill=ACCENT,
                   fill_opacity=0.28, class_="area")  # fmt: skip
    dots = " ".join(_circle(point, 5) for _spoke, point in points)
    edges = _edges(shape, points, ACCENT, 3, "edge")
    return area + edges + element("path", d=dots, fill=ACCENT, class_="dot")


def _outline(shape: Shape, rank: int) -> str:
    points = _points(shape)
    marks = _marks([point for _spoke, point in points], rank) if points else ""
    return _edges(shape, points, INK, _EARLIER[rank % 2], "edge edge-earlier") + marks


def _marks(points: Sequence[Point], rank: int) -> str:
    """Hollow squares for the first of the earlier moments, hollow triangles for the next."""
    path = " ".join(f"M{numbers(*_corners(point, rank))} Z" for point in points)
    return element("path", d=path, fill=PAPER, stroke=INK, stroke_width=1.5, class_="earlier")


def _corners(point: Point, rank: int) -> Sequence[Point]:
    x, y = point
    if rank % 2:
        return (x, y - 7), (x + 6, y + 5), (x - 6, y + 5)
    return (x - 5, y - 5), (x + 5, y - 5), (x + 5, y + 5), (x - 5, y + 5)


def _edges(
    shape: Shape, points: list[tuple[Spoke, Point]], ink: str, width: float, name: str
) -> str:
    """The sides of a shape: plain between neighbours, dotted over a gap."""
    count = len(shape.spokes)
    paths = {False: "", True: ""}
    for (before, start), (after, stop) in pairwise([*points, *points[:1]]):
        is_gap = (after.rank - before.rank) % count != 1
        paths[is_gap] += f"M{numbers(start)} L{numbers(stop)} "
    plain, dotted = paths[False].strip(), paths[True].strip()
    return _line(plain, ink, width, name) + _line(dotted, ink, width, name, _DOTS)


def _line(
    path: str, ink: str, width: float, name: str, dots: str = "", *, opacity: float | str = ""
) -> str:
    if not path:
        return ""
    return element("path", d=path, fill="none", stroke=ink, stroke_width=width,
                   stroke_opacity=opacity, stroke_dasharray=dots, stroke_linecap="round",
                   class_=name)  # fmt: skip


def _circle(center: Point, radius: float) -> str:
    """A circle as a path, so that many are one element."""
    (x, y), r = center, f"{radius:g}"
    there, back = f"{2 * radius:g},0", f"{-2 * radius:g},0"
    return f"M{x - radius:.1f},{y:.1f} a{r},{r} 0 1 0 {there} a{r},{r} 0 1 0 {back}"


def _legend(result: RadarResult) -> str:
    """Name each shape after its sign, the current one last."""
    drawn = []
    for rank, shape in enumerate((*result.earlier, result.current)):
        y = _HEIGHT + 18.0 + 30 * rank
        is_current = shape is result.current
        sign = (
            element("circle", cx=20, cy=y, r=6, fill=ACCENT, class_="dot")
            if is_current
            else _marks([(20, y)], rank)
        )
        said = shape.label
        drawn.append(sign + words(said, (38, y + 7), text_anchor="start", font_size=20,
                                  font_weight=700 if is_current else 400))  # fmt: skip
    return "".join(drawn)
