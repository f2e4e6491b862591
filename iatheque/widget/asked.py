"""The attributes of the element as parameters of the catalogue."""

import re

from django.http import QueryDict

SHORTEST, USUAL, LONGEST = 1, 6, 50

_AUTHORITY = "collectivite"
_DIGITS = re.compile(r"[\d\s\u00a0\u202f]+")
_SEPARATOR = "|"


def asked(given: QueryDict) -> QueryDict:
    """Return the parameters of the catalogue that the attributes `given` stand for.

    `collectivite` is a SIREN, a SIRET or the exact words of a name; any other attribute is a
    parameter of the catalogue, its values separated by « | ». The catalogue ignores the rest.
    """
    made = QueryDict(mutable=True)
    for key, values in given.lists():
        if key != _AUTHORITY:
            made.setlist(key, [one.strip() for value in values for one in _split(key, value)])
    if authority := given.get(_AUTHORITY, "").strip():
        _add_authority(made, authority)
    return made


def length(text: str) -> int:
    """Return how many projects are asked for, within bounds."""
    number = int(text) if re.fullmatch(r"[0-9]{1,4}", text) else USUAL
    return min(max(number, SHORTEST), LONGEST)


def _split(key: str, value: str) -> list[str]:
    return [value] if key == "q" else value.split(_SEPARATOR)


def _add_authority(made: QueryDict, authority: str) -> None:
    if _DIGITS.fullmatch(authority):
        made["coll_siret"] = authority
    else:
        words = authority.replace('"', " ")
        made["q"] = f'{made.get("q", "")} "{words}"'.strip()
