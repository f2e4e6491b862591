"""How data leaves over HTTP: tags, open CORS for what everybody reads, dated file names."""

from collections.abc import Callable, Iterator
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate

from iatheque.access.viewer import Viewer
from iatheque.search.tag import catalogue_tag

View = Callable[..., HttpResponseBase]


class ReadRequest(HttpRequest):
    """A request that went through the viewer middleware."""

    viewer: Viewer


_TAGGED = {HTTPStatus.OK, HTTPStatus.NOT_MODIFIED}
_READS = {"GET", "HEAD"}


def etag(viewer: Viewer) -> str:
    """Return the tag of what `viewer` reads: the catalogue's, and her rights unless anonymous."""
    if viewer.is_anonymous:
        return f'W/"{catalogue_tag()}"'
    rights = "-".join([viewer.level.slug, *sorted(viewer.sirens)])
    return f'W/"{catalogue_tag()}-{rights}"'


def data_view(view: View) -> View:
    """Make `view` answer 304 to whoever has the current data, and open what is public to any page.

    The request carries a `viewer`; without one signed in, no answer depends on who asks. A write
    goes through: the catalogue's tag says nothing of what it changes.
    """

    @wraps(view)
    def answer(request: ReadRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method in _READS:
            response = _tagged(view, request, *args, **kwargs)
        else:
            response = view(request, *args, **kwargs)
        if request.viewer.is_anonymous:
            response.headers["Access-Control-Allow-Origin"] = "*"
        patch_vary_headers(response, ["Cookie"])
        return response

    return answer


def _tagged(view: View, request: ReadRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    tag = etag(request.viewer)
    response = get_conditional_response(request, etag=tag) or view(request, *args, **kwargs)
    if response.status_code in _TAGGED:
        response.headers["ETag"] = tag
    return response


def download(
    request: HttpRequest, name: str, media_type: str, write: Callable[[], Iterator[bytes]]
) -> StreamingHttpResponse:
    """Return the file that `write` yields, named `name` (« stem.extension ») and the day's date.

    HEAD gets the same headers and writes nothing.
    """
    stem, _, extension = name.rpartition(".")
    dated = f"{stem}-{localdate():%Y-%m-%d}.{extension}"
    pieces = iter(()) if request.method == "HEAD" else write()
    response = StreamingHttpResponse(pieces, content_type=media_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, dated)
    response.headers["Cache-Control"] = "no-cache"
    return response
