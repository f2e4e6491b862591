"""Table Schema of the exported files, for people who check a file before or after exchanging it.

Follows the Table Schema specification and the metadata that schema.data.gouv.fr reads; what it has
no word for is in properties that start with `iatheque:`. Text columns carry no pattern: an export
may put an apostrophe before a text that a spreadsheet would take for a formula.
"""

from collections.abc import Sequence
from typing import Any

from .cells import JOINER
from .extensions import Extension
from .field import DEGREES, Field, Kind
from .fields import FIELDS, PUBLISHED_CATEGORY
from .levels import Level
from .patterns import ID, MONTH, SIREN, SIRET, WEB, several_of
from .version import MODEL_CREATED, MODEL_DATE, MODEL_VERSION

Descriptor = dict[str, Any]

ID_COLUMN: Descriptor = {
    "name": "id",
    "title": "Identifiant",
    "description": "Dix caractères tirés au sort, propres à la fiche et jamais réutilisés.",
    "example": "k3v7qz2mfa",
    "type": "string",
    "constraints": {"required": True, "unique": True, "pattern": ID},
}
URL_COLUMN: Descriptor = {
    "name": "url",
    "title": "Adresse de la fiche",
    "description": "La page de la bibliothèque qui présente le projet.",
    "example": "https://bibliotheque.example/projets/k3v7qz2mfa-prevoir-les-repas/",
    "type": "string",
    "format": "uri",
    "constraints": {"required": True, "unique": True, "pattern": WEB},
}


def public_schema(base_url: str = "") -> Descriptor:
    """Return the schema of the public file: `id`, `url`, then the public fields.

    `base_url` (scheme and host of an instance, no final slash) adds the addresses of its own pages.
    """
    return _schema(
        name="iatheque-projets",
        title="Projets d’intelligence artificielle des collectivités : fichier public",
        description=(
            "Une ligne par projet publié. Ne contient que les champs ouverts à tout public ; "
            "ceux qui sont réservés aux agents sont décrits dans schema-complet.json."
        ),
        file="schema.json",
        columns=[ID_COLUMN, URL_COLUMN, *_columns(FIELDS, Level.PUBLIC)],
        base_url=base_url,
    )


def full_schema(base_url: str = "") -> Descriptor:
    """Return the schema of the file of all 30 fields, as readers of reserved fields export it."""
    return _schema(
        name="iatheque-projets-complet",
        title="Projets d’intelligence artificielle des collectivités : modèle complet",
        description=(
            "Tous les champs du modèle publié, précédés de l’identifiant et de l’adresse de la "
            "fiche. Un fichier à importer peut se passer de ces deux colonnes et de celles qu’il "
            "ne change pas."
        ),
        file="schema-complet.json",
        columns=[ID_COLUMN, URL_COLUMN, *_columns(FIELDS, Level.EXPERT)],
        base_url=base_url,
    )


def extension_schema(extension: Extension, base_url: str = "") -> Descriptor:
    """Return the schema of the file of one extension: `id`, then its fields."""
    schema = _schema(
        name=f"iatheque-extension-{extension.key}",
        title=f"Extension « {extension.label} »",
        description=extension.help,
        file=f"extension-{extension.key}.json",
        columns=[ID_COLUMN, *_columns(extension.fields, Level.EXPERT)],
        base_url=base_url,
    )
    return schema | {
        "version": extension.version,
        "created": extension.date,
        "lastModified": extension.date,
    }


def _schema(
    *,
    name: str,
    title: str,
    description: str,
    file: str,
    columns: Sequence[Descriptor],
    base_url: str,
) -> Descriptor:
    addresses = {
        "homepage": f"{base_url}/modele/",
        "path": f"{base_url}/donnees/{file}",
    }
    return {
        "$schema": "https://specs.frictionlessdata.io/schemas/table-schema.json",
        "name": name,
        "title": title,
        "description": description,
        "countryCode": "FR",
        **(addresses if base_url else {}),
        "version": MODEL_VERSION,
        "created": MODEL_CREATED,
        "lastModified": MODEL_DATE,
        "keywords": ["intelligence artificielle", "collectivités", "transparence"],
        "licenses": [
            {
                "name": "etalab-2.0",
                "title": "Licence Ouverte 2.0",
                "path": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
            }
        ],
        "contributors": [{"title": "IAthèque", "role": "author"}],
        "fields": list(columns),
        "missingValues": [""],
    }


def _columns(fields: Sequence[Field], level: Level) -> list[Descriptor]:
    return [_column(field) for field in fields if field.level <= level]


def _column(field: Field) -> Descriptor:
    shape, bounds = _shape(field)
    constraints = ({"required": True} if field.blocking else {}) | bounds
    return {
        "name": field.key,
        "title": field.label,
        "description": field.help,
        "example": float(field.example) if field.numeric else field.example,
        **shape,
        **({"constraints": constraints} if constraints else {}),
        **_notes(field),
    }


def _notes(field: Field) -> Descriptor:
    """Return what the specification has no word for: level, published category, other headers."""
    category = PUBLISHED_CATEGORY.get(field.category)
    return {
        "iatheque:acces": field.level.slug,
        "iatheque:requis": field.required,
        **({"iatheque:categorie": category} if category else {}),
        **({"iatheque:separateur": JOINER} if field.multiple else {}),
        **({"iatheque:autres_entetes": list(field.aliases)} if field.aliases else {}),
    }


def _shape(field: Field) -> tuple[Descriptor, Descriptor]:
    """Return the type and format of the column of `field`, and what constrains its cells."""
    if field.numeric:
        limit = DEGREES[field.kind]
        return {"type": "number"}, {"minimum": -limit, "maximum": limit}
    if field.kind is Kind.CHOICES:
        return {"type": "string"}, {"pattern": several_of(field)}
    if field.vocabulary is not None:
        return {"type": "string"}, {"enum": list(field.vocabulary.values)}
    return _SHAPES.get(field.kind, ({"type": "string"}, {}))


_SHAPES: dict[Kind, tuple[Descriptor, Descriptor]] = {
    Kind.SIRET: ({"type": "string"}, {"pattern": SIRET}),
    Kind.SIREN: ({"type": "string"}, {"pattern": SIREN}),
    Kind.MONTH: ({"type": "string"}, {"pattern": MONTH}),
    Kind.DAY: ({"type": "date", "format": "%d/%m/%Y"}, {}),
    Kind.EMAIL: ({"type": "string", "format": "email"}, {}),
    Kind.URL: ({"type": "string", "format": "uri"}, {"pattern": WEB}),
    Kind.IMAGE: ({"type": "string", "format": "uri"}, {"pattern": WEB}),
}
