"""The reference list: communes, EPCI, métropoles, départements and régions of France.

Read once per process at the first need (scripts/territories/reduce.py writes the file). Data: Insee
and the State's list of EPCI through `@etalab/decoupage-administratif`, Licence Ouverte.
"""

import gzip
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from iatheque.lib.names import answers, closest, name_key, rank, words_asked

_FILE = Path(__file__).parent / "reference" / "territories.json.gz"
_DIGITS = 3  # of a SIREN, below which they are looked for as a name


class Territory(NamedTuple):
    """An authority; `department` is a code, empty for a région of several.

    `population` is None for an authority that is not in the list.
    """

    siren: str
    name: str
    kind: str
    department: str
    population: int | None
    key: str


@dataclass(frozen=True, slots=True)
class Reference:
    """The whole list, by SIREN; `departments` gives the names of codes, `year` its edition."""

    territories: Mapping[str, Territory]
    departments: Mapping[str, str]
    source: str
    year: int


@cache
def reference() -> Reference:
    """Return the list (0.2 s and 14 MB the first time)."""
    content = json.loads(gzip.decompress(_FILE.read_bytes()))
    rows = zip(*content["columns"].values(), strict=True)
    kinds: dict[str, str] = {}  # one text for all rows of a kind
    territories = {
        siren: Territory(siren, name, kinds.setdefault(kind, kind), place, people, name_key(name))
        for siren, name, kind, place, people in rows
    }
    return Reference(territories, content["departments"], content["source"], content["year"])


def get(siren: str) -> Territory | None:
    """Return the authority of that SIREN, or None."""
    return reference().territories.get(siren)


def department_name(code: str) -> str:
    """Return the name of a département, empty for a code that is none."""
    return reference().departments.get(code, "")


def named(name: str) -> list[Territory]:
    """Return the authorities that bear exactly this name (case, accents and hyphens aside)."""
    key = name_key(name)
    found = (one for one in reference().territories.values() if one.key == key)
    return sorted(found, key=lambda one: -(one.population or 0))


def suggest(text: str, *, limit: int) -> list[Territory]:
    """Return the authorities that `text` (a name, or the start of a SIREN) may mean, best first.

    Typing errors are forgiven when nothing answers.
    """
    everything = reference().territories.values()
    if starts_siren(text):
        digits = "".join(text.split())[:9]
        return [one for one in everything if one.siren.startswith(digits)][:limit]
    asked = words_asked(text)
    if not asked:
        return []
    found = [one for one in everything if answers(one.key, asked)]
    return sorted(found, key=lambda one: best_first(one, asked))[:limit] or _close(text, limit)


def starts_siren(text: str) -> bool:
    """True when `text` reads as a SIREN, a SIRET or the beginning of one."""
    digits = "".join(text.split())
    return digits.isascii() and digits.isdigit() and len(digits) >= _DIGITS


def best_first(one: Territory, asked: tuple[str, ...]) -> tuple[int, int, str]:
    """Return what sorts answers: the very name first, then the most people."""
    return rank(one.key, asked), -(one.population or 0), one.siren


def close_to(territories: Iterable[Territory], text: str, *, limit: int) -> list[Territory]:
    """Return those of `territories` whose name is nearest to a misspelt `text`."""
    found = list(territories)
    return [found[at] for at in closest([one.key for one in found], text, limit=limit)]


def _close(text: str, limit: int) -> list[Territory]:
    return close_to(reference().territories.values(), text, limit=limit)
