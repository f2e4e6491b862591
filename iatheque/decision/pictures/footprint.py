"""Emissions as bars: full up to the lowest estimate, an empty frame up to the highest."""

from collections.abc import Sequence
from typing import NamedTuple

from iatheque.decision.results.footprint import Footprint
from iatheque.decision.results.quantities import CARBON, written
from iatheque.decision.results.ranges import Range

from .drawing import ACCENT, INK, SOFT, drawing, element, words

_WIDTH = 340
_ROW = 78
_BAR = 20
_LEAST = 2.0  # a bar that is there can be seen


class Row(NamedTuple):
    """A bar: its words and its grams of CO2e."""

    label: str
    grams: Range


def picture(result: Footprint) -> str:
    """Return the SVG of what each part emits, with what is avoided when it is known."""
    return bars("empreinte", "Ce que le projet émet", rows(result))


def scenarios(result: Footprint) -> str:
    """Return the SVG of the text assistant with models of several sizes."""
    shown = [
        Row(one.name + (" (votre réponse)" if one.is_chosen else ""), one.part.carbon)
        for one in result.scenarios
    ]
    return bars("modeles", "Le même usage avec d’autres modèles", shown)


def rows(result: Footprint) -> list[Row]:
    """Return the bars of a footprint: its parts, their sum if several, the emissions avoided."""
    found = [Row(part.label, part.carbon) for part in result.parts]
    if len(found) > 1:
        found.append(Row("En tout", result.carbon))
    if result.balance.avoided is not None:
        found.append(Row("Émissions évitées", Range.of(result.balance.avoided)))
    return found


def bars(name: str, title: str, shown: Sequence[Row]) -> str:
    """Return the SVG of rows at the same scale."""
    most = max((row.grams.high for row in shown), default=0) or 1
    body = "".join(_row(row, rank, most) for rank, row in enumerate(shown))
    said = " ; ".join(f"{row.label} : {written(row.grams, CARBON)}" for row in shown)
    description = f"{said}. En équivalent CO₂. Le tableau donne les mêmes valeurs."
    return drawing(name, (_WIDTH, _ROW * len(shown)), title, description, body)


def _row(row: Row, rank: int, most: float) -> str:
    top = _ROW * rank
    drawn = words(row.label, (2, top + 18), text_anchor="start", font_size=16, font_weight=700)
    drawn += words(
        f"{written(row.grams, CARBON)} éq. CO₂",
        (2, top + 39), text_anchor="start", font_size=15, fill=SOFT, class_="soft",
    )  # fmt: skip
    low, high = (_length(value, most) for value in (row.grams.low, row.grams.high))
    drawn += element(
        "rect", x=2, y=top + 47, width=f"{low:.1f}", height=_BAR, fill=ACCENT, class_="area"
    )
    if high > low:
        drawn += element(
            "rect", x=f"{2 + low:.1f}", y=top + 48, width=f"{high - low:.1f}", height=_BAR - 2,
            fill="none", stroke=INK, stroke_width=2, stroke_dasharray="5 4", class_="spread",
        )  # fmt: skip
    return drawn


def _length(grams: float, most: float) -> float:
    if grams == 0:
        return 0
    return max(_LEAST, grams / most * (_WIDTH - 6))
