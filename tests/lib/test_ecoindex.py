"""EcoIndex, against the values its authors publish and the budgets we set ourselves."""

import pytest

from iatheque.lib.ecoindex import Weight, grade, score


@pytest.mark.parametrize(
    ("weight", "expected"),
    [
        (Weight(100, 100, 100), (72, "B")),  # the example of the authors' own library
        (Weight(0, 0, 0), (100, "A")),
        (Weight(693, 78, 2420), (44, "D")),  # the medians that the reference gives
        (Weight(600_000, 4_000, 300_000), (0, "G")),
        (Weight(350, 8, 80), (82, "A")),  # our budget of the home page and of a sheet
        (Weight(620, 10, 120), (70, "B")),  # our budget of a list
    ],
)
def test_the_score_and_its_letter(weight: Weight, expected: tuple[int, str]) -> None:
    assert (round(score(weight)), grade(weight)) == expected
