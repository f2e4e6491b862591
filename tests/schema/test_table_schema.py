"""The published schemas describe the exported files exactly; frictionless is the judge."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import frictionless
import pytest
from hypothesis import given
from hypothesis import strategies as st

from iatheque.lib.csv_safety import defuse
from iatheque.schema.extensions import EXTENSION
from iatheque.schema.field import Field, Value
from iatheque.schema.fields import FIELDS
from iatheque.schema.levels import Level
from iatheque.schema.patterns import several_of
from iatheque.schema.reading import read, write
from iatheque.schema.table_schema import extension_schema, full_schema, public_schema

PUBLIC = [field for field in FIELDS if field.level is Level.PUBLIC]
LEADING = {"id": "k3v7qz2mfa", "url": "https://bibliotheque.example/projets/k3v7qz2mfa-repas/"}


def row(fields: Sequence[Field], **changes: str) -> dict[str, str]:
    """Return a line of the export at its examples, but for `changes`."""
    return LEADING | {field.key: field.example for field in fields} | changes


def report(schema: dict[str, Any], *rows: Mapping[str, str]) -> list[list[Any]]:
    """Return what frictionless says of a file of these rows: line, column, kind of error."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    with frictionless.Resource(
        data=text.getvalue().encode(),
        format="csv",
        encoding="utf-8",
        schema=frictionless.Schema.from_descriptor(schema),
    ) as resource:
        return resource.validate().flatten(["rowNumber", "fieldName", "type"])


def names(schema: dict[str, Any]) -> list[str]:
    """Return the columns of a schema."""
    return [column["name"] for column in schema["fields"]]


def test_the_public_schema_has_the_columns_of_the_public_file() -> None:
    assert names(public_schema()) == ["id", "url", *(field.key for field in PUBLIC)]


def test_the_complete_schema_has_all_thirty_fields() -> None:
    assert names(full_schema()) == ["id", "url", *(field.key for field in FIELDS)]


def test_the_schema_of_an_extension_has_its_own_fields_only() -> None:
    schema = extension_schema(EXTENSION["placement"])
    assert (names(schema), schema["version"]) == (
        ["id", "placement_visee", "placement_public"],
        "1.0.0",
    )


def test_a_column_says_all_that_the_model_knows() -> None:
    columns = {column["name"]: column for column in full_schema()["fields"]}
    assert columns["sous_theme"] | {"constraints": None} == {
        "name": "sous_theme",
        "title": "Sous-thèmes",
        "description": "Un ou deux sujets plus précis, de préférence dans le thème choisi.",
        "example": "Flux et trafic",
        "type": "string",
        "constraints": None,
        "iatheque:acces": "public",
        "iatheque:requis": False,
        "iatheque:categorie": "INFORMATION GENERALE",
        "iatheque:separateur": ", ",
        "iatheque:autres_entetes": ["Sous_Theme"],
    }
    assert columns["longitude"] == {
        "name": "longitude",
        "title": "Longitude",
        "description": "La longitude du siège de l’organisme, en degrés décimaux.",
        "example": -2.76,
        "type": "number",
        "constraints": {"required": True, "minimum": -180, "maximum": 180},
        "iatheque:acces": "public",
        "iatheque:requis": True,
        "iatheque:categorie": "INFORMATION GENERALE",
        "iatheque:autres_entetes": ["Longitude"],
    }
    assert columns["nom_algorithme"] == {
        "name": "nom_algorithme",
        "title": "Nom de l’algorithme",
        "description": "Son nom, ou à défaut la décision qu’il prépare.",
        "example": "Attribution des places en crèche",
        "type": "string",
        "iatheque:acces": "restreint",
        "iatheque:requis": True,
        "iatheque:categorie": "ALGORITHME",
    }


def test_the_pattern_of_a_list_says_its_values_how_many_and_nsp_alone() -> None:
    ways = (
        "(Projet développé en interne|projet développé en externe|"
        r"mobilisation de prestataire\(s\)|marché public)"
    )
    access = "(par API|automatisée|par récupération manuelle)"
    patterns = {field.key: several_of(field) for field in FIELDS if field.vocabulary}
    assert patterns["donnees_acces"] == f"^(NSP|{access}(, {access})*)$"
    assert patterns["mise_en_oeuvre"] == f"^{ways}(, {ways})*$"
    assert patterns["sous_theme"].endswith("){0,1}$")


@pytest.mark.parametrize("base_url", ["", "https://bibliotheque.example"])
def test_the_address_of_an_instance_gives_those_of_its_pages(base_url: str) -> None:
    schema = public_schema(base_url)
    assert (schema.get("homepage"), schema.get("path")) == (
        (f"{base_url}/modele/", f"{base_url}/donnees/schema.json") if base_url else (None, None)
    )


def test_exported_rows_are_valid() -> None:
    bare = row(PUBLIC, id="cccccccccc", url="https://b.example/z") | dict.fromkeys(
        ("status_abandon", "partenaires", "sous_theme", "url_infos", "image_url"), ""
    )
    overseas = bare | {
        "id": "aaaaaaaaaa",
        "url": "https://b.example/x",
        "longitude": "-61.53",
        "latidude": "16.0",
        "sous_theme": "Flux et trafic, Agriculture",
    }
    risky = overseas | {
        "id": "bbbbbbbbbb",
        "url": "https://b.example/y",
        "nom_projet": defuse("=1+1"),
        "usage_description": defuse("- un\n- deux"),
        "partenaires": defuse("@ville, +IA"),
        "url_infos": "https://mairie-évian.example/é",
    }
    assert report(public_schema(), row(PUBLIC), bare, overseas, risky) == []


def test_complete_rows_are_valid_and_reserved_fields_may_be_empty() -> None:
    empty = row(FIELDS, id="aaaaaaaaaa", url="https://b.example/x") | {
        field.key: "" for field in FIELDS if field.level is Level.RESTREINT
    }
    assert report(full_schema(), row(FIELDS), empty) == []


def test_rows_of_an_extension_are_valid() -> None:
    schema = extension_schema(EXTENSION["placement"])
    answers = {"id": "k3v7qz2mfa", "placement_visee": "plutôt nouveau", "placement_public": ""}
    assert report(schema, answers) == []


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("id", "K3V7QZ2MFA"),
        ("url", ""),
        ("coll_siret", "243 300 316 00011"),
        ("coll_type", "Ville"),
        ("projet_date", "2024-09"),
        ("projet_date", "13/2024"),
        ("projet_status", ""),
        ("sous_theme", "Flux et trafic, Agriculture, Education"),
        ("audience_service", "agent;élu"),
        ("audience_service", "Agents"),
        ("url_infos", "accès interne uniquement"),
        ("longitude", "-0,58"),
        ("latidude", "91"),
        ("date", "31/02/2024"),
        ("date", "2025-10-15"),
        ("nom_projet", ""),
    ],
)
def test_a_broken_cell_is_refused_where_it_is(column: str, cell: str) -> None:
    found = report(public_schema(), row(PUBLIC, **{column: cell}))
    assert [error[:2] for error in found] == [[2, column]]


@pytest.mark.parametrize(
    ("column", "cell"),
    [("projet_contact", "mairie"), ("type_algorithme", "NSP, IA générative"), ("budget", "cher")],
)
def test_a_broken_reserved_cell_is_refused_where_it_is(column: str, cell: str) -> None:
    found = report(full_schema(), row(FIELDS, **{column: cell}))
    assert [error[:2] for error in found] == [[2, column]]


def test_a_file_without_one_of_the_columns_is_refused() -> None:
    short = row(PUBLIC)
    del short["theme"]
    assert "missing-label" in {error[2] for error in report(public_schema(), short)}


COLUMNS = {
    column.name: column for column in frictionless.Schema.from_descriptor(full_schema()).fields
}
texts = st.one_of(
    st.text(min_size=1),
    st.emails(),
    st.from_regex(r"https?://[a-zé0-9.-]{1,30}(/[^\s]{0,20})?", fullmatch=True),
    st.from_regex(r"[a-z0-9_.+'-]{1,20}@[a-z0-9.-]{1,20}", fullmatch=True),
    st.floats(-180, 180).map(repr),
)


@given(st.sampled_from(FIELDS), texts)
def test_whatever_is_kept_of_a_cell_is_valid_once_written(field: Field, text: str) -> None:
    value: Value | None = read(field, text).value
    cell = write(value) if field.numeric else defuse(write(value))
    if value is not None:
        assert COLUMNS[field.key].read_cell(cell)[1] is None


def test_no_committed_schema_names_an_instance(root: Path) -> None:
    folder = root / "iatheque" / "schema" / "published"
    files = sorted(folder.glob("*.json"))
    assert files
    assert [file.name for file in files if "localhost" in file.read_text("utf-8")] == []
