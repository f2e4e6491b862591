"""A figure as a picture of its own: an SVG that needs no style sheet, for a report or a slide.

Presentation attributes only, ink on white: it prints as it shows. Sizes are in user units.
"""

import textwrap
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from django.utils.translation import gettext as _

from iatheque.lib.messages import N_
from iatheque.schema.vocabularies import THEMES
from iatheque.web.filters import number

from .figure import Figure, Mark, Row

_WIDTH, _MARGIN = 760, 24
_INNER = _WIDTH - 2 * _MARGIN
_INK, _SOFT, _PALE, _ACCENT = "#1d1f2b", "#565a6b", "#d5dde2", "#0b5c8a"
_COLOURS = {theme.slug: theme.colour for theme in THEMES}
_LABELS = 250  # width of the labels of rows
_NUMBERS = 130  # width of what is written after the bars
_LINE = 17
_SOURCE = N_("Source : IAthèque, %(address)s, %(day)s. Licence Ouverte 2.0.")
_FONT = 'font-family="Segoe UI, Roboto, Helvetica, Arial, sans-serif"'


def draw(figure: Figure, *, address: str, day: str) -> str:
    """Return the SVG of `figure`, which says its title, what it counts, its source and its day."""
    pieces, top = [], float(_MARGIN)
    for piece, height in _parts(figure, _(_SOURCE) % {"address": address, "day": day}):
        if piece:
            pieces.append(f'<g transform="translate({_MARGIN} {top:g})">{piece}</g>')
        top += height
    height = top + _MARGIN
    said = f"{figure.note} {figure.base}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height:g}" '
        f'width="{_WIDTH}" height="{height:g}" role="img" lang="fr" '
        f'aria-labelledby="titre note" {_FONT} font-size="14" fill="{_INK}">\n'
        f'<title id="titre">{escape(figure.title)}</title>\n'
        f'<desc id="note">{escape(said)}</desc>\n'
        f'<rect width="{_WIDTH}" height="{height:g}" fill="#ffffff"/>\n'
        + "\n".join(pieces)
        + "\n</svg>\n"
    )


def _parts(figure: Figure, source: str) -> Iterator[tuple[str, float]]:
    """Yield each piece of the picture from top to foot, and its height."""
    yield _text(0, 18, figure.title, font_size="20", font_weight="bold"), 30
    for line in _wrapped(f"{figure.note} {figure.base} {figure.remark}", 100):
        yield _text(0, 12, line, fill=_SOFT), _LINE
    yield "", 14
    if not figure.total:
        yield _text(0, 12, _("Aucun projet à compter ici.")), 24
    elif figure.is_grid:
        yield from _grid(figure)
    else:
        yield from map(_bar, figure.rows)
        if figure.absent:
            yield "", 8
            for line in _wrapped(_("Aucun projet : %(values)s.") % {"values": figure.absent}, 100):
                yield _text(0, 12, line, fill=_SOFT), _LINE
    yield "", 12
    for line in _wrapped(source, 110):
        yield _text(0, 12, line, font_size="12", fill=_SOFT), _LINE


def _bar(row: Row) -> tuple[str, float]:
    """Draw a label, its bar and its number; the bar is centred on the lines of the label."""
    lines = _wrapped(row.label, 36)
    height = max(28, _LINE * len(lines) + 11)
    middle = height / 2
    width = _INNER - _LABELS - _NUMBERS
    (mark,) = row.marks
    colour = _COLOURS.get(row.theme_slug, _ACCENT)
    drawn = _lines(0, middle, lines)
    if mark.back:
        drawn += _rect(_LABELS, middle - 8, mark.back * width, 16, _PALE)
    if mark.count:
        # The outline keeps pale colours visible in black and white.
        place = (_LABELS + mark.start * width, middle - 8, mark.size * width, 16)
        drawn += _rect(*place, colour, stroke=_INK)
    end = _LABELS + max(mark.back, mark.start + mark.size) * width + 8
    return drawn + _text(end, middle + 5, _number(mark), font_weight="bold"), height


def _number(mark: Mark) -> str:
    return f"{number(mark.count)} {mark.said}".strip()


def _grid(figure: Figure) -> Iterator[tuple[str, float]]:
    """Draw headers on as many lines as they need, then a row of discs per value."""
    columns = figure.heads[1:]
    step = (_INNER - _LABELS * 0.7) / len(columns)
    first = _LABELS * 0.7
    wrapped = [_wrapped(head.label, int(step / 7.2)) for head in columns]
    tall = max(map(len, wrapped)) * _LINE
    drawn = ""
    for rank, lines in enumerate(wrapped):
        x = first + (rank + 0.5) * step
        drawn += _lines(
            x, tall - len(lines) * _LINE / 2, lines, text_anchor="middle", font_size="13"
        )
    yield drawn, tall + 8
    for row in figure.rows:
        yield _cells(row, first, step)


def _cells(row: Row, first: float, step: float) -> tuple[str, float]:
    height = min(step, 58.0)
    drawn = _rect(0, 0, _INNER, 1, _PALE) + _lines(0, height / 2, _wrapped(row.label, 23))
    for rank, mark in enumerate(row.marks):
        x = first + (rank + 0.5) * step
        if mark.count:
            radius = float(mark.places["radius"]) * height / 2
            place = f'cx="{x:g}" cy="{height / 2:g}" r="{radius:.1f}"'
            drawn += f'<circle {place} fill="{_PALE}" stroke="{_ACCENT}"/>'
        drawn += _text(x, height / 2 + 5, number(mark.count), text_anchor="middle")
    return drawn, height


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, max(8, width), break_long_words=False) or [""]


def _lines(x: float, middle: float, lines: list[str], **given: str) -> str:
    top = middle - (len(lines) - 1) * _LINE / 2 + 5
    return "".join(_text(x, top + rank * _LINE, line, **given) for rank, line in enumerate(lines))


def _rect(x: float, y: float, width: float, height: float, fill: str, *, stroke: str = "") -> str:
    line = f' stroke="{stroke}" stroke-width="0.5"' if stroke else ""
    place = f'x="{x:.1f}" y="{y:g}" width="{width:.1f}" height="{height:g}"'
    return f'<rect {place} fill="{fill}"{line}/>'


def _text(x: float, y: float, text: str, **given: str) -> str:
    """Write `text`; `given` are attributes, with `_` for `-`."""
    named = ((name.replace("_", "-"), value) for name, value in given.items() if value)
    more = "".join(f" {name}={quoteattr(value)}" for name, value in named)
    return f'<text x="{x:.1f}" y="{y:g}"{more}>{escape(text)}</text>'
