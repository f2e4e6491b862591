"""The committed files are those the model gives."""

import json
from pathlib import Path

import pytest

from iatheque.schema import generate

NAMES = [
    "extension-experience.json",
    "extension-placement.json",
    "extension-redevabilite.json",
    "schema-complet.json",
    "schema.json",
    "schema.jsonschema.json",
]


def test_the_committed_files_are_fresh() -> None:
    assert generate.stale() == []


def test_there_is_one_file_per_published_document() -> None:
    assert sorted(path.name for path in generate.PUBLISHED.iterdir()) == NAMES


def test_writing_again_gives_the_same_files(tmp_path: Path) -> None:
    generate.write_documents(tmp_path)
    assert {
        path.name: path.read_text("utf-8") for path in tmp_path.iterdir()
    } == generate.documents()


def test_a_stale_a_lacking_and_a_left_over_file_are_named_then_mended(tmp_path: Path) -> None:
    generate.write_documents(tmp_path)
    (tmp_path / "schema.json").write_text("{}", "utf-8")
    (tmp_path / "schema-complet.json").unlink()
    (tmp_path / "extension-oubliee.json").write_text("{}", "utf-8")
    assert generate.stale(tmp_path) == [
        "extension-oubliee.json",
        "schema-complet.json",
        "schema.json",
    ]
    generate.write_documents(tmp_path)
    assert generate.stale(tmp_path) == []


def test_the_command_checks_and_says_what_is_stale(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = ["--folder", str(tmp_path)]
    assert generate.main(folder) == 0
    assert generate.main(["--check", *folder]) == 0
    (tmp_path / "schema.json").unlink()
    assert generate.main(["--check", *folder]) == 1
    assert capsys.readouterr().err == (
        "schema.json : ne correspond plus au modèle, lancez « make schemas ».\n"
    )


def test_documents_are_json_that_people_can_read() -> None:
    for text in generate.documents().values():
        assert json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n" == text
