"""Pills: the chosen filters above the results, each a link that removes it."""

from typing import NamedTuple

from django.utils.translation import gettext

from iatheque.schema.model import FIELD_BY_KEY
from iatheque.web.typography import spaced
from iatheque.web.words import labels

from .addresses import Place

# Their values say by themselves what they are about; others are shown after the field's label.
_PLAIN = frozenset({"theme", "sous_theme", "coll_type", "projet_status", "type_algorithme"})


class Pill(NamedTuple):
    """A chosen value, and where the list is without it."""

    label: str
    link: str


def pills(place: Place, *, authority: str = "") -> list[Pill]:
    """Return one pill per chosen value, the text first; `authority` names the SIREN asked."""
    query = place.query
    found = []
    if query.text:
        found.append(Pill(spaced(f"« {query.text} »"), place.link(text="")))
    for key, values in query.filters.items():
        for value in values:
            link = place.link(query.without_filter(key, value))
            found.append(Pill(_label(key, value, authority), link))
    return found


def _label(key: str, value: str, authority: str) -> str:
    field = FIELD_BY_KEY[key]
    if key == "coll_siret" and authority:
        return authority
    said = labels(field).get(value, value)
    if key in _PLAIN:
        return said
    return spaced(f"{gettext(field.label)} : {said}")
