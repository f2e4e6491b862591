"""What a chart is: a title, what it counts, the fields it counts by, its shape."""

from dataclasses import dataclass
from enum import StrEnum

from iatheque.access.gate import countable_fields
from iatheque.schema.field import Field
from iatheque.schema.levels import Level
from iatheque.schema.model import FIELD_BY_KEY
from iatheque.search.counting import Ask


class Shape(StrEnum):
    """How counts are laid out."""

    BARS = "bars"  # one bar per value
    YEARS = "years"  # one bar per year, each standing on those before
    SHARE = "share"  # one bar per value: the part of it that meets `only`
    GRID = "grid"  # a row per value of the first field, a column per value of the second


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The declaration of a chart; `key` is its name in addresses, texts are marked French.

    `ranked` puts the most frequent value first; otherwise the order of the list is kept, or the
    latest year first. `flipped` puts the first value of the rows of a grid at its foot, where an
    axis begins.
    """

    key: str
    title: str
    note: str
    fields: tuple[str, ...]
    shape: Shape = Shape.BARS
    only: tuple[tuple[str, str], ...] = ()
    ranked: bool = True
    flipped: bool = False

    @property
    def columns(self) -> list[Field]:
        """The fields it counts by."""
        return [FIELD_BY_KEY[key] for key in self.fields]

    @property
    def level(self) -> Level:
        """The level from which it can be seen."""
        asked = (*self.fields, *(key for key, _ in self.only))
        return max(FIELD_BY_KEY[key].level for key in asked)

    @property
    def touched(self) -> tuple[str, ...]:
        """The fields whose choices it leaves aside."""
        return (*self.fields, *(key for key, _ in self.only))

    def asks(self) -> tuple[Ask, ...]:
        """Return the counts it is made of: the first is what is drawn."""
        if self.shape is not Shape.SHARE:
            return (Ask(self.fields, self.only),)
        return Ask(self.fields, self.only), Ask(self.fields, aside=self.touched)


def is_open(chart: Chart, level: Level) -> bool:
    """True when a reader of `level` may have all that `chart` counts by counted."""
    return countable_fields(level).keys() >= set(chart.touched)
