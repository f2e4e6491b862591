"""The script of the element: one address that follows its changes, one per version for ever.

A version that was published never changes: pages name it together with its fingerprint (SRI).
"""

import base64
import hashlib
from functools import cache
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

VERSIONS = ("1.0.0",)
LATEST = VERSIONS[-1]

_FOLDER = Path(__file__).parent / "script"
_HOUR, _YEAR = 3600, 31_536_000


@cache
def content(version: str) -> bytes:
    """Return the script of a version; raise `KeyError` for a version that never was."""
    if version not in VERSIONS:
        raise KeyError(version)
    return (_FOLDER / f"iatheque-projets-{version}.js").read_bytes()


@cache
def integrity(version: str) -> str:
    """Return its fingerprint, as the attribute `integrity` takes it."""
    return "sha384-" + base64.b64encode(hashlib.sha384(content(version)).digest()).decode()


@require_safe
@gzip_page
def latest(request: HttpRequest) -> HttpResponseBase:
    """`/widget/iatheque-projets.js`: the current version, asked again every hour."""
    return _answer(request, LATEST, max_age=_HOUR)


@require_safe
@gzip_page
def one_version(request: HttpRequest, version: str) -> HttpResponseBase:
    """`/widget/iatheque-projets-<version>.js`: that version, which never changes."""
    if version not in VERSIONS:
        raise Http404
    return _answer(request, version, max_age=_YEAR, immutable=True)


def _answer(request: HttpRequest, version: str, **caching: object) -> HttpResponseBase:
    tag = f'"{integrity(version)[7:23]}"'
    script = HttpResponse(content(version), content_type="text/javascript; charset=utf-8")
    response = get_conditional_response(request, etag=tag, response=script) or script
    response.headers["ETag"] = tag
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    patch_cache_control(response, public=True, **caching)
    return response
