"""JSON Schema of one project, as the JSON file and the API write it.

Every readable field is a key, in published order; an empty one is null, so that the shape never
changes. A reader gets the fields of her level: the keys of reserved fields are then absent.
"""

from collections.abc import Sequence
from typing import Any

from .field import DEGREES, Field, Kind
from .fields import FIELDS, PUBLISHED_CATEGORY
from .levels import Level
from .patterns import DAY, ID, MONTH, SIREN, SIRET, WEB
from .reading import read
from .version import MODEL_VERSION
from .vocabulary import NSP

Descriptor = dict[str, Any]


def project_schema(base_url: str = "") -> Descriptor:
    """Return the schema; `base_url` (scheme and host, no final slash) gives it an address."""
    public = [field.key for field in FIELDS if field.level is Level.PUBLIC]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **({"$id": f"{base_url}/donnees/schema.jsonschema.json"} if base_url else {}),
        "title": "Projet d’intelligence artificielle d’une collectivité",
        "description": (
            "Un élément de la liste « projets » du fichier JSON, ou de la liste « resultats » de "
            "l’API. D’autres clés peuvent s’ajouter : une personne qui réutilise les ignore."
        ),
        "iatheque:version": MODEL_VERSION,
        "type": "object",
        "required": ["id", "url", *public],
        "properties": {
            "id": {"type": "string", "title": "Identifiant", "pattern": ID},
            "url": {"type": "string", "title": "Adresse de la fiche", "pattern": WEB},
            **{field.key: {"$ref": f"#/$defs/{field.key}"} for field in FIELDS},
        },
        "$defs": definitions(FIELDS),
    }


def definitions(fields: Sequence[Field]) -> Descriptor:
    """Return the definition of each of `fields` by key."""
    return {field.key: _definition(field) for field in fields}


def _definition(field: Field) -> Descriptor:
    shape = _shape(field)
    if not field.blocking:
        shape["type"] = [shape["type"], "null"]
        if "enum" in shape:
            shape["enum"] = [*shape["enum"], None]
    return {
        "title": field.label,
        "description": field.help,
        **shape,
        "examples": [read(field, field.example).value],
        "iatheque:acces": field.level.slug,
        "iatheque:requis": field.required,
        "iatheque:categorie": PUBLISHED_CATEGORY.get(field.category, field.category),
    }


def _shape(field: Field) -> Descriptor:
    if field.numeric:
        limit = DEGREES[field.kind]
        return {"type": "number", "minimum": -limit, "maximum": limit}
    if field.multiple:
        return _array(field)
    if field.vocabulary is not None:
        return {"type": "string", "enum": list(field.vocabulary.values)}
    bounds = {"pattern": _PATTERNS[field.kind]} if field.kind in _PATTERNS else {}
    return {"type": "string", "minLength": 1, "maxLength": field.limit, **bounds}


def _array(field: Field) -> Descriptor:
    values = field.vocabulary.values if field.vocabulary else ()
    alone = {"if": {"contains": {"const": NSP}}, "then": {"maxItems": 1}}
    return {
        "type": "array",
        "items": {"enum": list(values)} if values else {"type": "string", "minLength": 1},
        "minItems": 1,
        **({"maxItems": field.maximum} if field.maximum else {}),
        "uniqueItems": True,
        **(alone if NSP in values else {}),
    }


_PATTERNS = {
    Kind.SIRET: SIRET,
    Kind.SIREN: SIREN,
    Kind.MONTH: MONTH,
    Kind.DAY: DAY,
    Kind.EMAIL: r"^[^\s@]+@[^\s@]+\.[^\s@]+$",
    Kind.URL: WEB,
    Kind.IMAGE: WEB,
}
