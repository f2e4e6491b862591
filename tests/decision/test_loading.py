"""The question sets that come with the library: shaped as said, switched off at will."""

import json
from pathlib import Path

import pytest
from django.conf import LazySettings
from jsonschema import Draft202012Validator

from iatheque.decision import loading

FILES = sorted(loading.FOLDER.glob("*/*.json"))
SCHEMA = json.loads((loading.FOLDER / "questionnaire.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_question_set_is_what_its_schema_describes(path: Path) -> None:
    written = json.loads(path.read_text(encoding="utf-8"))
    errors = [error.message for error in Draft202012Validator(SCHEMA).iter_errors(written)]
    assert errors == []
    assert path.stem == f"{written['key']}-{written['version']}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_question_set_refers_to_what_it_holds(path: Path) -> None:
    """Conditions look back at earlier items and their options; measures are in its own list."""
    key, _, version = path.stem.rpartition("-")
    found = loading.load(key, int(version))
    seen: dict[str, set[str]] = {}
    for item in found.items:
        assert item.key not in seen
        for condition in item.conditions:
            assert set(condition.among) <= seen[condition.item] | {"nsp"}
        assert set(item.measures) <= {measure.value for measure in found.measures}
        seen[item.key] = {option.value for option in found.options_of(item)}


def test_noncommercial_sets_leave_with_their_setting(settings: LazySettings) -> None:
    keys = {path.stem.rpartition("-")[0]: path.parent for path in FILES}
    settings.NONCOMMERCIAL_CONTENT = False
    available = {key for key in keys if loading.is_available(key)}
    assert available == {key for key, folder in keys.items() if folder != loading.NONCOMMERCIAL}


def test_only_noncommercial_licences_are_in_their_folder() -> None:
    for path in FILES:
        key, _, version = path.stem.rpartition("-")
        assert loading.load(key, int(version)).is_noncommercial == (
            path.parent == loading.NONCOMMERCIAL
        )


def test_an_unknown_set_is_said_to_be_unknown() -> None:
    with pytest.raises(loading.UnknownQuestionnaireError, match="inconnu 1"):
        loading.load("inconnu", 1)
    assert not loading.is_available("inconnu")
