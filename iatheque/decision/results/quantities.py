"""Quantities written for people: three significant figures, the unit that suits them."""

import math

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


def figure(value: float) -> str:
    """Return a number in French with three significant figures: « 2,13 », « 1 010 », « 0,0012 »."""
    if value == 0:
        return "0"
    decimals = max(0, 2 - math.floor(math.log10(abs(value))))
    rounded = round(value, 2 - math.floor(math.log10(abs(value))))
    text = f"{rounded:,.{decimals}f}"
    if decimals:
        text = text.rstrip("0").rstrip(".")
    return text.replace(",", "\u202f").replace(".", ",")


def exactly(value: float) -> str:
    """Return a number that was given, as it was given: « 51,28 », « 1 000 »."""
    return f"{value:,.10g}".replace(",", "\u202f").replace(".", ",")


def written(quantity: Range, units: Units) -> Message:
    """Return « 2,13 kWh », or « de 2,13 à 5,4 kWh », in the unit of its higher bound."""
    size, unit = next((one for one in units if quantity.high >= one[0]), units[-1])
    if quantity.high == 0:
        size, unit = next(one for one in units if one[0] == 1)
    after = f"\u00a0{unit}" if unit else ""
    low, high = figure(quantity.low / size), figure(quantity.high / size)
    if low == high:
        return message("%(value)s%(unit)s", value=high, unit=after)
    return message(N_("de %(low)s à %(high)s%(unit)s"), low=low, high=high, unit=after)
