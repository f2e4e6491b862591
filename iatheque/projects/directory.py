"""The directory: every authority of the reference list, and where it stands in the library.

Only public facts: an authority publishes when everybody reads one of its projects; it is registered
when the national team verified it; drafts, requests and unverified accounts leave no trace here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from iatheque.lib.names import answers, name_key, words_asked
from iatheque.lib.text import slugify
from iatheque.organisations import territories
from iatheque.organisations.models import Organisation
from iatheque.organisations.territories import Territory

from .authorities import Authority, publishing


class Presence(StrEnum):
    """Where an authority stands; the value is that of the parameter `etat`."""

    PUBLISHING = "publie"
    REGISTERED = "inscrite"
    ABSENT = "sans-projet"


class Band(NamedTuple):
    """Populations from `least` up to `most` excluded (None: no end)."""

    key: str
    least: int
    most: int | None

    def holds(self, population: int | None) -> bool:
        """True for a population in this band; an unknown one is in none."""
        if population is None:
            return False
        return self.least <= population and (self.most is None or population < self.most)


# 3 500 and 50 000 inhabitants are where duties of the law begin (CRPA L312-1-1, loi REEN art. 35).
BANDS = (
    Band("0-999", 0, 1_000),
    Band("1000-3499", 1_000, 3_500),
    Band("3500-9999", 3_500, 10_000),
    Band("10000-49999", 10_000, 50_000),
    Band("50000-199999", 50_000, 200_000),
    Band("200000-", 200_000, None),
)


class Listed(NamedTuple):
    """An authority of the directory; `projects` are those everybody reads."""

    place: Territory
    presence: Presence
    projects: int

    @property
    def path(self) -> str:
        """The address of its page, without host."""
        return path_of(self.place.siren, self.place.name)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the directory; an empty part asks for everything."""

    text: str = ""
    kinds: frozenset[str] = frozenset()
    department: str = ""
    bands: tuple[Band, ...] = ()
    presences: frozenset[Presence] = frozenset()


class Found(NamedTuple):
    """The answers, best first; `is_close` when no name answered and the nearest are given."""

    listed: list[Listed]
    is_close: bool


_CLOSE = 20


def path_of(siren: str, name: str) -> str:
    """Return the address of an authority's page, without host."""
    return f"/collectivites/{siren}-{slugify(name)}/"


def find(question: Question) -> Found:
    """Return all the authorities that answer `question`: the very name first, then by size."""
    kept = [one for one in listed() if _answers(one, question)]
    if not question.text:
        return Found(sorted(kept, key=_by_size), is_close=False)
    if territories.starts_siren(question.text):
        digits = "".join(question.text.split())[:9]
        return Found([one for one in kept if one.place.siren.startswith(digits)], is_close=False)
    asked = words_asked(question.text)
    named = [one for one in kept if asked and answers(one.place.key, asked)]
    if named:
        named.sort(key=lambda one: territories.best_first(one.place, asked))
        return Found(named, is_close=False)
    by_siren = {one.place.siren: one for one in kept}
    places = [one.place for one in kept]
    near = territories.close_to(places, question.text, limit=_CLOSE)
    return Found([by_siren[place.siren] for place in near], is_close=bool(near))


def get(siren: str) -> Listed | None:
    """Return the authority of that SIREN, None when neither the list nor the library knows it."""
    known = _known(siren=siren)
    if siren in known:
        return known[siren]
    place = territories.get(siren)
    return Listed(place, Presence.ABSENT, 0) if place else None


def listed() -> Iterator[Listed]:
    """Yield every authority of the directory, and where it stands (three queries)."""
    return _everybody(_known())


def _everybody(known: Mapping[str, Listed]) -> Iterator[Listed]:
    """Yield the reference list, then those of the library that are not in it."""
    reference = territories.reference().territories
    for siren, place in reference.items():
        yield known.get(siren) or Listed(place, Presence.ABSENT, 0)
    for siren, one in known.items():
        if siren not in reference:
            yield one


def _answers(one: Listed, question: Question) -> bool:
    place = one.place
    return (
        (not question.kinds or place.kind in question.kinds)
        and (not question.department or place.department == question.department)
        and (not question.bands or any(band.holds(place.population) for band in question.bands))
        and (not question.presences or one.presence in question.presences)
    )


def _by_size(one: Listed) -> tuple[int, str]:
    return -(one.place.population or 0), one.place.siren


def _known(**lookup: str) -> dict[str, Listed]:
    """Return by SIREN the authorities that publish or are registered (three queries).

    The name is that of its latest project, else that of the list, else its own; the type is that of
    the list when it is there.
    """
    verified = Organisation.objects.filter(is_verified=True, **lookup).order_by("siren")
    own = verified.values_list("siren", "name", "kind", "population")
    found = {
        siren: Listed(_registered(siren, name, kind, people), Presence.REGISTERED, 0)
        for siren, name, kind, people in own
    }
    people_of = {siren: people for siren, _name, _kind, people in own}
    for one in publishing(**lookup):
        place = _published(one, people_of.get(one.siren))
        found[one.siren] = Listed(place, Presence.PUBLISHING, one.count)
    return found


def _registered(siren: str, name: str, kind: str, people: int | None) -> Territory:
    place = territories.get(siren) or Territory(siren, name, kind, "", None, name_key(name))
    return place if people is None else place._replace(population=people)


def _published(one: Authority, people: int | None) -> Territory:
    """Return the place under its published name; it is also found by that of the list."""
    place = _registered(one.siren, one.name, one.kind, people)
    key = name_key(one.name)
    return place._replace(name=one.name, key=key if key == place.key else key + place.key)
