"""Writing SVG: points, elements, words."""

from math import cos, radians, sin
from xml.sax.saxutils import escape, quoteattr
from zlib import crc32

Point = tuple[float, float]
INK, SOFT, PAPER, ACCENT = "#1d1f2b", "#565a6b", "#ffffff", "#0b5c8a"


def at(center: Point, radius: float, degrees: float) -> Point:
    """Return the point at that distance, clockwise from the top."""
    angle = radians(degrees - 90)
    return center[0] + radius * cos(angle), center[1] + radius * sin(angle)


def numbers(*points: Point) -> str:
    """Return points as the numbers of a path or polygon."""
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def element(tag: str, content: str = "", **attributes: object) -> str:
    """Return an element; `class_` is « class », `stroke_width` « stroke-width »."""
    written = "".join(
        f" {name.rstrip('_').replace('_', '-')}={quoteattr(str(value))}"
        for name, value in attributes.items()
        if value != ""
    )
    return f"<{tag}{written}>{content}</{tag}>" if content else f"<{tag}{written}/>"


def words(text: str, where: Point, **attributes: object) -> str:
    """Return a line of text whose middle is at `where`, unless `text_anchor` says otherwise."""
    chosen: dict[str, object] = {"text_anchor": "middle", "fill": INK, "class_": "ink"}
    x, y = where
    return element("text", escape(text), x=f"{x:.1f}", y=f"{y:.1f}", **chosen | attributes)


def drawing(name: str, size: tuple[int, int], title: str, description: str, body: str) -> str:
    """Return the whole picture: named, described, sized by its frame."""
    # A page may bear several: each is named by its own words.
    own = f"{name}-{crc32((description + body).encode()):08x}"
    head = element("title", escape(title), id=f"{own}-titre")
    head += element("desc", escape(description), id=f"{own}-texte")
    return element(
        "svg",
        head + body,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {size[0]} {size[1]}",
        role="img",
        aria_labelledby=f"{own}-titre {own}-texte",
        class_=f"picture picture-{name}",
        font_family="Liberation Sans, Arial, sans-serif",
    )
