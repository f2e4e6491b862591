"""An import that is killed half-way leaves nothing behind."""

import signal
from pathlib import Path
from typing import IO

import pytest

from iatheque.exchange.apply import Applied, apply_plan
from iatheque.exchange.planning import make_plan
from iatheque.organisations.models import Organisation
from iatheque.projects.models import Draft, EntryPublic, Project, Publication
from tests.exchange.lines import line, table
from tests.harness.other_process import start

LINES = 4000
STORED = b"Enregistrement"


def read_until_half_stored(stderr: IO[bytes]) -> bytes:
    """Return what was said until the progress bar tells that a batch is stored."""
    said = b""
    while piece := stderr.read(1):
        said += piece
        if STORED in said and b"500/" in said.rpartition(STORED)[2]:
            return said
    raise AssertionError(said.decode())


@pytest.mark.django_db(transaction=True)
def test_an_import_killed_half_way_applies_nothing(tmp_path: Path, data_dir: Path) -> None:
    path = tmp_path / "projets.csv"
    path.write_bytes(table(*(line(nom_projet=f"Projet {number}") for number in range(LINES))))

    with start("import", str(path), "--apply", data_dir=data_dir) as process:
        assert process.stderr is not None
        read_until_half_stored(process.stderr)
        process.kill()
        process.communicate()

    assert process.returncode == -signal.SIGKILL
    for model in (Project, Draft, Publication, EntryPublic, Organisation):
        assert model._default_manager.count() == 0
    with make_plan(path) as plan:
        assert apply_plan(plan) == Applied(created=LINES)
