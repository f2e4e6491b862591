"""Files for programs: what the catalogue shows, in open formats, and what describes them."""

from functools import partial
from typing import Any

import orjson
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from iatheque.access.gate import readable_extension_fields
from iatheque.exchange.dcat import graph
from iatheque.exchange.dcat.catalogue import PREFIXES, catalogue
from iatheque.exchange.delivery import data_view, download
from iatheque.exchange.problems import problem
from iatheque.exchange.writers.documents import as_json_with_extensions
from iatheque.exchange.writers.extension_file import write_extension_csv
from iatheque.exchange.writers.formats import CSV, FORMATS
from iatheque.exchange.writers.xlsx_file import UnwritableError
from iatheque.projects import entries
from iatheque.schema import json_schema as object_schema
from iatheque.schema import table_schema
from iatheque.schema.extensions import EXTENSION
from iatheque.schema.levels import Level
from iatheque.search.finder import all_pks
from iatheque.search.query import parse
from iatheque.web.filters import translated

_JSON = "application/json; charset=utf-8"
_INDENTED = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE


@require_safe
@data_view
def projects(request: HttpRequest, key: str) -> HttpResponseBase:
    """`/donnees/projets.<format>`: what the parameters of the catalogue select."""
    wanted = FORMATS.get(key)
    if wanted is None or not wanted.available:
        raise Http404
    level = request.viewer.level
    pks = all_pks(parse(request.GET.lists(), level), level)
    write = partial(wanted.write, level, pks, site_url=settings.SITE_URL)
    try:
        return download(request, _name("projets", level, key), wanted.media_type, write)
    except UnwritableError as error:
        why = translated(error.message)
        return HttpResponse(why, status=422, content_type="text/plain; charset=utf-8")


@require_safe
@data_view
def extension(request: HttpRequest, key: str) -> HttpResponseBase:
    """`/donnees/extensions/<key>.csv`: the answers to an extension, with the same parameters."""
    level = request.viewer.level
    if not readable_extension_fields(level, key):
        raise Http404
    pks = all_pks(parse(request.GET.lists(), level), level)
    write = partial(write_extension_csv, key, level, pks, site_url=settings.SITE_URL)
    return download(request, _name(f"extension-{key}", level, "csv"), CSV.media_type, write)


@require_safe
@data_view
def project_json(request: HttpRequest, public_id: str) -> HttpResponse:
    """`/projets/<id>.json` or `/projets/<id>-<slug>.json`: one project, as its page shows it."""
    entry = entries.get_for(request.viewer, public_id)
    if entry is None:
        detail = _("Aucun projet publié ne porte l’identifiant %(id)s.") % {"id": public_id}
        return problem(404, _("Projet introuvable"), detail)
    return _json(as_json_with_extensions(entry, settings.SITE_URL))


@require_safe
@data_view
def public_schema(_request: HttpRequest) -> HttpResponse:
    """`/donnees/schema.json`: the Table Schema of the public CSV."""
    return _json(table_schema.public_schema(settings.SITE_URL))


@require_safe
@data_view
def full_schema(_request: HttpRequest) -> HttpResponse:
    """`/donnees/schema-complet.json`: the Table Schema of all published fields."""
    return _json(table_schema.full_schema(settings.SITE_URL))


@require_safe
@data_view
def json_schema(_request: HttpRequest) -> HttpResponse:
    """`/donnees/schema.jsonschema.json`: the JSON Schema of one project."""
    return _json(object_schema.project_schema(settings.SITE_URL))


@require_safe
@data_view
def extension_schema(_request: HttpRequest, key: str) -> HttpResponse:
    """`/donnees/extension-<key>.json`: the Table Schema of the CSV of an extension."""
    if key not in EXTENSION:
        raise Http404
    return _json(table_schema.extension_schema(EXTENSION[key], settings.SITE_URL))


@require_safe
@data_view
def catalogue_jsonld(_request: HttpRequest) -> HttpResponse:
    """`/donnees/catalogue.jsonld`: the catalogue of our data, in DCAT-AP."""
    return _json(graph.json_ld(catalogue(), PREFIXES), "application/ld+json; charset=utf-8")


@require_safe
@data_view
def catalogue_turtle(_request: HttpRequest) -> HttpResponse:
    """`/donnees/catalogue.ttl`: the same, in Turtle."""
    content = graph.turtle(catalogue(), PREFIXES)
    return HttpResponse(content, content_type="text/turtle; charset=utf-8")


def _json(content: Any, media_type: str = _JSON) -> HttpResponse:
    return HttpResponse(orjson.dumps(content, option=_INDENTED), content_type=media_type)


def _name(stem: str, level: Level, extension: str) -> str:
    """Return the name of a file, which says its level when not everybody may read it."""
    reserved = "" if level is Level.PUBLIC else f"-{level.slug}"
    return f"{stem}{reserved}.{extension}"
