"""Errors for programs: `application/problem+json` (RFC 9457), with French words for people."""

import orjson
from django.conf import settings
from django.http import HttpResponse


def problem(status: int, title: str, detail: str, **more: object) -> HttpResponse:
    """Return the answer; `more` holds members of its own, as the faulty parameters of a request."""
    body = {
        "type": f"{settings.SITE_URL}/api/v1/docs#erreur-{status}",
        "title": title,
        "status": status,
        "detail": detail,
        **more,
    }
    return HttpResponse(
        orjson.dumps(body), status=status, content_type="application/problem+json; charset=utf-8"
    )
