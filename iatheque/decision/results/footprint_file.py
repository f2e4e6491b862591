"""The footprint as data, for those who keep it: values in base units and every hypothesis."""

import math
from collections.abc import Mapping
from datetime import date
from typing import Any

from .footprint import Footprint
from .footprint_parts import Hypothesis
from .ranges import Range

_AMOUNTS = ("energie_kwh", "emissions_gco2e", "eau_l", "metaux_kgsbe", "energie_primaire_mj")


def write(found: Footprint, on: date) -> dict[str, Any]:
    """Return JSON data: totals, parts, methods, hypotheses; bounds are [lowest, highest]."""
    return {
        "calcule_le": on.isoformat(),
        "mois": found.months,
        "energie_kwh": _bounds(found.energy),
        "emissions_gco2e": _bounds(found.carbon),
        "eau_l": _bounds(found.water),
        "metaux_kgsbe": _bounds(found.metals),
        "energie_primaire_mj": _bounds(found.primary),
        "methodes": [
            {
                "methode": one.method,
                "parts": [
                    {
                        "nom": part.label,
                        "energie_kwh": _bounds(part.energy),
                        "emissions_gco2e": _bounds(part.carbon),
                    }
                    for part in one.parts
                ],
                "hypotheses": [_hypothesis(each) for each in one.hypotheses],
                "limites": list(one.limits),
            }
            for one in found.estimates
        ],
        "hypotheses": [_hypothesis(one) for one in (*found.hypotheses, *found.balance.expected)],
        "manques": [str(one) for one in found.gaps],
    }


def agrees(kept: Mapping[str, Any], found: Footprint) -> bool:
    """True when `kept`, that `write` once gave, has the methods and the amounts of `found`."""
    now = write(found, date.min)
    methods = [one["methode"] for one in kept["methodes"]]
    return methods == [one["methode"] for one in now["methodes"]] and all(
        _same(kept[name], now[name]) for name in _AMOUNTS
    )


def _same(before: list[float] | None, now: list[float] | None) -> bool:
    if before is None or now is None:
        return before == now
    return all(
        math.isclose(one, other, rel_tol=1e-6) for one, other in zip(before, now, strict=True)
    )


def _bounds(found: Range | None) -> list[float] | None:
    return None if found is None else [found.low, found.high]


def _hypothesis(one: Hypothesis) -> dict[str, Any]:
    return {"nom": one.label, "valeur": str(one.value), "faute_de_reponse": one.is_default}
