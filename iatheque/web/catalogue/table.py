"""The list as a table: one row per project, the main public fields as columns."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext

from iatheque.projects.entries import Entry
from iatheque.schema.fields import FIELD
from iatheque.web.display import text_of

from .addresses import Place
from .sorting import header

_TITLE = "nom_projet"
_COLUMNS = tuple(
    FIELD[key]
    for key in (
        "coll_nom",
        "coll_type",
        "theme",
        "projet_status",
        "projet_date",
        "audience_service",
        "date",
    )
)


class Column(NamedTuple):
    """A header; `link` sorts by it and is empty when nothing does."""

    label: str
    link: str
    direction: str


class Row(NamedTuple):
    """A project: its name leads to its page."""

    path: str
    title: str
    cells: list[str]


class Table(NamedTuple):
    """What the template writes, without thinking."""

    columns: list[Column]
    rows: list[Row]


def table(entries: Iterable[Entry], place: Place) -> Table:
    """Return `entries` as a table whose headers sort `place`."""
    columns = [
        Column(gettext(field.label), *(header(place, field.key) if field.sortable else ("", "")))
        for field in (FIELD[_TITLE], *_COLUMNS)
    ]
    return Table(columns, [_row(entry) for entry in entries])


def _row(entry: Entry) -> Row:
    values = entry.values
    cells = [text_of(field, values[field.key]) if field.key in values else "" for field in _COLUMNS]
    return Row(entry.path, entry.text(_TITLE), cells)
