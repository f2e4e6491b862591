"""The parameters of the catalogue, as the description of the API gives them.

They are read by `search.query.parse`, like those of a page: one that is unknown, or that the reader
may not query, is ignored. This is why they are described here and not declared to ninja.
"""

from typing import Any

from iatheque.access.gate import filterable_fields
from iatheque.lib.messages import N_
from iatheque.schema.field import Field, Kind
from iatheque.schema.levels import Level
from iatheque.search.query import SORTS

_TEXT = {
    "name": "q",
    "description": N_("Les mots cherchés ; entre guillemets, une expression exacte."),
    "schema": {"type": "string"},
}
_SORT = {
    "name": "tri",
    "description": N_(
        "L’ordre des résultats : un nom de champ, précédé de « - » pour l’ordre inverse. Par "
        "défaut, la pertinence s’il y a des mots cherchés, sinon la mise à jour la plus récente."
    ),
    "schema": {"type": "string", "enum": list(SORTS)},
}
_SHAPES = {
    Kind.MONTH: {"type": "string", "pattern": "^(19|20)[0-9]{2}$"},
    Kind.DAY: {"type": "string", "pattern": "^(19|20)[0-9]{2}$"},
    Kind.SIRET: {"type": "string", "pattern": "^[0-9]{9}([0-9]{5})?$"},
}
_NOTES = {
    Kind.MONTH: N_("Une année."),
    Kind.DAY: N_("Une année."),
    Kind.SIRET: N_("Un SIRET de 14 chiffres, ou un SIREN de 9."),
}
_RESERVED = N_("Réservé aux agents, ignoré sinon.")


def catalogue_parameters(*, sort: bool) -> list[dict[str, Any]]:
    """Return the text, the sort if asked, and one parameter per filterable field of the model."""
    filters = [_filter(field) for field in filterable_fields(Level.EXPERT).values()]
    return [_said(found) for found in (_TEXT, *([_SORT] if sort else []), *filters)]


def _filter(field: Field) -> dict[str, Any]:
    values = field.vocabulary.values if field.vocabulary else ()
    item = {"type": "string", "enum": list(values)} if values else _SHAPES[field.kind]
    reserved = _RESERVED if field.level > Level.PUBLIC else ""
    notes = (f"{field.label}.", _NOTES.get(field.kind, ""), "Répétable.", reserved)
    return {
        "name": field.key,
        "description": " ".join(note for note in notes if note),
        "schema": {"type": "array", "items": item},
    }


def _said(parameter: dict[str, Any]) -> dict[str, Any]:
    return {"in": "query", "required": False, **parameter}
