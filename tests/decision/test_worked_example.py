"""The worked example of the documentation: its answers give the figures that it tells."""

from pathlib import Path

import pytest

from iatheque.decision.answer_file import AnswerFile, read
from iatheque.decision.results import footprint, girouet, radar

PAGE = Path("docs") / "tutorial" / "cantine.md"


@pytest.fixture
def page(root: Path) -> str:
    return (root / PAGE).read_text(encoding="utf-8")


def answers(root: Path, key: str) -> AnswerFile:
    path = root / PAGE.parent / "cantine" / f"{key}.json"
    return read(key, path.read_text(encoding="utf-8"))


def said(mean: float | None) -> str:
    assert mean is not None
    return f"{mean:.1f}".replace(".", ",")


def test_the_radars_are_those_of_the_page(root: Path, page: str) -> None:
    file = answers(root, "radar")
    found = {
        moment: [
            said(quadrant.mean)
            for quadrant in radar.result(file.questionnaire, file.moments, moment).current.quadrants
        ]
        for moment in file.moments
    }
    assert found == {
        "amont": ["3,3", "2,5", "3,0", "3,0"],
        "preparation": ["3,0", "3,0", "2,7", "2,5"],
        "production": ["2,3", "3,0", "2,0", "2,0"],
    }
    labels = [group.label for group in file.questionnaire.groups]
    rows = [f"| {label} | {mean} |" for label, mean in zip(labels, found["amont"], strict=True)]
    assert [row for row in rows if row not in page] == []


def test_the_girouet_is_that_of_the_page(root: Path, page: str) -> None:
    file = answers(root, "girouet")
    result = girouet.own(file.questionnaire, file.moments["fin"], "fin")
    assert [said(sheet.mean) for sheet in result.sheets] == ["2,3", "2,7", "2,3", "2,3"]


def test_the_footprint_is_that_of_the_page(root: Path, page: str) -> None:
    file = answers(root, "empreinte")
    result = footprint.result(file.questionnaire, file.moments[""])
    energy, carbon = result.energy.high, result.carbon.high
    assert f"**{said(energy)} kWh et {carbon:.0f} g équivalent CO₂ par an**" in page
    [compared] = result.balance.comparisons
    assert (round(compared.taken.high), compared.saved) == (863, 500)
