"""The page of one authority: everything its template writes, from public entries alone."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from iatheque.organisations import territories
from iatheque.projects import entries
from iatheque.projects.authorities import summary
from iatheque.projects.directory import Listed, Presence, Question, find
from iatheque.projects.entries import Entry
from iatheque.schema.levels import Level
from iatheque.search.query import CatalogueQuery
from iatheque.web import places
from iatheque.web.cards import cards, initials
from iatheque.web.charts import figures
from iatheque.web.charts.figure import Figure
from iatheque.web.drawing import Drawing, locator
from iatheque.web.filters import day, number
from iatheque.web.territories import Territory
from iatheque.web.typography import gettext, ngettext

from . import wording
from .asking import Parameter, address

_CARDS = 12
_CHARTS = ("themes", "maturite", "annees")
_CHARTED_FROM = 2  # projects: of one alone, its card says as much
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
        "charts": _charts(query) if one.projects >= _CHARTED_FROM else [],
        "seat": _seat(found),
        "map": _catalogue(query) + "&vue=carte",
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


def _charts(query: CatalogueQuery) -> list[Figure]:
    return figures(query, Level.PUBLIC, keys=_CHARTS)


def _seat(found: list[Entry]) -> tuple[Territory, Drawing] | None:
    """Return the small map of the seat that the latest project declares."""
    if not found:
        return None
    longitude, latitude = found[0].values.get("longitude"), found[0].values.get("latidude")
    if not isinstance(longitude, float) or not isinstance(latitude, float):
        return None
    return locator(longitude, latitude)


def _catalogue(query: CatalogueQuery, page: str = "") -> str:
    return f"{reverse('catalogue:list')}{page}?{urlencode(query.parameters())}"


def _neighbours(one: Listed) -> list[Listed]:
    """Return authorities of the same département that publish, those with most projects first."""
    if not one.place.department:
        return []
    publishing = frozenset({Presence.PUBLISHING})
    found = find(Question(department=one.place.department, presences=publishing)).listed
    return sorted(found, key=lambda other: -other.projects)[:_NEIGHBOURS]
