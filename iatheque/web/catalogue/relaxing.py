"""What to let go of when nothing answers: each filter, and what would come without it."""

from dataclasses import replace
from typing import NamedTuple

from iatheque.schema.levels import Level
from iatheque.schema.model import FIELD_BY_KEY
from iatheque.search.finder import find
from iatheque.web.typography import gettext

from .addresses import Place


class Advice(NamedTuple):
    """One thing to remove, where that leads and how many projects are there."""

    label: str
    link: str
    total: int


def advice(place: Place, level: Level) -> list[Advice]:
    """Return what opens an empty list again, the most fruitful first; one count for each filter."""
    query = place.query
    without = [
        (
            gettext("le critère « %(label)s »") % {"label": gettext(FIELD_BY_KEY[key].label)},
            query.without_filter(key),
        )
        for key in query.filters
    ]
    if query.text and query.filters:
        words = gettext("les mots « %(text)s »") % {"text": query.text}
        without.append((words, replace(query, text="", page=1)))
    found = [
        Advice(label, place.link(relaxed), find(relaxed, level, facets=False, page_size=1).total)
        for label, relaxed in without
    ]
    return sorted((one for one in found if one.total), key=lambda one: -one.total)
