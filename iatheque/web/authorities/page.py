"""The page of one authority: everything its template writes, from public entries alone."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from iatheque.organisations import territories
from iatheque.projects import entries
from iatheque.projects.authorities import Summary, summary
from iatheque.projects.directory import Listed, Presence, Question, find
from iatheque.schema.fields import FIELD
from iatheque.schema.levels import Level
from iatheque.schema.vocabularies import PROJET_STATUS, THEMES
from iatheque.search.query import CatalogueQuery
from iatheque.web import places
from iatheque.web.cards import STAGES, THEME_SLUGS, cards, initials
from iatheque.web.display import text_of
from iatheque.web.filters import day, number
from iatheque.web.typography import gettext, ngettext

from . import wording
from .asking import Parameter, address

_CARDS = 12
_NEIGHBOURS = 6


def authority_page(one: Listed) -> dict[str, Any]:
    """Return the context of the page of `one`: two queries for its projects, or for neighbours."""
    place, siren = one.place, one.place.siren
    told = summary(siren) if one.projects else None
    found = entries.of_authority(Level.PUBLIC, siren, limit=_CARDS) if one.projects else []
    department = territories.department_name(place.department)
    query = CatalogueQuery(filters={"coll_siret": (siren,)})
    return {
        "one": one,
        "place": place,
        "initials": initials(place.name),
        "kind": places.kind(place),
        "people": places.people(place.population),
        "department": department,
        "around": address([(str(Parameter.DEPARTMENT), place.department)]) if department else "",
        "standing": wording.standing(one),
        "is_registered": one.presence is Presence.REGISTERED,
        "summary": summary_sentence(one),
        "address": settings.SITE_URL + one.path,
        "cards": cards(found),
        "catalogue": _catalogue(query),
        "alert": _catalogue(query, "alerte/"),
        "feed": _catalogue(query, "flux.atom"),
        "has_more": one.projects > len(found),
        "stages": _stages(told, query) if told else [],
        "themes": _themes(told, query) if told else [],
        "completeness": told.completeness if told else 0,
        "updated": day(told.updated) if told else "",
        "neighbours": _neighbours(one) if not one.projects else [],
        "year": territories.reference().year,
    }


def summary_sentence(one: Listed) -> str:
    """Return one sentence on the authority, for search engines and shared links."""
    if not one.projects:
        return gettext("%(name)s n’a pas encore de projet public dans l’IAthèque.") % {
            "name": one.place.name
        }
    said = ngettext(
        "%(name)s publie %(count)s projet d’intelligence artificielle dans l’IAthèque.",
        "%(name)s publie %(count)s projets d’intelligence artificielle dans l’IAthèque.",
        one.projects,
    )
    return said % {"name": one.place.name, "count": number(one.projects)}


def _stages(told: Summary, query: CatalogueQuery) -> list[tuple[str, str, int, str]]:
    """Return class, words, number of projects and address of each stage met, in their order."""
    field = FIELD["projet_status"]
    return [
        (STAGES[value], text_of(field, value), told.stages[value], _link(query, field.key, value))
        for value in PROJET_STATUS.values
        if value in told.stages
    ]


def _themes(told: Summary, query: CatalogueQuery) -> list[tuple[str, str, int, str]]:
    field = FIELD["theme"]
    names = [theme.name for theme in THEMES if theme.name in told.themes]
    return [
        (THEME_SLUGS[name], text_of(field, name), told.themes[name], _link(query, field.key, name))
        for name in names
    ]


def _link(query: CatalogueQuery, key: str, value: str) -> str:
    return _catalogue(query.with_filter(key, value))


def _catalogue(query: CatalogueQuery, page: str = "") -> str:
    return f"{reverse('catalogue:list')}{page}?{urlencode(query.parameters())}"


def _neighbours(one: Listed) -> list[Listed]:
    """Return authorities of the same département that publish, those with most projects first."""
    if not one.place.department:
        return []
    publishing = frozenset({Presence.PUBLISHING})
    found = find(Question(department=one.place.department, presences=publishing)).listed
    return sorted(found, key=lambda other: -other.projects)[:_NEIGHBOURS]
