"""Feeds of the catalogue: what any filter selects, the last published first."""

import orjson
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from iatheque.exchange import feeds
from iatheque.exchange.delivery import data_view
from iatheque.search.query import parse

from .addresses import Place
from .sentence import subject


@require_safe
@data_view
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """`/projets/flux.atom` and `/projets/flux.json`, with the parameters of the catalogue."""
    write = _WRITERS.get(key)
    if write is None:
        raise Http404
    level = request.viewer.level
    place = Place(parse(request.GET.lists(), level))
    return write(
        feeds.Feed(
            title=_("%(subject)s – IAthèque") % {"subject": subject(place.query)},
            home=settings.SITE_URL + place.link(page=1, sort=""),
            address=settings.SITE_URL + place.feed(key),
            entries=feeds.latest(place.query, level),
            site_url=settings.SITE_URL,
        )
    )


def _atom(feed: feeds.Feed) -> HttpResponse:
    return HttpResponse(feeds.atom(feed), content_type=feeds.ATOM)


def _json(feed: feeds.Feed) -> HttpResponse:
    return HttpResponse(orjson.dumps(feeds.json_feed(feed)), content_type=feeds.JSON)


_WRITERS = {"atom": _atom, "json": _json}
