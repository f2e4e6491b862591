"""Lots: whatever is answered, changed or left out, no view differs by fewer than five persons."""

from hypothesis import given
from hypothesis import strategies as st

from iatheque.decision.answers import NOTHING, Answer, Answers
from iatheque.decision.loading import current
from iatheque.decision.results.girouet import result
from iatheque.decision.results.lots import Voice, gathered, may_gather
from iatheque.decision.results.means import ENOUGH

KEYS = ("autonomie", "sens")
SAID = st.dictionaries(
    st.sampled_from(KEYS),
    st.builds(
        Answer,
        st.none() | st.integers(1, 4),
        comment=st.sampled_from(["", "dit"]),
        measures=st.sampled_from([(), ("formation",)]),
    ),
)
ROUNDS = st.lists(st.lists(SAID, min_size=8, max_size=8), max_size=3)


def once(voices: list[Answers], counted: list[Answers]) -> list[Answers]:
    return list(gathered(KEYS, [Voice(*one) for one in zip(voices, counted, strict=True)]))


def noted(counted: list[Answers], key: str) -> list[int | None]:
    return [voice.get(key, NOTHING).value for voice in counted]


def test_the_threshold_of_lots_and_views_is_five_persons() -> None:
    assert ENOUGH == 5


@given(ROUNDS)
def test_two_views_that_differ_differ_by_five_persons_at_least(rounds: list[list[Answers]]) -> None:
    counted: list[Answers] = [{} for _voice in range(8)]
    for voices in rounds:
        after = once(voices, counted)
        for key in KEYS:
            before, now = noted(counted, key), noted(after, key)
            changes = sum(one != other for one, other in zip(before, now, strict=True))
            assert changes == 0 or changes >= ENOUGH
        counted = after


@given(ROUNDS)
def test_a_view_never_tells_of_fewer_than_five(rounds: list[list[Answers]]) -> None:
    counted: list[Answers] = [{} for _voice in range(8)]
    for voices in rounds:
        counted = once(voices, counted)
        found = result(current("girouet"), [voice for voice in counted if voice], "amont")
        for sheet in found.sheets:
            assert all(not one.counts or sum(one.counts) >= ENOUGH for one in sheet.items)


@given(ROUNDS)
def test_what_was_gathered_is_what_is_said_where_the_view_changed(
    rounds: list[list[Answers]],
) -> None:
    counted: list[Answers] = [{} for _voice in range(8)]
    for voices in rounds:
        after = once(voices, counted)
        for key in KEYS:
            if noted(after, key) != noted(counted, key):
                assert noted(after, key) == noted(voices, key)
        assert not any(answer.comment for voice in after for answer in voice.values())
        counted = after


def test_a_sixth_answer_waits_for_four_others() -> None:
    five: list[Answers] = [{"sens": Answer(note)} for note in (1, 2, 3, 4, 4)]
    counted = once(five, [{}] * 5)
    assert counted == five
    for waiting in range(1, 6):
        voices = [*five, *[{"sens": Answer(2)}] * waiting]
        held: list[Answers] = [*counted, *[{}] * waiting]
        assert once(voices, held) == (voices if waiting == 5 else held)
        assert may_gather(KEYS, [Voice(*one) for one in zip(voices, held, strict=True)]) == (
            waiting == 5
        )


def test_measures_alone_change_no_view_but_enter_with_the_next_lot() -> None:
    counted: list[Answers] = [{"sens": Answer(3)}] * 5
    ticked: list[Answers] = [{"sens": Answer(3, measures=("formation",))}] * 5
    assert once(ticked, counted) == counted
    more: list[Answers] = [{"sens": Answer(1)}] * 5
    assert once([*ticked, *more], [*counted, *[{}] * 5]) == [*ticked, *more]
