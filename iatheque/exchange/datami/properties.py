"""How Datami shows each column (`fields-custom-properties`)."""

from typing import Any

from iatheque.schema.field import Field, Kind
from iatheque.schema.vocabularies import THEME_NAMED
from iatheque.schema.vocabulary import Vocabulary

from .cells import LINE, LIST
from .columns import FIELDS, ID, URL

_SUBTYPES = {
    Kind.CHOICE: "tag",
    Kind.CHOICES: "tags",
    Kind.NAMES: "tags",
    Kind.BLOCK: "longtext",
    Kind.URL: "link",
    # A link and not an image: no page of ours makes readers fetch other people's images.
    Kind.IMAGE: "link",
    Kind.EMAIL: "email",
}
_HIDDEN = frozenset({Kind.LONGITUDE, Kind.LATITUDE})


def custom_properties() -> dict[str, Any]:
    """Return the properties of every column of the file."""
    return {
        "fields": [
            *map(_properties, FIELDS),
            {"name": ID, "primaryKey": True, "locked": True, "hide": True},
            {"name": URL, "subtype": "link", "locked": True},
        ]
    }


def _properties(field: Field) -> dict[str, Any]:
    subtype = _SUBTYPES.get(field.kind)
    return {
        "name": field.key,
        "title": field.label,
        "description": field.help,
        "locked": True,
        **({"subtype": subtype} if subtype else {}),
        **({"tagSeparator": LIST} if field.multiple else {}),
        **({"hide": True} if field.kind in _HIDDEN else {}),
        **({"longtextOptions": _LONG} if field.kind is Kind.BLOCK else {}),
        **({"definitions": _definitions(field.vocabulary)} if field.vocabulary else {}),
    }


_LONG = {"breakSeparator": LINE, "canCollapse": True, "isOpen": True}


def _definitions(vocabulary: Vocabulary) -> list[dict[str, str]]:
    """Return the words and the colour of each value; a filter goes on using the value."""
    return [
        {
            "value": value,
            "label": vocabulary.label(value),
            **({"bgColor": THEME_NAMED[value].colour} if value in THEME_NAMED else {}),
        }
        for value in vocabulary.values
    ]
