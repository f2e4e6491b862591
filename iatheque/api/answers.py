"""Answers are written once, by orjson: what entries hold needs no validation on its way out."""

from urllib.parse import urlencode

import orjson
from django.conf import settings
from django.http import HttpResponse

ROOT = "/api/v1"


def answer(payload: object) -> HttpResponse:
    """Return `payload` as JSON."""
    return HttpResponse(orjson.dumps(payload), content_type="application/json; charset=utf-8")


def address(path: str, parameters: list[tuple[str, str]]) -> str:
    """Return the whole address of `path` (from the root of the API) with these parameters."""
    return f"{settings.SITE_URL}{ROOT}{path}?{urlencode(parameters)}"
