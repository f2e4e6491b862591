"""The directory: everything its template writes."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from iatheque.organisations import territories
from iatheque.projects.directory import BANDS, Listed, Presence, find
from iatheque.projects.presence import Rate, Rates, rates
from iatheque.schema.vocabularies import COLL_TYPE
from iatheque.web import places
from iatheque.web.filters import number
from iatheque.web.typography import gettext, ngettext

from . import wording
from .asking import KINDS, Asked, Parameter, address

PAGE_SIZE = 20
_DEEPEST = 50  # pages; beyond, one narrows the question


class Choice(NamedTuple):
    """A value of a list to choose from."""

    value: str
    label: str
    selected: bool


class Select(NamedTuple):
    """A list to choose from; its first line means any."""

    name: str
    label: str
    any: str
    choices: list[Choice]


class Line(NamedTuple):
    """One authority found."""

    path: str
    name: str
    where: str
    standing: str
    presence: str


class Group(NamedTuple):
    """Authorities counted together; `link` lists them."""

    label: str
    link: str
    share: str
    registered: str
    absent: str


def listing(asked: Asked) -> dict[str, Any]:
    """Return the context of the directory at `asked`."""
    found = find(asked.question)
    pages = min(_DEEPEST, -(-len(found.listed) // PAGE_SIZE))
    start = (asked.page - 1) * PAGE_SIZE
    counted = rates() if asked.is_open and asked.page == 1 else None
    return {
        "asked": asked,
        "total": len(found.listed),
        "is_close": found.is_close,
        "sentence": _sentence(found.listed, is_close=found.is_close),
        "lines": [_line(one) for one in found.listed[start : start + PAGE_SIZE]],
        "pages": pages,
        "before": asked.link(asked.page - 1) if asked.page > 1 else "",
        "after": asked.link(asked.page + 1) if asked.page < pages else "",
        "is_cut": len(found.listed) > pages * PAGE_SIZE,
        "selects": _selects(asked),
        "whole": _whole(counted.whole) if counted else [],
        "tables": _tables(counted) if counted else [],
        "year": territories.reference().year,
    }


def by_department() -> dict[str, Any]:
    """Return the context of the rates by département."""
    found = rates()
    names = territories.reference().departments
    groups = [
        _group(f"{code} · {names[code]}", Parameter.DEPARTMENT, code, rate)
        for code, rate in found.departments.items()
    ]
    return {"groups": groups, "whole": _whole(found.whole), "year": territories.reference().year}


def _line(one: Listed) -> Line:
    place = one.place
    return Line(
        one.path, place.name, places.where(place), wording.standing(one), one.presence.value
    )


def _sentence(found: list[Listed], *, is_close: bool) -> str:
    if not found:
        return gettext("Aucune collectivité")
    if is_close:
        return gettext("Les noms les plus proches")
    said = ngettext("%(count)s collectivité", "%(count)s collectivités", len(found))
    return said % {"count": number(len(found))}


def _selects(asked: Asked) -> list[Select]:
    departments = territories.reference().departments
    presences = {one.value: gettext(words) for one, words in wording.PRESENCES.items()}
    return [
        _select(
            Parameter.KIND,
            gettext("Type"),
            gettext("tous"),
            {kind: gettext(COLL_TYPE.label(kind)) for kind in KINDS},
            asked.kind,
        ),
        _select(
            Parameter.DEPARTMENT,
            gettext("Département"),
            gettext("tous"),
            {code: f"{code} · {name}" for code, name in departments.items()},
            asked.department,
        ),
        _select(
            Parameter.BAND,
            gettext("Population"),
            gettext("toutes"),
            {band.key: wording.band(band) for band in BANDS},
            asked.band,
        ),
        _select(
            Parameter.PRESENCE,
            gettext("Dans la bibliothèque"),
            gettext("peu importe"),
            presences,
            asked.presence,
        ),
    ]


def _select(name: str, label: str, every: str, values: Mapping[str, str], chosen: str) -> Select:
    choices = [Choice(value, words, value == chosen) for value, words in values.items()]
    return Select(name, label, every, choices)


def _whole(rate: Rate) -> list[tuple[str, str, str]]:
    """Return how many authorities are in each state, its words, and the address that lists them."""
    words = (
        (rate.publishing, Presence.PUBLISHING, gettext("publient au moins un projet")),
        (rate.registered, Presence.REGISTERED, gettext("sont inscrites, sans projet public")),
        (rate.absent, Presence.ABSENT, gettext("n’ont pas encore de projet ici")),
    )
    return [
        (number(count), said, address([(Parameter.PRESENCE, presence.value)]))
        for count, presence, said in words
    ]


def _tables(found: Rates) -> list[tuple[str, str, list[Group]]]:
    """Return the title, the name of the groups and the groups of each table."""
    bands = [
        _group(wording.band(band), Parameter.BAND, band.key, rate)
        for band, rate in found.bands.items()
    ]
    kinds = [
        _group(gettext(COLL_TYPE.label(kind)), Parameter.KIND, kind, found.kinds[kind])
        for kind in KINDS
        if kind in found.kinds
    ]
    return [
        (gettext("Par taille"), gettext("Population"), bands),
        (gettext("Par type"), gettext("Type"), kinds),
    ]


def _group(label: str, parameter: Parameter, value: str, rate: Rate) -> Group:
    return Group(
        label,
        address([(parameter, value)]),
        wording.share(rate),
        number(rate.registered),
        number(rate.absent),
    )
