"""From declarations to figures: counted in one pass, at the reader's level."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from iatheque.lib import dates
from iatheque.projects.entries import first_publication
from iatheque.schema.levels import Level
from iatheque.search.counting import Ask, Counts, count, count_older
from iatheque.search.finder import understood
from iatheque.search.query import CatalogueQuery
from iatheque.web.filters import month, number
from iatheque.web.typography import spaced

from .chart import Chart, Shape, is_open
from .declarations import CHARTS
from .figure import Figure
from .layout import LAYOUTS, heads
from .links import file_link

SHOWN = 12
_UPDATED = "date"


def figures(
    query: CatalogueQuery,
    level: Level,
    *,
    keys: Collection[str] | None = None,
    most: int | None = SHOWN,
) -> list[Figure]:
    """Return the figures of what `query` finds, those that a reader of `level` may see.

    `keys` keeps the charts of those names; `most` is the number of rows drawn, None for all.
    """
    charts = [
        chart for chart in CHARTS if is_open(chart, level) and (keys is None or chart.key in keys)
    ]
    query = understood(query, level)
    counts = count(query, level, [ask for chart in charts for ask in chart.asks()])
    since = _since()
    return [_figure(chart, counts, query, level, most=most, since=since) for chart in charts]


def _figure(
    chart: Chart,
    counts: Mapping[Ask, Counts],
    query: CatalogueQuery,
    level: Level,
    *,
    most: int | None,
    since: str,
) -> Figure:
    found = [counts[ask] for ask in chart.asks()]
    rows = LAYOUTS[chart.shape](chart, found, query, most)
    absent: list[str] = []
    if most is not None and chart.shape is Shape.BARS and chart.ranked:
        absent = [row.label for row in rows if not row.marks[0].count]
        rows = [row for row in rows if row.marks[0].count]
    shown = rows if chart.shape is Shape.GRID else rows[:most]
    return Figure(
        chart,
        title=spaced(_(chart.title)),
        note=spaced(_(chart.note)),
        base=_base(found[-1], since),
        remark=" ".join(_remarks(chart, query, level, len(rows) - len(shown))),
        heads=heads(chart),
        rows=tuple(shown),
        absent=spaced(_(" ; ").join(absent)),
        csv=file_link(query, chart.key, "csv"),
        svg=file_link(query, chart.key, "svg"),
    )


def _base(counts: Counts, since: str) -> str:
    """Say among how many projects, since when, and how many of them tell."""
    said = ngettext(
        "Sur %(number)s projet publié ici depuis %(since)s",
        "Sur %(number)s projets publiés ici depuis %(since)s",
        counts.total,
    ) % {"number": number(counts.total), "since": since}
    if not counts.answered:
        said += _(", dont aucun ne donne cette information")
    elif counts.answered < counts.total:
        said += ngettext(
            ", dont %(number)s donne cette information",
            ", dont %(number)s donnent cette information",
            counts.answered,
        ) % {"number": number(counts.answered)}
    return f"{said}."


def _remarks(chart: Chart, query: CatalogueQuery, level: Level, hidden: int) -> list[str]:
    said = []
    if any(key in query.filters for key in chart.touched):
        said.append(_("Votre choix sur ce critère est mis de côté ici, pour comparer."))
    if hidden > 0:
        said.append(
            ngettext(
                "Une ligne de plus est dans le fichier CSV.",
                "%(number)s lignes de plus sont dans le fichier CSV.",
                hidden,
            )
            % {"number": number(hidden)}
        )
    if _UPDATED in chart.fields:
        said.append(_stale(query, level))
    return [spaced(one) for one in said]


def _stale(query: CatalogueQuery, level: Level) -> str:
    """Say how many sheets were not updated for a year, whatever the year of update chosen."""
    filters = {key: found for key, found in query.filters.items() if key != _UPDATED}
    day = dates.fresh_from(timezone.localdate())
    stale = count_older(replace(query, filters=filters), level, _UPDATED, day)
    return ngettext(
        "%(number)s fiche n’a pas été mise à jour depuis plus d’un an.",
        "%(number)s fiches n’ont pas été mises à jour depuis plus d’un an.",
        stale,
    ) % {"number": number(stale)}


def _since() -> str:
    first = first_publication(Level.PUBLIC)
    return month(f"{timezone.localtime(first):%m/%Y}") if first else ""
