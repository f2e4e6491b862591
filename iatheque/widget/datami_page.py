"""`/donnees/datami.html`: the tabs of a stock Datami widget on our files."""

from typing import Any
from urllib.parse import urljoin, urlsplit

import orjson
from csp.constants import SELF, UNSAFE_INLINE
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from iatheque.exchange.datami import options
from iatheque.exchange.datami.files import FILES, LOCAL
from iatheque.exchange.datami.point_map import TILE_HOSTS

_ICONS = "../fonts/materialdesignicons.min.css"


@require_safe
def datami_page(request: HttpRequest) -> HttpResponse:
    """Show the four tabs, or what the page needs to show them."""
    bundle = settings.DATAMI_BUNDLE
    # Through the shim, which makes it the address of this very server.
    tabs = options.tabs(f"{LOCAL}/content/", {view: _(said) for view, said in options.TABS.items()})
    context = {
        "bundle": bundle,
        "icons": urljoin(bundle, _ICONS) if bundle else "",
        "gitfiles": orjson.dumps(tabs).decode(),
        "display": orjson.dumps({"display": "horizontal"}).decode(),
        "paths": list(FILES),
        "tile_hosts": [host for host in TILE_HOSTS if "*" not in host],
    }
    response = render(request, "widget/datami.html", context)
    if bundle:
        response._csp_update = _opened(bundle)  # noqa: SLF001 - what csp_update sets, which is fixed
    return response


def _opened(bundle: str) -> dict[str, list[Any]]:
    """Return what this page alone allows: the bundle, the styles it writes, its map."""
    place = urlsplit(bundle)
    origin = f"{place.scheme}://{place.netloc}" if place.netloc else SELF
    tiles = list(TILE_HOSTS)
    return {
        "script-src": [origin],
        "style-src": [origin, UNSAFE_INLINE],
        "font-src": [origin, "data:"],
        "img-src": [origin, "data:", "blob:", *tiles],
        "connect-src": [origin, *tiles],
        "worker-src": ["blob:"],
        "child-src": ["blob:"],
    }
