"""`/widget/projets.json`: what the element shows of the projects its attributes select."""

from typing import Any
from urllib.parse import urlencode

import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from iatheque.lib.dates import to_date
from iatheque.lib.text import SUMMARY, excerpt
from iatheque.projects import entries
from iatheque.projects.entries import Entry
from iatheque.schema.fields import FIELD
from iatheque.schema.levels import Level
from iatheque.schema.vocabularies import THEME_NAMED
from iatheque.search.finder import find
from iatheque.search.query import parse
from iatheque.search.results import Facet

from .anonymous import for_other_sites
from .asked import asked, length

_COUNTED = ("theme", "projet_status", "coll_type")


@for_other_sites
def projects(request: HttpRequest) -> HttpResponse:
    """Answer the projects found, few words each; with `vue=chiffres`, counts in their place."""
    counts = request.GET.get("vue") == "chiffres"
    query = parse(asked(request.GET).lists(), Level.PUBLIC)
    size = 1 if counts else length(request.GET.get("limite", ""))
    results = find(query, Level.PUBLIC, facets=counts, page_size=size)
    parameters = query.parameters(page=1)
    found = [] if counts else entries.fetch(Level.PUBLIC, results.pks)
    payload = {
        "total": results.total,
        "lien": _address(parameters),
        "projets": [_project(entry) for entry in found],
        "chiffres": [_figures(facet) for facet in results.facets if facet.field.key in _COUNTED],
    }
    return HttpResponse(orjson.dumps(payload), content_type="application/json; charset=utf-8")


def _address(parameters: list[tuple[str, str]]) -> str:
    asking = f"?{urlencode(parameters)}" if parameters else ""
    return f"{settings.SITE_URL}{reverse('catalogue:list')}{asking}"


def _project(entry: Entry) -> dict[str, Any]:
    theme = THEME_NAMED.get(entry.text("theme"))
    return {
        "titre": entry.text("nom_projet"),
        "lien": settings.SITE_URL + entry.path,
        "porteur": entry.text("coll_nom"),
        "type": _said(entry, "coll_type"),
        "resume": excerpt(entry.text("usage_description"), SUMMARY),
        "theme": _said(entry, "theme"),
        "lettre": theme.letter if theme else "",
        "couleur": theme.colour if theme else "",
        "etape": _said(entry, "projet_status"),
        "date": to_date(day).isoformat() if (day := entry.text("date")) else "",
    }


def _said(entry: Entry, key: str) -> str:
    value, vocabulary = entry.text(key), FIELD[key].vocabulary
    return _(vocabulary.label(value)) if vocabulary and value else value


def _figures(facet: Facet) -> dict[str, Any]:
    """Return the counts of a facet; of its chosen values alone when there are some."""
    chosen = [bucket for bucket in facet.buckets if bucket.selected]
    return {
        "libelle": _(facet.field.label),
        "valeurs": [
            {
                "libelle": _(bucket.label),
                "total": bucket.count,
                "couleur": theme.colour if (theme := THEME_NAMED.get(bucket.value)) else "",
            }
            for bucket in chosen or facet.buckets
            if bucket.count
        ],
    }
