"""What to do to take less, from what was answered."""

import pytest

from tests.decision.results.footprints import ASSISTANT, XEON, footprint

SIMPLER, SMALLER, SHORTER, WITHOUT = "Comparez d", "Essayez un ", "Demandez des", "Répondez san"
STOPS, SPACED, LEAST, PLACE = "La machine ", "Espacez les ", "Ne gardez qu", "Demandez au "
ALWAYS = ["Mesurez la c", "Pour aller p"]


@pytest.mark.parametrize(
    ("answers", "steps"),
    [
        (ASSISTANT, [SIMPLER, SMALLER, SHORTER, WITHOUT]),
        (
            ASSISTANT | {"necessite": "oui", "modele": "petit", "longueur": "courte"},
            [WITHOUT],
        ),
        (ASSISTANT | {"electricite": "monde"}, [SIMPLER, SMALLER, SHORTER, WITHOUT, PLACE]),
        (XEON, [SIMPLER, LEAST]),
        (XEON | {"usage_heures": "24", "usage_periode": "jour"}, [SIMPLER, STOPS, LEAST]),
        (XEON | {"essais": "10"}, [SIMPLER, SPACED, LEAST]),
        (XEON | {"reentrainements": "2"}, [SIMPLER, SPACED, LEAST]),
        (
            XEON | ASSISTANT | {"calculs": ["assistant", "machine"], "necessite": "oui"},
            [SMALLER, SHORTER, WITHOUT, LEAST, PLACE],
        ),
        (
            XEON | ASSISTANT | {
                "calculs": ["assistant", "machine"], "electricite_assistant": "meme"
            },
            [SIMPLER, SMALLER, SHORTER, WITHOUT, LEAST],
        ),
    ],
)  # fmt: skip
def test_what_to_do_to_take_less_comes_from_the_answers(
    answers: dict[str, str | list[str]], steps: list[str]
) -> None:
    said_so = [str(one) for one in footprint(**answers).steps]
    expected = [*steps, *ALWAYS]
    starts = [one[: len(start)] for one, start in zip(said_so, expected, strict=True)]
    assert starts == expected


def test_nothing_counted_calls_for_nothing() -> None:
    assert footprint().steps == ()
