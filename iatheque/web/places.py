"""How an authority is said beside its name, so that namesakes are told apart."""

from iatheque.organisations import territories
from iatheque.organisations.territories import Territory
from iatheque.schema.fields import FIELD

from .display import text_of
from .filters import number
from .typography import gettext, ngettext


def kind(place: Territory) -> str:
    """Return the type in words, empty when it is not known."""
    return text_of(FIELD["coll_type"], place.kind) if place.kind else ""


def people(population: int | None) -> str:
    """Return « 44 224 habitants », empty when nobody knows."""
    if population is None:
        return ""
    said = ngettext("%(people)s habitant", "%(people)s habitants", population)
    return said % {"people": number(population)}


def where(place: Territory) -> str:
    """Return « Commune, Côtes-d’Armor, 44 224 habitants », what is unknown left out."""
    department = territories.department_name(place.department)
    # The name of a département says it already.
    said = ("" if place.kind == "département" else department, people(place.population))
    return gettext(", ").join(part for part in (kind(place), *said) if part)
