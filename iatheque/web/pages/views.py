"""Pages made of texts: context, legal notice, accessibility, personal data, map of the site."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from iatheque.lib.messages import N_
from iatheque.schema.vocabularies import THEMES
from iatheque.web.typography import gettext as _

from . import texts

_DATA = {
    "pages:library": N_("La bibliothèque en chiffres"),
    "pages:data": N_("Fichiers à télécharger"),
    "pages:model": N_("Modèle de données"),
    "api:docs": N_("Documentation de l’API"),
    "widget:builder": N_("Montrer ces projets sur votre site"),
    "widget:datami": N_("Les projets, avec Datami"),
}
_DECISION = {"decision:home": N_("Tous les outils")}
_AUTHORITIES = {
    "authorities:list": N_("Toutes les collectivités"),
    "authorities:departments": N_("Qui publie, département par département"),
}
_SITE = {
    "pages:home": N_("Accueil"),
    "pages:guides": N_("Aide"),
    "pages:legal": N_("Mentions légales"),
    "pages:accessibility": N_("Accessibilité"),
    "pages:sobriety": N_("Sobriété numérique"),
    "pages:personal_data": N_("Données personnelles"),
}


def context(request: HttpRequest) -> HttpResponse:
    """Show where the library comes from, how it works and how to take part."""
    found = texts.of_page("contexte")
    links = [(text.anchor, text.heading) for text in found]
    return render(request, "pages/context.html", {"texts": found, "links": links})


def legal(request: HttpRequest) -> HttpResponse:
    """Show who publishes and hosts the library."""
    return _text_page(request, "mentions-legales", _("Mentions légales"))


def accessibility(request: HttpRequest) -> HttpResponse:
    """Show what was done for accessibility, and what was not."""
    return _text_page(request, "accessibilite", _("Accessibilité : non conforme"))


def personal_data(request: HttpRequest) -> HttpResponse:
    """Show what is kept about people."""
    return _text_page(request, "donnees-personnelles", _("Données personnelles"))


def site_map(request: HttpRequest) -> HttpResponse:
    """Show every section of the site on one page."""
    return render(request, "pages/site_map.html", {"groups": _groups()})


class Group(NamedTuple):
    """Links of the same kind."""

    anchor: str
    title: str
    links: list[tuple[str, str]]


def _groups() -> list[Group]:
    projects = reverse("catalogue:list")
    themes = [(f"{projects}?{urlencode({'theme': theme.name})}", _(theme.name)) for theme in THEMES]
    context = [
        (f"{reverse('pages:context')}#{text.anchor}", text.heading)
        for text in texts.of_page("contexte")
    ]
    return [
        Group("projets", _("Les projets"), [(projects, _("Tous les projets")), *themes]),
        Group("decision", _("Décider d’un projet d’IA"), _named(_DECISION)),
        Group("collectivites", _("Les collectivités"), _named(_AUTHORITIES)),
        Group("contexte", _("Comprendre et participer"), context),
        Group("donnees", _("Reprendre les données"), _named(_DATA)),
        Group("site", _("Ce site"), _named(_SITE)),
    ]


def _named(pages: dict[str, str]) -> list[tuple[str, str]]:
    return [(reverse(name), _(words)) for name, words in pages.items()]


def _text_page(request: HttpRequest, page: str, title: str) -> HttpResponse:
    context = {"title": title, "texts": texts.of_page(page)}
    return render(request, "pages/text.html", context)
