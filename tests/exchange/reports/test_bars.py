"""Progress on the terminal."""

import pytest

from iatheque.exchange.reports.bars import Bars


def test_small_work_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with Bars() as bars:
        bars("Enregistrement", 500, 1999)

    assert capsys.readouterr().err == ""


def test_large_work_shows_one_bar_per_step(capsys: pytest.CaptureFixture[str]) -> None:
    with Bars() as bars:
        bars("Lecture du fichier", 2000, 0)
        bars("Enregistrement", 1000, 2000)
        bars("Enregistrement", 2000, 2000)

    shown = capsys.readouterr().err
    assert [shown.count(step) > 0 for step in ("Lecture du fichier:", "Enregistrement: 100%")] == [
        True,
        True,
    ]
