"""`/aide/`: how to do one thing, for readers, contributors and moderators; one page each."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from iatheque.decision import loading
from iatheque.lib.messages import N_
from iatheque.web.typography import gettext as _

from . import texts
from .pictures import Picture, picture

# By part, its title and the guides in it; the words of a guide are the text « aide.<guide> ».
_PARTS = {
    "lire": (N_("Lire et reprendre"), ("chercher", "lire", "suivre", "reprendre")),
    "contribuer": (
        N_("Documenter ses projets"),
        ("compte", "documenter", "envoyer", "importer", "joindre"),
    ),
    "decider": (N_("Décider d’un projet"), ("exemple",)),
    "moderer": (
        N_("Relire et publier"),
        ("relire", "signalements", "circuits", "apercu", "journal"),
    ),
}
# They tell of the CC BY-NC tools, with their pictures: gone where an operator switches those off.
_NONCOMMERCIAL = frozenset({"exemple"})
_IMAGE = re.compile(r"^\{image:([a-z-]+)\}$", re.MULTILINE)


class Part(NamedTuple):
    """Guides for the same people: the address and title of each."""

    anchor: str
    title: str
    guides: list[tuple[str, str]]


def guides(request: HttpRequest) -> HttpResponse:
    """`/aide/`: every guide."""
    return render(request, "pages/guides.html", {"parts": _parts(_texts())})


def guide(request: HttpRequest, slug: str) -> HttpResponse:
    """`/aide/<slug>/`: one guide; raises `Http404`."""
    found = _texts()
    text = next((text for text in found if text.anchor == slug), None)
    if text is None:
        raise Http404
    part = next(part for part in _parts(found) if (request.path, text.heading) in part.guides)
    context = {"text": text, "pieces": list(_pieces(text)), "part": part}
    return render(request, "pages/guide.html", context)


def _texts() -> list[texts.Text]:
    return [
        text
        for text in texts.of_page("aide")
        if loading.is_available("radar") or text.anchor not in _NONCOMMERCIAL
    ]


def _parts(found: list[texts.Text]) -> list[Part]:
    said = {text.anchor: text.heading for text in found}
    parts = [
        Part(
            anchor,
            _(title),
            [(reverse("pages:guide", args=[slug]), said[slug]) for slug in slugs if slug in said],
        )
        for anchor, (title, slugs) in _PARTS.items()
    ]
    return [part for part in parts if part.guides]


def _pieces(text: texts.Text) -> Iterator[tuple[str, Picture | None]]:
    """Yield the HTML of a guide and the picture after it: « {image:recherche} » on its own line.

    Subtitles rise by one rank, since the title of the text is that of the page.
    """
    bodies = _IMAGE.split(text.body)
    for body, key in zip(bodies[::2], [*bodies[1::2], ""], strict=True):
        html = replace(text, body=body).html
        yield html.replace("h3>", "h2>").replace("h4>", "h3>"), picture(key)
