"""Means, sides and counts: a gap never weighs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iatheque.decision.loading import current
from iatheque.decision.results.means import distribution, mean, written

NOTES = st.lists(st.none() | st.integers(1, 4))


@given(NOTES)
def test_a_gap_changes_no_mean(notes: list[int | None]) -> None:
    given_ones = [note for note in notes if note is not None]
    assert mean(notes) == mean(given_ones) == mean([*notes, None])


@given(NOTES)
def test_a_mean_lies_between_the_lowest_and_the_highest_note(notes: list[int | None]) -> None:
    given_ones = [note for note in notes if note is not None]
    found = mean(notes)
    if given_ones:
        assert found is not None
        assert min(given_ones) <= found <= max(given_ones)
    else:
        assert found is None


@given(st.lists(st.integers(1, 4)))
def test_each_note_is_counted_once(notes: list[int]) -> None:
    assert sum(distribution(notes)) == len(notes)


@pytest.mark.parametrize("key", ["radar", "girouet"])
def test_the_unfavourable_side_is_that_of_notes_one_and_two(key: str) -> None:
    scoring = current(key).scoring
    notes = (None, 1, 2, 2.4, 2.5, 3, 4)
    assert [scoring.is_low(note) for note in notes] == [
        False, True, True, True, False, False, False,
    ]  # fmt: skip
    assert [scoring.is_favourable(note) for note in notes] == [
        None, False, False, False, True, True, True,
    ]  # fmt: skip


def test_opinions_are_close_from_four_in_five_on() -> None:
    assert current("girouet").scoring.agreed == 0.8


@pytest.mark.parametrize(
    ("note", "words"), [(None, "–"), (3, "3"), (3.0, "3"), (2.25, "2,2"), (2.96, "3"), (1.5, "1,5")]
)
def test_a_note_is_written_as_people_do(note: float | None, words: str) -> None:
    assert written(note) == words
