"""Dates and degrees."""

import re

from iatheque.lib import dates
from iatheque.lib.messages import N_
from iatheque.lib.text import fold
from iatheque.schema.field import DEGREES, Field

from .outcome import Reading, corrected, correction, unreadable

_DEGREES = re.compile(r"[+-]?[0-9]{1,12}(?:\.[0-9]*)?(?:e[+-]?[0-9]{1,2})?")


def read_month(field: Field, text: str) -> Reading:
    """Read a month as MM/AAAA."""
    month = dates.parse_month(text)
    if month is None:
        why = N_("« %(found)s » n’est pas un mois : écrivez MM/AAAA, par exemple 09/2024.")
        return unreadable(field, text, why)
    return corrected(field, text, month, N_("Date ramenée à la forme MM/AAAA."))


def read_day(field: Field, text: str) -> Reading:
    """Read a day as JJ/MM/AAAA."""
    day = dates.parse_day(text)
    if day is None:
        why = N_("« %(found)s » n’est pas une date : écrivez JJ/MM/AAAA, par exemple 15/10/2025.")
        return unreadable(field, text, why)
    return corrected(field, text, day, N_("Date ramenée à la forme JJ/MM/AAAA."))


def read_degrees(field: Field, text: str) -> Reading:
    """Read decimal degrees, with a point or a comma."""
    limit = DEGREES[field.kind]
    compact = fold(text).removesuffix("°").rstrip().replace(",", ".").replace("- ", "-")
    if not _DEGREES.fullmatch(compact):
        why = N_("« %(found)s » n’est pas un nombre de degrés, comme 48.51.")
        return unreadable(field, text, why)
    degrees = float(compact) + 0.0  # -0.0 becomes 0.0
    if not -limit <= degrees <= limit:
        why = N_("« %(found)s » sort des degrés possibles (de -%(limit)d à %(limit)d).")
        return unreadable(field, text, why, limit=limit)
    if compact == text:
        return Reading(degrees)
    why = N_("Nombre remis en forme, avec un point décimal.")
    return Reading(degrees, (correction(field, text, compact, why),))
