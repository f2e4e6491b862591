"""The orders of a list, as choices and as links on the headers of the table."""

from dataclasses import replace
from typing import NamedTuple

from django.utils.translation import gettext

from iatheque.lib.messages import N_
from iatheque.search.query import LATEST, RELEVANCE

from .addresses import Place

_LABELS = {
    RELEVANCE: N_("Les plus proches"),
    LATEST: N_("Mis à jour récemment"),
    "date": N_("Mis à jour il y a longtemps"),
    "-projet_date": N_("Commencés récemment"),
    "projet_date": N_("Commencés il y a longtemps"),
    "nom_projet": N_("Nom du projet, de A à Z"),
}


class Order(NamedTuple):
    """An order that may be chosen; the default one has no value, so that no address needs it."""

    value: str
    label: str
    selected: bool


class Header(NamedTuple):
    """A column that sorts: where its link leads, and `ascending`, `descending` or nothing."""

    link: str
    direction: str


def orders(place: Place) -> list[Order]:
    """Return the orders offered; relevance only means something when words are searched."""
    used = place.query.order
    offered = [sort for sort in _LABELS if sort != RELEVANCE or place.query.text]
    return [Order(_asked(sort, place), gettext(_LABELS[sort]), sort == used) for sort in offered]


def header(place: Place, key: str) -> Header:
    """Return the link of the column `key`: its other order when it is the one in use."""
    used = place.query.order
    first, other = (f"-{key}", key) if f"-{key}" in _LABELS else (key, key)
    link = place.link(sort=other if used == first else first)
    if used.lstrip("-") != key:
        return Header(link, "")
    return Header(link, "descending" if used.startswith("-") else "ascending")


def _asked(sort: str, place: Place) -> str:
    """Return what the address says of `sort`: nothing when it is the usual one."""
    return "" if sort == replace(place.query, sort="").order else sort
