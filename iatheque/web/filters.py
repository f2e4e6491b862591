"""Template filters: how values of the model are written for people."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from iatheque.decision.results.means import written
from iatheque.lib import dates
from iatheque.lib.messages import Message
from iatheque.schema.field import Field

from .typography import gettext

_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


def translated(text: str | Message) -> str:
    """Return a text or message marked in a lower layer, in the reader's language."""
    if isinstance(text, Message):
        return gettext(text.template) % text.params if text.params else gettext(text.template)
    return gettext(text) if text else ""


def label(value: str, field: Field) -> str:
    """Return the words shown for a value of `field`."""
    return gettext(field.vocabulary.label(value)) if field.vocabulary else value


def month(text: str) -> str:
    """Return MM/AAAA as « septembre 2024 »."""
    return f"{gettext(_MONTHS[int(text[:2]) - 1])} {text[3:]}"


def day(text: str) -> str:
    """Return JJ/MM/AAAA as « 15 octobre 2025 »."""
    return _day(dates.to_date(text))


def iso_day(text: str) -> str:
    """Return AAAA-MM-JJ as « 15 octobre 2025 »."""
    return _day(date.fromisoformat(text))


def date_of(moment: datetime) -> str:
    """Return the day of a moment, where the reader is, as « 15 octobre 2025 »."""
    return _day(timezone.localdate(moment))


def _day(when: date) -> str:
    number = gettext("1er") if when.day == 1 else str(when.day)
    return f"{number} {gettext(_MONTHS[when.month - 1])} {when.year}"


def number(value: int) -> str:
    """Return a whole number with thin spaces between thousands."""
    return f"{value:,}".replace(",", "\u202f")


def decimal(value: float) -> str:
    """Return a number with one figure after its comma."""
    return f"{value:.1f}".replace(".", ",")


FILTERS: dict[str, Callable[..., Any]] = {
    "t": translated,
    "label": label,
    "month": month,
    "day": day,
    "iso_day": iso_day,
    "date_of": date_of,
    "number": number,
    "decimal": decimal,
    "note": written,
}
