"""The numbers of a figure as CSV: canonical values under the names of the model, every row."""

import csv
import io
from collections.abc import Iterator

from iatheque.lib.csv_safety import defuse_all

from .chart import Shape
from .figure import Figure

_COUNT, _TOTAL = "projets", "cumul"


def write_csv(figure: Figure) -> bytes:
    """Return the CSV of a figure made with all its rows; values as published, zeros included."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_header(figure))
    for cells in _lines(figure):
        writer.writerow(defuse_all(str(cell) for cell in cells))
    return out.getvalue().encode()


def _header(figure: Figure) -> list[str]:
    fields = list(figure.chart.fields)
    if figure.chart.shape is Shape.YEARS:
        return [*fields, _COUNT, _TOTAL]
    if figure.chart.shape is Shape.SHARE:
        return [*fields, "abandonnes", _COUNT]
    return [*fields, _COUNT]


def _lines(figure: Figure) -> Iterator[list[str | int]]:
    has_total = figure.chart.shape in {Shape.YEARS, Shape.SHARE}
    for row in figure.rows:
        for mark in row.marks:
            yield [*mark.values, mark.count, *([mark.total] if has_total else [])]
