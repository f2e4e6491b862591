"""The 30 fields and their lists are those of the published model."""

import csv
import json
from collections import Counter
from pathlib import Path

import pytest

from iatheque.lib.text import fold
from iatheque.schema.checking import assess
from iatheque.schema.extensions import EXTENSIONS
from iatheque.schema.field import Field, Kind
from iatheque.schema.fields import FIELD, FIELDS, PUBLISHED_CATEGORY
from iatheque.schema.levels import Level
from iatheque.schema.model import ALL_FIELDS, FIELD_BY_KEY
from iatheque.schema.reading import read
from iatheque.schema.vocabularies import THEME_OF_SUBTHEME, THEMES, VOCABULARIES

LEVELS = {"Public": Level.PUBLIC, "Restreint": Level.RESTREINT}
KINDS = {
    "string": {Kind.LINE, Kind.BLOCK, Kind.NAMES},
    "number": {Kind.SIRET, Kind.LONGITUDE, Kind.LATITUDE},
    "enum": {Kind.CHOICE, Kind.CHOICES},
    "date": {Kind.MONTH, Kind.DAY},
    "email": {Kind.EMAIL},
    "url": {Kind.URL},
    "image": {Kind.IMAGE},
}


def test_the_fields_are_those_published(shared_model: Path) -> None:
    with (shared_model / "fields.csv").open(encoding="utf-8", newline="") as file:
        published = list(csv.DictReader(file))
    assert [
        (field.key, PUBLISHED_CATEGORY[field.category], field.required, field.level)
        for field in FIELDS
    ] == [
        (row["champ"], row["categorie"], row["requis"] == "yes", LEVELS[row["acces"]])
        for row in published
    ]
    assert [
        row["champ"] for row in published if FIELD[row["champ"]].kind not in KINDS[row["type"]]
    ] == []


def test_the_other_headers_of_real_files_are_known(shared_model: Path) -> None:
    with (shared_model / "fields.csv").open(encoding="utf-8", newline="") as file:
        published = {row["champ"]: row["autres_entetes"] for row in csv.DictReader(file)}
    assert {field.key: "|".join(field.aliases) for field in FIELDS} == published


def test_17_fields_are_public_and_13_reserved() -> None:
    assert Counter(field.level for field in FIELDS) == {Level.PUBLIC: 17, Level.RESTREINT: 13}


def test_the_lists_are_those_published(shared_model: Path) -> None:
    published = json.loads((shared_model / "vocabularies.json").read_text("utf-8"))
    del published["_note"]
    subthemes = published.pop("sous_theme")["par_theme"]
    assert {theme.name: list(theme.subthemes) for theme in THEMES} == subthemes
    assert {theme.name: theme.colour for theme in THEMES} == published["theme"]["couleurs"]
    assert {
        name: list(vocabulary.values)
        for name, vocabulary in VOCABULARIES.items()
        if name != "sous_theme"
    } == {name: entry["valeurs"] for name, entry in published.items()}
    assert list(VOCABULARIES["sous_theme"].values) == list(THEME_OF_SUBTHEME)


def test_the_variants_met_in_real_files_are_understood(shared_model: Path) -> None:
    published = json.loads((shared_model / "vocabularies.json").read_text("utf-8"))
    del published["_note"]
    variants = {name: entry.get("variantes", {}) for name, entry in published.items()}
    assert {
        name: {found: VOCABULARIES[name].match(found) for found in entry}
        for name, entry in variants.items()
    } == variants


def test_there_are_34_subthemes_in_6_themes_each_with_its_letter() -> None:
    assert (len(THEME_OF_SUBTHEME), [theme.letter for theme in THEMES]) == (34, list("TACMGI"))


def test_several_choices_are_allowed_where_the_model_says_so() -> None:
    assert {field.key: field.maximum for field in FIELDS if field.kind is Kind.CHOICES} == {
        "mise_en_oeuvre": None,
        "sous_theme": 2,
        "audience_service": None,
        "type_algorithme": None,
        "donnees_source": None,
        "donnees_acces": None,
    }


def test_every_required_public_field_but_the_logo_blocks_publication() -> None:
    assert [field.key for field in FIELDS if field.blocking] == [
        "coll_nom",
        "nom_projet",
        "coll_siret",
        "coll_type",
        "projet_date",
        "projet_status",
        "usage_description",
        "theme",
        "audience_service",
        "longitude",
        "latidude",
        "date",
    ]


def test_no_two_fields_share_a_key_or_a_header() -> None:
    headers = Counter(
        header
        for field in ALL_FIELDS
        for header in {fold(name) for name in (field.key, *field.aliases)}
    )
    assert [header for header, count in headers.items() if count > 1] == []


def test_every_choice_has_its_list_and_no_other_field_has_one() -> None:
    with_list = {field.key for field in ALL_FIELDS if field.vocabulary}
    assert with_list == {
        field.key for field in ALL_FIELDS if field.kind in {Kind.CHOICE, Kind.CHOICES}
    }


@pytest.mark.parametrize("field", ALL_FIELDS, ids=lambda field: field.key)
def test_every_example_is_read_without_a_remark(field: Field) -> None:
    assert read(field, field.example).remarks == ()


def test_the_examples_make_a_project_that_can_be_published() -> None:
    project = assess({field.key: field.example for field in FIELDS})
    assert [(remark.key, remark.code) for remark in project.remarks] == [
        ("status_abandon", "not_abandoned")
    ]


def test_the_model_is_the_published_fields_then_the_extensions() -> None:
    assert [field.key for field in ALL_FIELDS] == [
        *FIELD,
        *(field.key for extension in EXTENSIONS for field in extension.fields),
    ]
    assert list(FIELD_BY_KEY.values()) == list(ALL_FIELDS)
