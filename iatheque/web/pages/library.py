"""The library in figures: the page, and each of its charts as a file."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from iatheque.exchange.delivery import ReadRequest, data_view
from iatheque.search.query import CatalogueQuery, parse
from iatheque.web.charts import figures, stories
from iatheque.web.charts.comparisons import comparisons
from iatheque.web.charts.csv_file import write_csv
from iatheque.web.charts.drawing import draw
from iatheque.web.charts.figure import Figure
from iatheque.web.charts.making import SHOWN
from iatheque.web.filters import date_of, month

from . import texts
from .figures import figures as totals

# The longest ones: shown one at a time, `?plus=<key>`, so that the page stays light.
FOLDED = frozenset({"sous-themes", "themes-types", "publics", "mises-a-jour"})
_ROWS = 8


@require_safe
def library(request: ReadRequest) -> HttpResponse:
    """`/chiffres/`: the whole library at a glance, with what studies say beside it."""
    level = request.viewer.level
    found = totals()
    everything = CatalogueQuery()
    context = {
        "figures": found,
        "since": month(f"{timezone.localtime(found.since):%m/%Y}") if found.since else "",
        "today": date_of(timezone.now()),
        "charts": figures(everything, level, most=_ROWS) if found.projects else [],
        "folded": FOLDED - {request.GET.get("plus", "")},
        "stories": stories(everything, level),
        "comparisons": comparisons(level) if found.projects else [],
        "texts": texts.of_page("chiffres"),
    }
    return render(request, "pages/library.html", context)


@require_safe
@data_view
def chart_csv(request: ReadRequest, key: str) -> HttpResponse:
    """`/chiffres/<key>.csv`: every number of a chart, with the filters of the catalogue."""
    content = write_csv(_one(request, key, most=None))
    return _file(content, key, "csv", "text/csv; charset=utf-8")


@require_safe
@data_view
def chart_svg(request: ReadRequest, key: str) -> HttpResponse:
    """`/chiffres/<key>.svg`: a chart as a picture, with the filters of the catalogue."""
    figure = _one(request, key, most=SHOWN)
    drawn = draw(figure, address=settings.SITE_URL, day=date_of(timezone.now()))
    return _file(drawn.encode(), key, "svg", "image/svg+xml")


def _one(request: ReadRequest, key: str, *, most: int | None) -> Figure:
    """Return the figure; a chart that the reader may not see does not exist."""
    level = request.viewer.level
    found = figures(parse(request.GET.lists(), level), level, keys=(key,), most=most)
    if not found:
        raise Http404
    return found[0]


def _file(content: bytes, key: str, extension: str, media_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    name = f"iatheque-{key}-{timezone.localdate():%Y-%m-%d}.{extension}"
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    return response
