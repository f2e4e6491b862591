"""The command: what it says, and its exit code."""

import io
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command

from iatheque.projects.models import Project
from iatheque.projects.states import State
from tests.exchange.lines import LINE, OTHER_SIRET, WRONG_SIRET, line, table
from tests.harness.web_server import page, serving

pytestmark = pytest.mark.django_db

NOTHING_STORED = "Rien n’est enregistré : ajoutez --apply pour le faire."


def run(*arguments: str) -> tuple[int, str, str]:
    """Return the exit code, the last line said, and the error."""
    said = io.StringIO()
    try:
        call_command("import", *arguments, stdout=said)
    except CommandError as error:
        return error.returncode, _last(said), str(error)
    return 0, _last(said), ""


def _last(said: io.StringIO) -> str:
    return (said.getvalue().splitlines() or [""])[-1]


def states() -> list[str]:
    """Return the state of each project, in the order of creation."""
    return list(Project.objects.order_by("pk").values_list("state", flat=True))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file of a good line and a wrong one, of one authority."""
    path = tmp_path / "projets.csv"
    path.write_bytes(table(line(), line(nom_projet="Deux", coll_siret=WRONG_SIRET)))
    return path


def test_a_plan_is_shown_and_nothing_is_stored(path: Path) -> None:
    assert run(str(path)) == (1, NOTHING_STORED, "Lignes non reprises : 1.")
    assert states() == []


def test_applying_stores_what_is_right_and_exits_1_when_lines_are_kept_out(path: Path) -> None:
    assert run(str(path), "--apply") == (
        1,
        "Enregistré. Projets publiés : 1 ; mis à jour : 0 ; brouillons : 0.",
        "Lignes non reprises : 1.",
    )
    assert states() == [State.PUBLISHED]


def test_refused_lines_become_drafts_when_asked(path: Path) -> None:
    assert run(str(path), "--apply", "--drafts")[0] == 1
    assert states() == [State.PUBLISHED, State.DRAFT]


def test_accepted_proposals_make_all_well(path: Path) -> None:
    assert run(str(path), "--apply", "--accept-suggestions") == (
        0,
        "Enregistré. Projets publiés : 2 ; mis à jour : 0 ; brouillons : 0.",
        "",
    )


def test_an_import_may_be_limited_to_an_authority(path: Path) -> None:
    assert run(str(path), "--organisation", OTHER_SIRET)[2] == "Lignes non reprises : 2."
    assert run(str(path), "--organisation", LINE["coll_siret"])[2] == "Lignes non reprises : 1."
    assert run(str(path), "--organisation", "12") == (2, "", "« 12 » n’est pas un SIRET.")


def test_a_refused_file_exits_2_with_its_sentence(tmp_path: Path) -> None:
    path = tmp_path / "page.csv"
    path.write_bytes(b"<html>")

    assert run(str(path), "--apply") == (
        2,
        "",
        "Ce fichier est une page web (HTML ou XML), pas un tableau.",
    )
    assert states() == []


def test_a_sheet_that_does_not_exist_exits_2(path: Path) -> None:
    assert run(str(path), "--sheet", "Projets") == (
        2,
        "",
        "Seul un classeur XLSX a des feuilles.",
    )


def test_an_address_is_imported_like_a_file(settings: LazySettings) -> None:
    settings.FETCH_ALLOWED_HOSTS = ["127.0.0.1"]
    with serving({"/projets.csv": page(table(line()))}) as (site, _hosts):
        assert run(f"{site}/projets.csv", "--apply")[0] == 0

    assert states() == [State.PUBLISHED]


def test_the_full_report_is_written_where_asked(path: Path, tmp_path: Path) -> None:
    report = tmp_path / "rapport.csv"

    assert run(str(path), "--report", str(report))[0] == 1
    assert len(report.read_text(encoding="utf-8-sig").splitlines()) == 4


def test_a_report_that_cannot_be_written_stores_nothing(path: Path, tmp_path: Path) -> None:
    report = tmp_path / "absent" / "rapport.csv"

    code, _said, why = run(str(path), "--apply", "--report", str(report))

    assert (code, why) == (2, f"Le compte rendu ne peut pas être écrit : {report}")
    assert states() == []
