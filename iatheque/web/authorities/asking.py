"""What an address asks of the directory; what means nothing is dropped, never refused."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from iatheque.lib.text import clean_line
from iatheque.organisations import territories
from iatheque.projects.directory import BANDS, Band, Presence, Question
from iatheque.schema.vocabularies import COLL_TYPE

_MAX_TEXT = 200
_BAND = {band.key: band for band in BANDS}
KINDS = COLL_TYPE.values


class Parameter(StrEnum):
    """The parameters of `/collectivites/`; the type is named as in the model."""

    TEXT = "q"
    KIND = "coll_type"
    DEPARTMENT = "departement"
    BAND = "population"
    PRESENCE = "etat"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Asked:
    """A place in the directory: one value per parameter, empty for any."""

    text: str = ""
    kind: str = ""
    department: str = ""
    band: str = ""
    presence: str = ""
    page: int = 1

    @property
    def question(self) -> Question:
        """What the directory is asked."""
        return Question(
            text=self.text,
            kinds=frozenset({self.kind} - {""}),
            department=self.department,
            bands=_bands(self.band),
            presences=frozenset({Presence(self.presence)} if self.presence else ()),
        )

    @property
    def is_open(self) -> bool:
        """True when nothing in particular is asked."""
        return not self._pairs()

    def link(self, page: int = 1) -> str:
        """Return the address of another page of the same answers."""
        pairs = [*self._pairs(), (Parameter.PAGE, str(page))] if page > 1 else self._pairs()
        return address(pairs)

    def _pairs(self) -> list[tuple[str, str]]:
        pairs = [
            (Parameter.TEXT, self.text),
            (Parameter.KIND, self.kind),
            (Parameter.DEPARTMENT, self.department),
            (Parameter.BAND, self.band),
            (Parameter.PRESENCE, self.presence),
        ]
        return [(str(name), value) for name, value in pairs if value]


def parse(given: QueryDict) -> Asked:
    """Return what the parameters ask; never raises."""
    page = given.get(Parameter.PAGE, "")
    return Asked(
        text=clean_line(given.get(Parameter.TEXT, "")[: 2 * _MAX_TEXT])[:_MAX_TEXT].strip(),
        kind=_known(given, Parameter.KIND, KINDS),
        department=_known(given, Parameter.DEPARTMENT, territories.reference().departments),
        band=_known(given, Parameter.BAND, _BAND),
        presence=_known(given, Parameter.PRESENCE, [one.value for one in Presence]),
        page=max(1, int(page)) if re.fullmatch(r"[0-9]{1,6}", page) else 1,
    )


def address(pairs: list[tuple[str, str]]) -> str:
    """Return the address of the directory with these parameters."""
    path = reverse("authorities:list")
    return f"{path}?{urlencode(pairs)}" if pairs else path


def _known(given: QueryDict, name: Parameter, values: Iterable[str]) -> str:
    value = given.get(name, "")
    return value if value in values else ""


def _bands(key: str) -> tuple[Band, ...]:
    return (_BAND[key],) if key else ()
