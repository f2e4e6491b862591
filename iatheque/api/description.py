"""The description of the API: OpenAPI for programs, and the same as a page for people."""

from functools import cache
from typing import Any

import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from iatheque.exchange.delivery import data_view
from iatheque.lib.messages import N_

from . import docs
from .answers import ROOT
from .objects import OBJECTS, ProjetEcrit
from .problems import PROBLEMS
from .v1 import api

_ANSWER = N_("Réponse")
_WRITES = {"creer-projet", "modifier-projet", "envoyer-projet", "brouillon"}
_PLAIN, _PROBLEM = "application/json", "application/problem+json"


@cache
def openapi() -> dict[str, Any]:
    """Return the OpenAPI description, with what ninja says in general put in our words."""
    described = dict(api.get_openapi_schema(path_prefix=f"{ROOT}/"))
    for methods in described["paths"].values():
        methods.pop("head", None)  # goes without saying, and would repeat operationId
        for operation in methods.values():
            operation["responses"] = _responses(operation["responses"])
            if operation["operationId"] in _WRITES:
                operation["security"] = [{"jeton": []}, {"session": []}]
    schemas = described["components"]["schemas"] | _written()
    described["components"] = {
        "schemas": {one.__name__: schemas[one.__name__] for one in OBJECTS},
        "securitySchemes": {
            "jeton": {"type": "http", "scheme": "bearer"},
            "session": {"type": "apiKey", "in": "cookie", "name": settings.SESSION_COOKIE_NAME},
        },
    }
    return described


def _written() -> dict[str, Any]:
    """Return the objects that only requests carry: ninja knows those of the answers."""
    template = "#/components/schemas/{model}"
    found = ProjetEcrit.model_json_schema(ref_template=template)
    return {**found.pop("$defs"), ProjetEcrit.__name__: found}


def _responses(found: dict[int, Any]) -> dict[str, Any]:
    """Return the responses of an operation in French, errors under their own media type."""
    said = {}
    for status, response in found.items():
        schema = response["content"][_PLAIN]
        is_problem = status in PROBLEMS
        said[str(status)] = {
            "description": PROBLEMS[status][0] if is_problem else _ANSWER,
            "content": {_PROBLEM if is_problem else _PLAIN: schema},
        }
    return said


@require_safe
@data_view
def openapi_json(_request: HttpRequest) -> HttpResponse:
    """`/api/v1/openapi.json`."""
    return HttpResponse(orjson.dumps(openapi()), content_type=f"{_PLAIN}; charset=utf-8")


@require_safe
def to_page(_request: HttpRequest) -> HttpResponse:
    """`/api/v1/`: its documentation is what people look for there."""
    return HttpResponsePermanentRedirect(reverse("api:docs"))


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """`/api/v1/docs`: the description as a page, without script."""
    described = openapi()
    context = {
        "info": described["info"],
        "operations": docs.operations(described),
        "objects": docs.objects(described),
        "problems": PROBLEMS,
    }
    return render(request, "api/docs.html", context)
