"""The home page: a purpose, a search field, six themes, a few figures, a few projects."""

from math import ceil
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime

from iatheque.lib.messages import N_
from iatheque.projects import entries
from iatheque.projects.entries import Entry
from iatheque.schema.levels import Level
from iatheque.schema.vocabularies import ABANDONED, THEMES, Theme
from iatheque.web.cards import cards, summary
from iatheque.web.filters import month

from .figures import count_by_theme, figures

EXAMPLES = (
    N_("éviter le gaspillage à la cantine"),
    N_("détecter les fuites d’eau"),
    N_("où planter des arbres"),
)
_RECENT = 3
_LOOKED_AT = 10
_REASON = 320
_BOOKS = 24


class Shelf(NamedTuple):
    """One theme, its number of projects, and how many books are drawn for them."""

    theme: Theme
    count: int
    books: int


def home(request: HttpRequest) -> HttpResponse:
    """Show the home page, the same for every reader (four queries)."""
    abandoned = _abandoned()
    latest = entries.latest(Level.PUBLIC, limit=_RECENT + 1)
    found = figures()
    context = {
        "examples": EXAMPLES,
        "shelves": _shelves(count_by_theme()),
        "figures": found,
        "since": month(f"{localtime(found.since):%m/%Y}") if found.since else "",
        "recent": cards([entry for entry in latest if entry not in abandoned][:_RECENT]),
        "abandoned": cards(abandoned),
        "reason": "".join(summary(entry.text("status_abandon"), _REASON) for entry in abandoned),
        "abandoned_status": ABANDONED,
    }
    return render(request, "pages/home.html", context)


def _abandoned() -> list[Entry]:
    """Return one abandoned project, of those that say why when there are; none at worst."""
    latest = entries.latest(Level.PUBLIC, limit=_LOOKED_AT, projet_status=ABANDONED)
    return sorted(latest, key=lambda entry: not entry.text("status_abandon"))[:1]


def _shelves(counts: dict[str, int]) -> list[Shelf]:
    """Return the six shelves: one book per project, or in proportion when they overflow."""
    fullest = max([*counts.values(), _BOOKS])
    return [
        Shelf(theme, count, ceil(count * _BOOKS / fullest))
        for theme in THEMES
        for count in [counts.get(theme.name, 0)]
    ]
