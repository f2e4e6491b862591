"""Quantities written for people: three significant figures, the unit that suits them."""

import math

from iatheque.lib.figures import french
from iatheque.lib.messages import N_, Message, message

from .ranges import Range

# From which size, in the base unit, a quantity is written in which unit.
Units = tuple[tuple[float, str], ...]
ENERGY: Units = ((1e6, "GWh"), (1e3, "MWh"), (1, "kWh"), (1e-3, "Wh"))
CARBON: Units = ((1e6, "t"), (1e3, "kg"), (1, "g"), (1e-3, "mg"))
WATER: Units = ((1e3, "m³"), (1, "L"), (1e-3, "mL"))
PRIMARY: Units = ((1e3, "GJ"), (1, "MJ"), (1e-3, "kJ"))
METALS: Units = ((1, "kg Sb éq."), (1e-3, "g Sb éq."), (1e-6, "mg Sb éq."), (1e-9, "µg Sb éq."))
PLAIN: Units = ((1, ""),)


def figure(value: float, figures: int = 3) -> str:
    """Return a number in French with few significant figures: « 2,13 », « 1 010 », « 0,0012 »."""
    if value == 0:
        return "0"
    places = figures - 1 - math.floor(math.log10(abs(value)))
    text = f"{round(value, places):,.{max(0, places)}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return french(text)


def written(quantity: Range, units: Units, figures: int = 3) -> Message:
    """Return « 2,13 kWh », « de 2,13 à 5,4 kWh », « de 840 Wh à 5,4 kWh »."""
    low, low_unit = _in_unit(quantity.low, units, figures)
    high, high_unit = _in_unit(quantity.high, units, figures)
    if (low, low_unit) == (high, high_unit):
        return message("%(value)s%(unit)s", value=high, unit=high_unit)
    if low_unit == high_unit or quantity.low == 0:
        return message(N_("de %(low)s à %(high)s%(unit)s"), low=low, high=high, unit=high_unit)
    return message(N_("de %(low)s à %(high)s"), low=low + low_unit, high=high + high_unit)


def _in_unit(value: float, units: Units, figures: int) -> tuple[str, str]:
    """Return a number in the unit that suits it, and the unit with its space."""
    base = next(one for one in units if one[0] == 1)
    fitting = next((one for one in units if value >= one[0]), units[-1])
    size, unit = fitting if value else base
    return figure(value / size, figures), f"\u00a0{unit}" if unit else ""
