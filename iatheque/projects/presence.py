"""Who publishes and who is missing: rates by département, by size and by type.

Shares are counted on the reference list alone: of what is not in it, nobody knows the whole.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from iatheque.organisations import territories

from .directory import BANDS, Band, Listed, Presence, listed

_Key = Callable[[Listed], object]


class Rate(NamedTuple):
    """How many authorities of a group publish, are registered, or do neither."""

    publishing: int
    registered: int
    absent: int

    @property
    def total(self) -> int:
        """All the authorities of the group."""
        return sum(self)

    @property
    def share(self) -> float:
        """The share that publishes, in percent."""
        return 100 * self.publishing / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Rates:
    """The rates of the groups of the list, in their usual order.

    `whole` counts every authority of the directory, so those outside the list too.
    """

    whole: Rate
    departments: dict[str, Rate]
    bands: dict[Band, Rate]
    kinds: dict[str, Rate]


def rates() -> Rates:
    """Count the directory (three queries)."""
    everybody = list(listed())
    on_list = [one for one in everybody if territories.get(one.place.siren)]
    departments = _counted(on_list, lambda one: one.place.department)
    bands = _counted(on_list, lambda one: _band(one.place.population))
    kinds = _counted(on_list, lambda one: one.place.kind)
    return Rates(
        whole=_rate(Counter(one.presence for one in everybody)),
        departments={code: _rate(departments.get(code)) for code in _codes()},
        bands={band: _rate(bands.get(band)) for band in BANDS},
        kinds={str(kind): _rate(counts) for kind, counts in kinds.items()},
    )


def _codes() -> list[str]:
    return sorted(territories.reference().departments)


def _band(population: int | None) -> Band | None:
    return next((band for band in BANDS if band.holds(population)), None)


def _counted(everybody: list[Listed], key: _Key) -> dict[object, Counter[Presence]]:
    counts: dict[object, Counter[Presence]] = {}
    for one in everybody:
        counts.setdefault(key(one), Counter())[one.presence] += 1
    return counts


def _rate(counts: Counter[Presence] | None) -> Rate:
    counts = counts or Counter()
    return Rate(*(counts[presence] for presence in Presence))
