"""The worked example of the documentation: its answers give the figures that it tells."""

from datetime import date
from pathlib import Path

import pytest

from iatheque.decision.answer_file import AnswerFile
from iatheque.decision.answers import Answers
from iatheque.decision.demo.content import answers_in, voices_in
from iatheque.decision.law import reading
from iatheque.decision.results import footprint, girouet, qualification, radar
from iatheque.decision.results.girouet import GirouetResult

PAGE = Path("docs") / "tutorial" / "cantine.md"
FOLDER = "cantine"


@pytest.fixture
def page(root: Path) -> str:
    return " ".join((root / PAGE).read_text(encoding="utf-8").split())


def answers(key: str) -> AnswerFile:
    file = answers_in(FOLDER, key)
    assert file is not None
    return file


def together(*more: Answers) -> GirouetResult:
    """Return what the invited people, and `more`, answer to the girouet at the end."""
    questionnaire = answers("girouet").questionnaire
    return girouet.result(questionnaire, [*more, *voices_in(FOLDER)["fin"]], "fin")


def said(mean: float | None) -> str:
    assert mean is not None
    return f"{mean:.1f}".replace(".", ",")


def test_the_radars_are_those_of_the_page(page: str) -> None:
    file = answers("radar")
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
        "production": ["2,3", "3,0", "2,0", "2,5"],
    }
    labels = [group.label for group in file.questionnaire.groups]
    rows = [f"| {label} | {mean} |" for label, mean in zip(labels, found["amont"], strict=True)]
    assert [row for row in rows if row not in page] == []


def test_the_last_radar_takes_the_girouet_and_says_the_same() -> None:
    file = answers("radar")
    means = together(answers("girouet").moments["fin"]).means
    current = radar.result(
        file.questionnaire, file.moments, "production", {"production": means}
    ).current
    assert [said(quadrant.mean) for quadrant in current.quadrants] == ["2,3", "3,0", "2,0", "2,5"]


def test_the_girouet_is_that_of_the_page(page: str) -> None:
    file = answers("girouet")
    hers = file.moments["fin"]
    own, six = girouet.own(file.questionnaire, hers, "fin"), together(hers)
    rows = [
        (said(mine.mean), said(all_.mean))
        for mine, all_ in zip(own.sheets, six.sheets, strict=True)
    ]
    assert rows == [("2,3", "2,2"), ("2,7", "2,9"), ("2,3", "2,4"), ("2,3", "2,6")]
    assert [row for row in rows if f"| {row[0]} | {row[1]} |" not in page] == []
    items = {item.item.key: item for sheet in six.sheets for item in sheet.items}
    assert (said(items["savoir_faire"].mean), items["savoir_faire"].is_agreed) == ("1,7", True)
    assert items["autonomie"].is_agreed is False
    assert [(one.value, count) for one, count in items["savoir_faire"].chosen] == [
        ("formation", 3),
        ("experimentation", 2),
    ]
    assert len(voices_in(FOLDER)["cours"]) == 3


def test_the_duties_are_those_of_the_page(page: str) -> None:
    file = answers("qualification")
    found = qualification.result(
        file.questionnaire, file.moments[""], reading.current(), date(2026, 11, 30)
    )
    probable, to_verify = page.split("Deux points restent à vérifier", 1)
    titles = [one.duty.title for one in found.findings]
    assert {
        qualification.Status.PROBABLE: [title for title in titles if f"- {title}" in probable],
        qualification.Status.TO_VERIFY: [title for title in titles if f"- {title}" in to_verify],
    } == {
        status: [one.duty.title for one in found.of_status(status)]
        for status in (qualification.Status.PROBABLE, qualification.Status.TO_VERIFY)
    }
    assert found.blocks == ()


def test_the_footprint_is_that_of_the_page(page: str) -> None:
    file = answers("empreinte")
    result = footprint.result(file.questionnaire, file.moments[""])
    energy, carbon = result.energy.high, result.carbon.high
    assert f"**{said(energy)} kWh et {carbon:.0f} g équivalent CO₂ par an**" in page
    [compared] = result.balance.comparisons
    assert (round(compared.taken.high), compared.saved) == (863, 500)
