"""A chart with its numbers: what templates, CSV and drawings write without thinking."""

from typing import NamedTuple

from iatheque.schema.levels import Level

from .chart import Chart, Shape

_LARGEST_DISC = 0.96


class Mark(NamedTuple):
    """One number, its drawing, and the list of projects that `link` leads to.

    The bar is `size` of the width long after `start`, over a pale one of `back` that stands for
    `total`. `said` is what is written beside the number, `values` the canonical values it counts.
    """

    count: int
    size: float
    link: str = ""
    start: float = 0.0
    back: float = 0.0
    total: int = 0
    said: str = ""
    values: tuple[str, ...] = ()

    @property
    def places(self) -> dict[str, str]:
        """The drawing, as attributes say it: `x`, `width` and `back` of a bar, `radius` of a disc.

        The surface of a disc, not its width, is in proportion.
        """
        shares = {"x": self.start, "width": self.size, "back": self.back}
        return {name: f"{share * 100:.4g}%" for name, share in shares.items()} | {
            "radius": f"{_LARGEST_DISC * self.size**0.5:.3g}"
        }


class Row(NamedTuple):
    """The marks of one value; `theme_slug` names its colour, if it has one."""

    label: str
    marks: tuple[Mark, ...]
    theme_slug: str = ""
    is_chosen: bool = False


class Head(NamedTuple):
    """The header of a column."""

    label: str
    theme_slug: str = ""


class Figure(NamedTuple):
    """A chart and what it shows to one reader.

    `base` says among how many projects, `remark` what else must be known, `absent` which values no
    project has, when they have no row.
    """

    chart: Chart
    title: str
    note: str
    base: str
    remark: str
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    absent: str
    csv: str
    svg: str

    @property
    def level(self) -> Level:
        """The level from which it can be seen."""
        return self.chart.level

    @property
    def is_grid(self) -> bool:
        """True when rows and columns cross."""
        return self.chart.shape is Shape.GRID

    @property
    def total(self) -> int:
        """The sum of what is drawn: nothing to see when it is zero."""
        return sum(mark.count for row in self.rows for mark in row.marks)
