"""The girouet: whole results, agreement, and silence below five answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iatheque.decision.answers import Answer, Answers
from iatheque.decision.loading import current
from iatheque.decision.questionnaire import Questionnaire
from iatheque.decision.results.girouet import GirouetResult, own, result
from iatheque.decision.results.means import ENOUGH

KEYS = [item.key for item in current("girouet").items]
VOICES = st.lists(
    st.dictionaries(
        st.sampled_from(KEYS),
        st.builds(
            Answer,
            st.none() | st.integers(1, 4),
            measures=st.sets(st.sampled_from(["formation", "appropriation"])).map(tuple),
        ),
    ),
    max_size=9,
)


@pytest.fixture
def girouet() -> Questionnaire:
    return current("girouet")


def of(**notes: int) -> dict[str, Answer]:
    return {key: Answer(note) for key, note in notes.items()}


def seen(found: GirouetResult) -> dict[str, object]:
    """Return what is said of each item, where something is."""
    return {
        one.item.key: (one.mean, one.counts, one.agreement, one.spread)
        for sheet in found.sheets
        for one in sheet.items
        if one.mean is not None
    }


def test_one_person_sees_her_notes_means_and_measures(girouet: Questionnaire) -> None:
    answers = of(autonomie=4, savoir_faire=2, relations=1) | {
        "sens": Answer(unknown=True, measures=("formation",)),
        "sante": Answer(3, measures=("observatoire",)),
    }
    found = own(girouet, answers, "cours")
    assert (found.moment, found.label, found.voices, found.is_shown) == (
        "cours", "En cours de projet", 1, True,
    )  # fmt: skip
    assert [sheet.mean for sheet in found.sheets] == [3, 2, None, None]
    assert [sheet.is_favourable for sheet in found.sheets] == [True, False, None, None]
    assert (found.mean, found.means) == (2.5, {"engagement": 3, "qualite": 2})
    assert [(one.item.key, [m.value for m in one.proposed]) for one in found.low] == [
        ("relations", ["appropriation", "observatoire"]),
        ("savoir_faire", ["formation"]),
    ]
    chosen = {
        one.item.key: [(m.value, count) for m, count in one.chosen]
        for sheet in found.sheets
        for one in sheet.items
        if one.chosen
    }
    assert chosen == {"sante": [("observatoire", 1)]}


def test_five_persons_agree_or_not(girouet: Questionnaire) -> None:
    voices = [
        of(autonomie=note, sens=other)
        for note, other in zip([1, 1, 2, 2, 4], [4, 3, 2, 1, 4], strict=True)
    ]
    found = result(girouet, voices, "amont")
    assert seen(found) == {
        "autonomie": (2, (2, 2, 0, 1), 0.8, 3),
        "sens": (2.8, (1, 1, 1, 2), 0.6, 3),
    }
    assert [one.is_agreed for one in found.sheets[0].items] == [True, False, False]


def test_an_unknown_moment_has_no_label(girouet: Questionnaire) -> None:
    assert own(girouet, {}, "jamais").label == ""


def test_four_answers_say_nothing(girouet: Questionnaire) -> None:
    found = result(girouet, [of(autonomie=1)] * 4, "amont")
    assert (found.voices, found.is_shown, seen(found), found.mean, found.low) == (
        4, False, {}, None, (),
    )  # fmt: skip


@given(VOICES)
def test_an_item_that_fewer_than_five_noted_says_nothing(voices: list[Answers]) -> None:
    """Neither its mean, nor its counts, nor the measures that were ticked."""
    found = result(current("girouet"), voices, "amont")
    for sheet in found.sheets:
        for one in sheet.items:
            notes = [voice[one.item.key].value for voice in voices if one.item.key in voice]
            number = sum(note is not None for note in notes)
            assert (one.mean is not None) == (number >= ENOUGH)
            assert sum(one.counts) == (number if number >= ENOUGH else 0)
            if number < ENOUGH:
                assert (one.agreement, one.spread, one.proposed, one.chosen) == (None, None, (), ())


@given(VOICES)
def test_who_answered_in_which_order_changes_nothing(voices: list[Answers]) -> None:
    girouet = current("girouet")
    assert result(girouet, voices, "fin") == result(girouet, voices[::-1], "fin")
