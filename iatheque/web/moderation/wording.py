"""Differences and remarks in the words of a page."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import ngettext

from iatheque.projects.history import Difference
from iatheque.projects.history_words import Change, Piece, compare
from iatheque.schema.field import Field
from iatheque.schema.levels import Level
from iatheque.web.display import text_of
from iatheque.web.typography import gettext


class Line(NamedTuple):
    """A field, who reads it, the pieces of its text; `is_blanked` when one side was masked."""

    field: Field
    level: Level
    pieces: list[Piece]
    is_blanked: bool


def lines(found: Iterable[Difference]) -> list[Line]:
    """Return what a page writes of these differences, word by word."""
    return [
        Line(
            one.field,
            one.level,
            compare(_text(one.field, one.before), _text(one.field, one.after)),
            one.is_blanked,
        )
        for one in found
    ]


def new_lines(found: Iterable[Difference]) -> list[Line]:
    """Return the lines of a text nobody has read before: nothing to compare it with."""
    return [
        Line(
            one.field,
            one.level,
            [Piece(Change.SAME, _text(one.field, one.after))],
            one.is_blanked,
        )
        for one in found
    ]


def age(since: datetime) -> str:
    """Return how long ago, in the words of a letter: « aujourd’hui », « il y a 3 jours »."""
    days = (timezone.now() - since) // timedelta(days=1)
    if days < 1:
        return gettext("depuis moins d’un jour")
    return ngettext("depuis %(days)d jour", "depuis %(days)d jours", days) % {"days": days}


def _text(field: Field, value: object) -> str:
    return "" if value is None else text_of(field, value)
