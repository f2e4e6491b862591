"""One project as the JSON file and the API write it."""

from typing import Any

import jsonschema
import pytest

from iatheque.schema.fields import FIELD, FIELDS
from iatheque.schema.json_schema import project_schema
from iatheque.schema.levels import Level
from iatheque.schema.reading import read

SCHEMA = project_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
LEADING = {"id": "k3v7qz2mfa", "url": "https://bibliotheque.example/projets/k3v7qz2mfa-repas/"}
COMPLETE: dict[str, Any] = LEADING | {
    field.key: read(field, field.example).value for field in FIELDS
}
PUBLIC = {
    key: value
    for key, value in COMPLETE.items()
    if key in LEADING or FIELD[key].level is Level.PUBLIC
}


def broken(project: dict[str, Any]) -> list[str]:
    """Return the keys, or the rule for the whole, on which `project` breaks the schema."""
    errors = VALIDATOR.iter_errors(project)
    return sorted({str(error.path[0]) if error.path else error.validator for error in errors})


def test_the_schema_is_itself_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_keys_come_in_published_order_with_their_level() -> None:
    assert list(SCHEMA["properties"]) == ["id", "url", *FIELD]
    assert {key: entry["iatheque:acces"] for key, entry in SCHEMA["$defs"].items()} == {
        field.key: field.level.slug for field in FIELDS
    }


def test_a_definition_says_all_that_the_model_knows() -> None:
    assert SCHEMA["$defs"]["donnees_acces"] == {
        "title": "Mode de collecte et d’accès des données traitées",
        "description": "Comment les données arrivent et sont mises à jour.",
        "type": ["array", "null"],
        "items": {"enum": ["par API", "automatisée", "par récupération manuelle", "NSP"]},
        "minItems": 1,
        "uniqueItems": True,
        "if": {"contains": {"const": "NSP"}},
        "then": {"maxItems": 1},
        "examples": [["par API"]],
        "iatheque:acces": "restreint",
        "iatheque:requis": True,
        "iatheque:categorie": "DATA",
    }


@pytest.mark.parametrize(
    "project",
    [
        COMPLETE,
        PUBLIC,
        PUBLIC | {key: None for key in PUBLIC if key in FIELD and not FIELD[key].blocking},
        COMPLETE | {field.key: None for field in FIELDS if field.level is Level.RESTREINT},
        PUBLIC | {"maj": "2025-11-20"},
    ],
    ids=["complete", "public", "bare", "reserved empty", "one more key"],
)  # fmt: skip
def test_a_project_is_valid(project: dict[str, Any]) -> None:
    assert broken(project) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("id", "trop-court"),
        ("coll_nom", None),
        ("coll_nom", ""),
        ("coll_siret", 24330031600011),
        ("coll_type", "Ville"),
        ("projet_date", "2024-09"),
        ("sous_theme", "Agriculture"),
        ("sous_theme", ["Agriculture", "Education", "Immobilier"]),
        ("sous_theme", ["Agriculture", "Agriculture"]),
        ("sous_theme", []),
        ("audience_service", None),
        ("type_algorithme", ["NSP", "IA générative"]),
        ("budget", "cher"),
        ("longitude", "-2.76"),
        ("latidude", 91),
        ("date", "2025-10-15"),
        ("url_infos", "accès interne"),
        ("projet_contact", "mairie"),
    ],
)
def test_a_broken_value_is_refused_where_it_is(key: str, value: object) -> None:
    assert broken(COMPLETE | {key: value}) == [key]


def test_a_public_key_is_never_absent() -> None:
    project = dict(PUBLIC)
    del project["image_url"]
    assert broken(project) == ["required"]


def test_the_address_of_an_instance_names_the_schema() -> None:
    assert (
        project_schema("https://b.example")["$id"]
        == "https://b.example/donnees/schema.jsonschema.json"
    )
    assert "$id" not in SCHEMA
