"""Aggregates: nothing below five, and whole results from five on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iatheque.decision.answers import Answer
from iatheque.decision.loading import current
from iatheque.decision.questionnaire import Questionnaire
from iatheque.decision.results.medians import distributions, medians


@pytest.fixture
def radar() -> Questionnaire:
    return current("radar")


def noted(*notes: int) -> list[dict[str, Answer]]:
    return [{"utilite": Answer(note), "biais": Answer(unknown=True)} for note in notes]


def test_five_evaluations_give_a_median_and_a_distribution(radar: Questionnaire) -> None:
    found = noted(1, 4, 3, 3, 2)
    assert medians(radar, found) == {"utilite": 3}
    assert distributions(radar, found) == {"utilite": (1, 1, 2, 1)}


def test_four_give_nothing(radar: Questionnaire) -> None:
    assert (medians(radar, noted(1, 2, 3, 4)), distributions(radar, noted(1, 2, 3, 4))) == ({}, {})


@given(st.lists(st.integers(1, 4)))
def test_both_speak_of_the_same_items(notes: list[int]) -> None:
    found = noted(*notes)
    radar = current("radar")
    assert set(medians(radar, found)) == set(distributions(radar, found))
    assert bool(medians(radar, found)) == (len(notes) >= 5)
