"""The cards of Datami: which column goes where, small and opened."""

from typing import Any

from iatheque.schema.field import Field, Kind

from .columns import FIELDS, URL

_BY_KEY = {"nom_projet": "title", "coll_nom": "subtitle"}
_BY_KIND = {
    Kind.LINE: "infos",
    Kind.BLOCK: "description",
    Kind.CHOICE: "tags",
    Kind.CHOICES: "tags",
    Kind.NAMES: "tags",
    Kind.MONTH: "infos",
    Kind.DAY: "infos",
    Kind.URL: "links",
}
# On a small card; `resume` is the place of a few lines.
_SMALL = {
    "nom_projet": "title",
    "coll_nom": "subtitle",
    "usage_description": "resume",
    "theme": "tags_top",
    "coll_type": "tags",
    "projet_status": "tags",
}
_RIGHT = frozenset({"tags", "infos", "links"})


def cards_settings() -> dict[str, Any]:
    """Return the two cards; a column that has no place is not shown on them."""
    shown = {field: _position(field) for field in FIELDS if _position(field)}
    return {
        "mini": {key: {"position": position} for key, position in _SMALL.items()},
        "detail": {
            **{field.key: _place(field, position) for field, position in shown.items()},
            URL: {"position": "links", "right": True, "block_title": "La fiche complète"},
        },
    }


def _position(field: Field) -> str:
    return _BY_KEY.get(field.key) or _BY_KIND.get(field.kind, "")


def _place(field: Field, position: str) -> dict[str, Any]:
    if field.key in _BY_KEY:
        return {"position": position}
    return {"position": position, "block_title": field.label, "right": position in _RIGHT}
