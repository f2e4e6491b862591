"""`iatheque export`: the file, its exit codes, and what it leaves when it fails."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from iatheque.exchange.writers.csv_file import write_csv
from iatheque.exchange.writers.formats import available_formats
from iatheque.projects.models import Project
from iatheque.schema.levels import Level
from tests.factories import make_project


def expected(level: Level) -> bytes:
    return b"".join(write_csv(level, None, site_url=settings.SITE_URL))


def test_the_public_csv_goes_to_the_standard_output(
    full_project: Project, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    call_command("export")
    assert capfdbinary.readouterr() == (expected(Level.PUBLIC), b"")


@pytest.mark.parametrize("level", Level, ids=lambda level: level.slug)
def test_a_level_goes_to_a_file(
    level: Level, full_project: Project, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "projets.csv"
    call_command("export", "--level", level.slug, "-o", str(target))

    assert target.read_bytes() == expected(level)
    assert [path.name for path in tmp_path.iterdir()] == ["projets.csv"]
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("key", [one.key for one in available_formats()])
def test_every_format_is_written(key: str, full_project: Project, tmp_path: Path) -> None:
    target = tmp_path / f"projets.{key}"
    call_command("export", "--format", key, "-o", str(target))
    assert target.stat().st_size > 500


def test_an_extension_has_a_file_of_its_own(
    full_project: Project, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    call_command("export", "--extension", "placement")
    assert capfdbinary.readouterr().out.decode() == (
        "id,placement_visee,placement_public\r\naaaaaaaaaa,plutôt nouveau,pour les agents\r\n"
    )


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (
            ["--level", "secret"],
            "« secret » n’est pas possible pour --level : public, restreint, expert.",
        ),
        (
            ["--extension", "rien"],
            "« rien » n’est pas possible pour --extension : placement, experience, redevabilite.",
        ),
        (
            ["--extension", "placement", "--format", "json"],
            "Une extension s’écrit en CSV seulement.",
        ),
        (
            ["-o", "/nowhere/projets.csv"],
            "Le fichier n’a pas pu être écrit : No such file or directory",
        ),
    ],
)
def test_what_cannot_be_done_is_said_with_code_2(
    arguments: list[str], why: str, full_project: Project
) -> None:
    with pytest.raises(CommandError) as refused:
        call_command("export", *arguments)
    assert (str(refused.value), refused.value.returncode) == (why, 2)


def test_a_file_that_could_not_be_finished_leaves_the_former_one(
    full_project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "projets.csv"
    target.write_text("d’hier", "utf-8")
    monkeypatch.setattr(Path, "replace", _no_space)
    with pytest.raises(CommandError, match="No space left"):
        call_command("export", "-o", str(target))

    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {
        "projets.csv": "d’hier"
    }


def test_large_work_shows_where_it_stands(
    db: None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("iatheque.exchange.reports.bars._LARGE", 3)
    for _ in range(3):
        make_project()
    call_command("export", "-o", str(tmp_path / "projets.csv"))
    out, err = capfd.readouterr()

    assert (out, "Écriture: 100%" in err, "3/3" in err) == ("", True, True)


def _no_space(_path: Path, _target: Path) -> None:
    raise OSError(28, "No space left on device")
