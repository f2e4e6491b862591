"""Quantities written for people: few significant figures, the unit that suits them."""

import math

from iatheque.lib.figures import french
from iatheque.lib.messages import N_, Message, message

from .ranges import Range

# From which size, in the base unit, a quantity is written in which unit.
Unit = tuple[float, str]
Units = tuple[Unit, ...]
# No MWh: a bill says kWh.
ENERGY: Units = ((1e6, "GWh"), (1, "kWh"), (1e-3, "Wh"))
CARBON: Units = ((1e6, "t"), (1e3, "kg"), (1, "g"), (1e-3, "mg"))
WATER: Units = ((1e3, "m³"), (1, "L"), (1e-3, "mL"))
PRIMARY: Units = ((1e3, "GJ"), (1, "MJ"), (1e-3, "kJ"))
METALS: Units = ((1, "kg Sb éq."), (1e-3, "g Sb éq."), (1e-6, "mg Sb éq."), (1e-9, "µg Sb éq."))
PLAIN: Units = ((1, ""),)
# Between these, a number is easily read: « de 0,18 à 12 t », « de 84 à 6 400 L ».
_LEAST, _MOST = 0.1, 10_000


def figure(value: float, figures: int = 3) -> str:
    """Return a number in French with few significant figures: « 2,13 », « 1 010 », « 0,0012 »."""
    if value == 0:
        return "0"
    places = figures - 1 - math.floor(math.log10(abs(value)))
    text = f"{round(value, places):,.{max(0, places)}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return french(text)


def written(quantity: Range, units: Units, figures: int | None = None) -> Message:
    """Return « 2,13 kWh », « de 2,1 à 5,4 kWh », « de 84 à 6 400 L », « de 84 L à 64 m³ ».

    Three figures are kept of what is known, two of a range: more would say that we know.
    """
    kept = figures or (3 if quantity.is_exact else 2)
    low_unit, high_unit = _units_of(quantity, units)
    low, high = figure(quantity.low / low_unit[0], kept), figure(quantity.high / high_unit[0], kept)
    if (low, low_unit) == (high, high_unit):
        return message("%(value)s%(unit)s", value=high, unit=_said(high_unit))
    if low_unit == high_unit:
        return message(
            N_("de %(low)s à %(high)s%(unit)s"), low=low, high=high, unit=_said(high_unit)
        )
    return message(
        N_("de %(low)s à %(high)s"), low=low + _said(low_unit), high=high + _said(high_unit)
    )


def _units_of(quantity: Range, units: Units) -> tuple[Unit, Unit]:
    """Return the unit of each bound: the same, unless one would then be hard to read."""
    low, high = _unit_of(quantity.low, units), _unit_of(quantity.high, units)
    if quantity.low == 0:
        return high, high
    if quantity.high / low[0] < _MOST:
        return low, low
    return (high, high) if quantity.low / high[0] >= _LEAST else (low, high)


def _unit_of(value: float, units: Units) -> Unit:
    base = next(one for one in units if one[0] == 1)
    return next((one for one in units if value >= one[0]), units[-1]) if value else base


def _said(unit: Unit) -> str:
    return f"\u00a0{unit[1]}" if unit[1] else ""
