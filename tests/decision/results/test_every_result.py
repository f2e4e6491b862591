"""What holds of every result, whatever is answered: no verdict, no value out of its bounds."""

import json
from dataclasses import asdict, fields
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iatheque.decision.answers import Answers, of_form
from iatheque.decision.law import reading
from iatheque.decision.loading import current
from iatheque.decision.results import footprint, girouet, qualification, radar
from iatheque.decision.results.footprint_sentence import lines
from iatheque.decision.results.ranges import Range
from tests.decision.forms import forms

DAY = date(2026, 11, 21)
# A guiding question of the girouet, in the words of its authors, who speak of no law.
OF_ITS_AUTHORS = "conforme à mes valeurs"


def _radar(answers: Answers) -> radar.RadarResult:
    return radar.result(current("radar"), {"amont": answers}, "amont")


def _girouet(answers: Answers) -> girouet.GirouetResult:
    return girouet.own(current("girouet"), answers, "amont")


def _qualification(answers: Answers) -> qualification.Qualification:
    return qualification.result(current("qualification"), answers, reading.current(), DAY)


def _footprint(answers: Answers) -> footprint.Footprint:
    return footprint.result(current("empreinte"), answers)


RESULTS = {
    "radar": _radar,
    "girouet": _girouet,
    "qualification": _qualification,
    "empreinte": _footprint,
}


def drawn(tool: str, data: st.DataObject) -> Answers:
    questions = current(tool)
    return of_form(questions, data.draw(forms(questions))).answers


@pytest.mark.parametrize("tool", RESULTS)
@settings(max_examples=15)
@given(data=st.data())
def test_no_result_says_that_a_project_complies(tool: str, data: st.DataObject) -> None:
    found = RESULTS[tool](drawn(tool, data))
    said = json.dumps(_told(found), ensure_ascii=False).lower().replace(OF_ITS_AUTHORS, "")
    assert "conforme" not in said
    assert "conformité" not in said


@pytest.mark.parametrize("tool", RESULTS)
@settings(max_examples=15)
@given(data=st.data())
def test_the_order_of_the_answers_changes_no_result(tool: str, data: st.DataObject) -> None:
    answers = drawn(tool, data)
    turned = dict(reversed(answers.items()))
    assert _told(RESULTS[tool](turned)) == _told(RESULTS[tool](answers))


@settings(max_examples=30)
@given(data=st.data())
def test_every_mean_of_the_radar_is_on_the_scale_and_every_gap_is_said(
    data: st.DataObject,
) -> None:
    found = _radar(drawn("radar", data))
    means = [one.mean for one in found.current.quadrants if one.mean is not None]
    assert all(1 <= mean <= 4 for mean in means)
    gaps = [spoke.item.label for spoke in found.current.spokes if spoke.note is None]
    last = str(found.next_steps[-1])
    assert all(label in last for label in gaps)


@settings(max_examples=30)
@given(data=st.data())
def test_one_person_agrees_with_herself(data: st.DataObject) -> None:
    items = [one for sheet in _girouet(drawn("girouet", data)).sheets for one in sheet.items]
    noted = [one for one in items if one.mean is not None]
    assert [(one.agreement, one.spread, sum(one.counts)) for one in noted] == [(1, 0, 1)] * len(
        noted
    )
    assert [one for one in items if one.proposed and not one.is_low] == []


@settings(max_examples=30)
@given(data=st.data())
def test_every_quantity_of_the_footprint_has_its_bounds_in_order(data: st.DataObject) -> None:
    found = _footprint(drawn("empreinte", data))
    parts = [*found.parts, *(one.part for one in found.scenarios)]
    known = [found.energy, found.carbon, found.water, found.metals, found.primary]
    known += [getattr(part, one.name) for part in parts for one in fields(part)]
    quantities = [one for one in known if isinstance(one, Range)]
    assert [one for one in quantities if not 0 <= one.low <= one.high] == []
    assert all(str(line) for line in lines(found, DAY))


def _told(found: Any) -> Any:
    """Return what a result says, its messages written out, without the words of the person."""
    left_out = {"answers", "questionnaire", "law"}
    return json.loads(
        json.dumps(
            {key: value for key, value in asdict(found).items() if key not in left_out},
            default=str,
            ensure_ascii=False,
        )
    )
