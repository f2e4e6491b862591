"""Error pages: what happened, in one sentence, and where to go from here."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string

from iatheque.access.viewer import ANONYMOUS

_LAST_RESORT = """\
<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title>Panne – IAthèque</title></head>
<body><h1>La bibliothèque a rencontré une panne</h1>
<p>Réessayez dans quelques minutes.</p></body></html>
"""


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400: the request cannot be understood; 413 when it is too heavy to be read."""
    if isinstance(exception, RequestDataTooBig):
        return _page(request, "errors/413.html", 413)
    return _page(request, "errors/400.html", 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 403: readable, but not allowed."""
    return _page(request, "errors/403.html", 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403: the form was opened too long ago, or elsewhere."""
    return _page(request, "errors/csrf.html", 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404: nothing here that this reader may read."""
    return _page(request, "errors/404.html", 404)


def too_many_requests(request: HttpRequest, *, seconds: int = 60) -> HttpResponse:
    """Answer 429 to a reader who asks too fast; she may come back after `seconds`."""
    response = _page(request, "errors/429.html", 429)
    response.headers["Retry-After"] = str(seconds)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 without touching the database, the session or the frame of the pages."""
    try:
        page = render_to_string("errors/500.html", {"contact": settings.CONTACT_EMAIL})
    except Exception:  # noqa: BLE001 - whatever failed first may fail again here
        page = _LAST_RESORT
    return HttpResponseServerError(page)


def _page(request: HttpRequest, template: str, status: int) -> HttpResponse:
    # A request refused early has not met the middleware that says who reads.
    request.viewer = getattr(request, "viewer", ANONYMOUS)  # type: ignore[attr-defined]
    return render(request, template, status=status)
