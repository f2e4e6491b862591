"""The page of the files: what each is for, its weight, its date, its licence and its schema."""

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime

from iatheque.exchange.downloads import Download, downloads, extension_downloads
from iatheque.lib.messages import N_
from iatheque.schema.levels import Level
from iatheque.web.typography import gettext as _

from . import texts

_PURPOSES = {
    "csv": N_("pour un tableur ou un programme, une ligne par projet"),
    "xlsx": N_("pour Excel ou LibreOffice, prêt à ouvrir"),
    "json": N_("pour un programme, avec les listes déjà séparées"),
    "geojson": N_("pour une carte, un point par projet"),
    "parquet": N_("pour l’analyse de données"),
}
# Whole phrases: alone, « Go » is a button in the catalogue of Django.
_WEIGHTS = (N_("%(size)s octets"), N_("%(size)s ko"), N_("%(size)s Mo"), N_("%(size)s Go"))


class File(NamedTuple):
    """A download and the words that go with it."""

    download: Download
    purpose: str
    weight: str
    date: str


def data(request: HttpRequest) -> HttpResponse:
    """Show what can be downloaded by everybody, and under which terms."""
    found = texts.of_page("donnees")
    context = {
        "links": [
            ("fichiers", _("Tous les projets")),
            ("extensions", _("Réponses aux questions en plus")),
            ("api", _("Pour les programmes")),
            ("sites", _("Sur votre site")),
            *((text.anchor, text.heading) for text in found),
        ],
        "files": [_file(found) for found in downloads(Level.PUBLIC)],
        "extensions": [_file(found) for found in extension_downloads(Level.PUBLIC)],
        "texts": found,
    }
    return render(request, "pages/data.html", context)


def _file(found: Download) -> File:
    purpose = _(_PURPOSES[found.key]) if found.key in _PURPOSES else ""
    date = f"{localtime(found.date):%d/%m/%Y}" if found.date else ""
    return File(found, purpose, weight(found), date)


def weight(found: Download) -> str:
    """Return « 48 ko », or « environ 48 Mo » when the file was measured on a part."""
    size, rank = float(found.size), 0
    while size >= 1000 and rank < len(_WEIGHTS) - 1:
        size, rank = size / 1000, rank + 1
    shown = f"{size:.1f}".replace(".", ",") if rank > 0 and size < 10 else f"{size:.0f}"
    words = (_(_WEIGHTS[rank]) % {"size": shown}).replace(" ", "\u00a0")
    return words if found.is_exact else _("environ %(weight)s") % {"weight": words}
