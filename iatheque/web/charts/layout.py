"""The rows of each shape of chart, from counts."""

from collections.abc import Callable, Iterable, Sequence

from django.utils.translation import gettext as _

from iatheque.lib.messages import N_
from iatheque.schema.field import Field
from iatheque.schema.vocabulary import NSP
from iatheque.search.counting import Counts
from iatheque.search.query import CatalogueQuery
from iatheque.web.cards import THEME_SLUGS
from iatheque.web.filters import number
from iatheque.web.words import labels

from .chart import Chart, Shape
from .figure import Head, Mark, Row
from .links import list_link

_SHORT = 12  # values of a list of which even those without a project are shown

Layout = Callable[[Chart, Sequence[Counts], CatalogueQuery, int | None], list[Row]]


def heads(chart: Chart) -> tuple[Head, ...]:
    """Return the headers of the columns; the first is that of the rows."""
    first, *others = chart.columns
    if not others:
        counted = _("Projets abandonnés") if chart.shape is Shape.SHARE else _("Projets")
        named = first.label if first.vocabulary else N_("Année")
        return Head(_(named)), Head(counted)
    across = others[0]
    return Head(_(first.label)), *(
        Head(_said(across, value), THEME_SLUGS.get(value, "")) for value in _listed(across)
    )


def share(part: int, whole: int) -> str:
    """Return « 29 % », « moins de 1 % » rather than a zero that hides something."""
    percent = round(100 * part / whole) if whole else 0
    if part and not percent:
        return _("moins de 1\u00a0%")
    return f"{percent}\u00a0%"


def _bars(
    chart: Chart, found: Sequence[Counts], query: CatalogueQuery, most: int | None
) -> list[Row]:
    field, counts = chart.columns[0], found[0]
    by = {values[0]: total for values, total in counts.by.items()}
    largest = max(by.values(), default=0) or 1
    return [
        _row(
            chart,
            query,
            value,
            Mark(
                by.get(value, 0),
                by.get(value, 0) / largest,
                said=f"({share(by.get(value, 0), counts.total)})",
            ),
        )
        for value in _values(chart, field, by)
    ]


def _shares(
    chart: Chart, found: Sequence[Counts], query: CatalogueQuery, most: int | None
) -> list[Row]:
    field = chart.columns[0]
    parts, wholes = ({values[0]: n for values, n in counts.by.items()} for counts in found)
    largest = max(wholes.values(), default=0) or 1
    return [
        _row(
            chart,
            query,
            value,
            Mark(
                parts.get(value, 0),
                parts.get(value, 0) / largest,
                back=wholes.get(value, 0) / largest,
                total=wholes.get(value, 0),
                said=_("sur %(number)s") % {"number": number(wholes.get(value, 0))},
            ),
        )
        for value in _values(chart, field, parts)
        if value in wholes
    ]


def _years(
    chart: Chart, found: Sequence[Counts], query: CatalogueQuery, most: int | None
) -> list[Row]:
    by = {int(values[0]): total for values, total in found[0].by.items()}
    everything, before = sum(by.values()), 0
    rows = []
    for years in _periods(by, most):
        new = sum(by.get(year, 0) for year in years)
        total = before + new
        mark = Mark(
            new,
            new / everything,
            start=before / everything,
            back=total / everything,
            total=total,
            said=_("(%(number)s en tout)") % {"number": number(total)},
            values=tuple(str(year) for year in years if len(years) == 1 or year in by),
        )
        rows.append(_row(chart, query, str(years[-1]), mark, is_group=len(years) > 1))
        before = total
    return rows


def _periods(years: Iterable[int], most: int | None) -> list[range]:
    """Return each year from the first to the last, the oldest together beyond `most` rows."""
    known = sorted(years)
    if not known:
        return []
    first, last = known[0], known[-1]
    if most is None or last - first < most:
        return [range(year, year + 1) for year in range(first, last + 1)]
    cut = last - most + 2
    return [range(first, cut), *(range(year, year + 1) for year in range(cut, last + 1))]


def _grid(
    chart: Chart, found: Sequence[Counts], query: CatalogueQuery, most: int | None
) -> list[Row]:
    down, across = chart.columns
    by = found[0].by
    largest = max(by.values(), default=0) or 1
    listed = reversed(_listed(down)) if chart.flipped else _listed(down)
    return [
        Row(
            _said(down, value),
            tuple(
                _cell(chart, query, (value, other), by.get((value, other), 0), largest)
                for other in _listed(across)
            ),
            is_chosen=value in query.filters.get(down.key, ()),
        )
        for value in listed
    ]


def _cell(
    chart: Chart, query: CatalogueQuery, values: tuple[str, ...], total: int, largest: int
) -> Mark:
    chosen = {key: (value,) for key, value in zip(chart.fields, values, strict=True)}
    link = list_link(query, chosen) if total else ""
    return Mark(total, total / largest, link, values=values)


def _row(
    chart: Chart, query: CatalogueQuery, value: str, mark: Mark, *, is_group: bool = False
) -> Row:
    field = chart.columns[0]
    values = mark.values or (value,)
    own = {key: (one,) for key, one in chart.only}
    link = list_link(query, {field.key: values} | own) if mark.count else ""
    label = _("jusqu’en %(year)s") % {"year": value} if is_group else _said(field, value)
    theme = THEME_SLUGS.get(value, "") if field.key == "theme" else ""
    is_chosen = value in query.filters.get(field.key, ())
    return Row(label, (mark._replace(link=link, values=values),), theme, is_chosen)


def _values(chart: Chart, field: Field, by: dict[str, int]) -> list[str]:
    """Return the values to show, in order; those of a long list only when they are met."""
    if field.vocabulary is None:
        return sorted(by, reverse=True)
    known = field.vocabulary.order([*field.vocabulary.values, *by])
    if len(field.vocabulary.values) > _SHORT:
        known = [value for value in known if by.get(value)]
    if not chart.ranked:
        return known
    return sorted(known, key=lambda value: (value == NSP, -by.get(value, 0)))


def _listed(field: Field) -> tuple[str, ...]:
    return field.vocabulary.values if field.vocabulary else ()


def _said(field: Field, value: str) -> str:
    said = labels(field).get(value, value)
    return said[:1].upper() + said[1:]


LAYOUTS: dict[Shape, Layout] = {
    Shape.BARS: _bars,
    Shape.SHARE: _shares,
    Shape.YEARS: _years,
    Shape.GRID: _grid,
}
