"""The radar: whole results, gaps, moments, what to do next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iatheque.decision.answers import Answer
from iatheque.decision.loading import current
from iatheque.decision.questionnaire import Questionnaire
from iatheque.decision.results.radar import RadarResult, of_notes, result

KEYS = [item.key for item in current("radar").items]


@pytest.fixture
def radar() -> Questionnaire:
    return current("radar")


def answers(*notes: int | None) -> dict[str, Answer]:
    """Return notes in the order of the spokes; 0 is « ne sait pas », None no answer."""
    return {
        key: Answer(note) if note else Answer(unknown=True)
        for key, note in zip(KEYS, notes, strict=False)
        if note is not None
    }


def seen(found: RadarResult) -> dict[str, object]:
    return {
        "moments": {
            shape.moment: [quadrant.mean for quadrant in shape.quadrants] for shape in found.shapes
        },
        "notes": [spoke.note for spoke in found.current.spokes],
        "next": [str(said) for said in found.next_steps],
    }


def test_a_canteen_from_the_idea_to_the_prototype(radar: Questionnaire) -> None:
    found = result(
        radar,
        {
            "production": answers(4, 3, 2, 3, 0, 4, 1, None, 3, 4, 4, 4, 3),
            "amont": answers(3, 3, 3),
        },
        "production",
    )
    assert seen(found) == {
        "moments": {"amont": [3, None, None, None], "production": [3, 3.5, 2, 3.75]},
        "notes": [4, 3, 2, 3, None, 4, 1, None, 3, 4, 4, 4, 3],
        "next": [
            (
                "Nécessité du recours à l’IA (note 1) : cherchez une solution plus simple ou sans "
                "IA, et comparez ce qu’elle consomme."
            ),
            (
                "La cohérence territoriale (note 2) : redites à quoi sert le projet, pour qui, et "
                "comment le mesurer. Si personne ne sait le dire, arrêter est une bonne décision."
            ),
            (
                "À instruire, faute de réponse : Transparence et souveraineté, "
                "Sobriété des données et des calculs."
            ),
        ],
    }
    assert [shape.label for shape in found.earlier] == ["En amont"]
    assert [spoke.is_unknown for spoke in found.current.spokes if spoke.note is None] == [
        True, False,
    ]  # fmt: skip


def test_without_low_note_nor_gap_the_next_point_is_to_be_set(radar: Questionnaire) -> None:
    found = result(radar, {"amont": answers(*[3] * 13)}, "amont")
    assert [str(said) for said in found.next_steps] == [
        (
            "Aucune note basse, aucun vide : fixez la date du prochain point et gardez les preuves "
            "de chaque note."
        )
    ]


def test_the_girouet_feeds_the_last_quadrant_of_its_moment_only(radar: Questionnaire) -> None:
    moments = {"amont": answers(*[2] * 13), "preparation": answers(*[2] * 13)}
    feeds = {"preparation": {"engagement": 3.5, "qualite": 1.5, "utilite": 4.0}}
    found = result(radar, moments, "preparation", feeds)
    assert [shape.quadrants[3].mean for shape in found.shapes] == [2, 2.25]
    assert [spoke.note for spoke in found.current.spokes] == [2] * 9 + [3.5, 1.5, 2, 2]
    assert [spoke.rank for spoke in found.current.spokes if spoke.is_from_girouet] == [10, 11]


def test_agents_who_answered_the_girouet_are_not_asked_for_it_again(radar: Questionnaire) -> None:
    feeds = {"amont": {"engagement": 2.2}}
    found = result(radar, {"amont": answers(*[3] * 12, 2)}, "amont", feeds)
    assert [str(said) for said in found.next_steps] == [
        (
            "Rôle des managers (note 2) : faites remplir le girouet aux agents concernés, et "
            "choisissez avec eux des mesures d’accompagnement."
        ),
        (
            "Engagement au travail (note 2,2, d’après le girouet) : choisissez avec les agents "
            "concernés des mesures d’accompagnement, et dites qui les suit."
        ),
    ]


def test_a_moment_that_nobody_answered_is_all_gaps(radar: Questionnaire) -> None:
    found = result(radar, {}, "amont")
    assert (found.shapes, [spoke.note for spoke in found.current.spokes]) == ((), [None] * 13)


def test_medians_are_drawn_like_notes_and_those_unknown_are_gaps(radar: Questionnaire) -> None:
    found = of_notes(radar, "Médiane de 5 projets", {"utilite": 2.5, "coherence": 4.0})
    assert (found.shapes, found.next_steps) == ((found.current,), ())
    assert (found.current.label, found.current.quadrants[0].mean) == ("Médiane de 5 projets", 3.25)
    assert [(spoke.rank, spoke.note) for spoke in found.current.spokes] == [
        (rank, {1: 2.5, 3: 4.0}.get(rank)) for rank in range(1, 14)
    ]


@given(st.lists(st.none() | st.integers(0, 4), min_size=13, max_size=13))
def test_a_gap_is_never_a_zero(notes: list[int | None]) -> None:
    found = result(current("radar"), {"amont": answers(*notes)}, "amont")
    assert [spoke.note for spoke in found.current.spokes] == [note or None for note in notes]
    for quadrant in found.current.quadrants:
        assert quadrant.mean is None or 1 <= quadrant.mean <= 4
