"""The `iatheque` command as it is typed: what it says when it stops, and its exit code."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.exchange.lines import LINE, table

MAIN = "from iatheque.command import main; main()"
NOT_READY = (
    "Les tables de la bibliothèque ne sont pas prêtes : tapez « iatheque migrate » pour "
    "les préparer, ou « iatheque demo » pour partir du contenu d’exemple.\n"
)


def typed(data_dir: Path, *arguments: str) -> tuple[int, str, str]:
    """Return exit code, output and error of the command on a library of its own."""
    environment = os.environ | {"IATHEQUE_DATA_DIR": str(data_dir), "DATABASE_URL": ""}
    done = subprocess.run(
        [sys.executable, "-c", MAIN, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("arguments", [["import", "projets.csv"], ["export"], ["reindex"]])
def test_a_verb_on_a_library_without_tables_says_what_to_type(
    arguments: list[str], tmp_path: Path
) -> None:
    assert typed(tmp_path, *arguments) == (2, "", NOT_READY)


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with its tables, made once."""
    made = tmp_path_factory.mktemp("migrated")
    assert typed(made, "migrate", "--verbosity", "0")[0] == 0
    return made


@pytest.fixture
def library(migrated: Path, tmp_path: Path) -> Path:
    """A library of one's own, with its tables."""
    return Path(shutil.copytree(migrated, tmp_path / "library"))


def test_a_verb_that_stops_says_its_sentence_alone(library: Path) -> None:
    page = library / "page.csv"
    page.write_bytes(b"%PDF-1.7")

    assert typed(library, "import", str(page)) == (
        2,
        "",
        "Ce fichier est un PDF ; donnez un CSV ou un XLSX.\n",
    )
    assert typed(library, "export", "--level", "secret") == (
        2,
        "",
        "« secret » n’est pas possible pour --level : public, restreint, expert.\n",
    )


@pytest.mark.parametrize("arguments", [["import"], ["export", "--format", "csv"]])
def test_a_verb_that_nobody_reads_any_more_ends_without_a_word(
    arguments: list[str], library: Path
) -> None:
    if arguments == ["import"]:
        file = library / "projets.csv"
        file.write_bytes(table(LINE, {**LINE, "nom_projet": ""}))
        arguments = ["import", str(file)]
    environment = os.environ | {"IATHEQUE_DATA_DIR": str(library), "DATABASE_URL": ""}
    with subprocess.Popen(
        [sys.executable, "-c", MAIN, *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as verb:
        verb.stdout.close()
        assert (verb.stderr.read(), verb.wait()) == (b"", 2)
