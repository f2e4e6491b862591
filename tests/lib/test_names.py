"""Names are found as people type them."""

import pytest

from iatheque.lib.names import answers, closest, name_key, rank, words_asked

NAMES = ["Saint-Brieuc", "Saint-Brieuc-des-Iffs", "L’Haÿ-les-Roses", "Ille-et-Vilaine", "Le Mans"]
KEYS = [name_key(name) for name in NAMES]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("saint brieuc", [0, 1]),
        ("St-Brieuc", [0, 1]),
        ("Ville de SAINT-BRIEUC", [0, 1]),
        ("brieuc iffs", [1]),
        ("l'hay", [2]),
        ("ILLE ET VILAINE", [3]),
        ("mans", [4]),
        ("ans", []),
        ("(.*)", [0, 1, 2, 3, 4]),
    ],
)
def test_a_name_answers_when_each_word_typed_begins_one_of_its_own(
    typed: str, found: list[int]
) -> None:
    asked = words_asked(typed)
    assert [at for at, key in enumerate(KEYS) if answers(key, asked)] == found


def test_the_very_name_ranks_first_then_those_it_begins() -> None:
    asked = words_asked("ville de saint brieuc")
    assert [rank(key, asked) for key in KEYS[:3]] == [0, 1, 2]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sait brieux", [0]),
        ("le mams", [4]),
        ("Ville de Sait-Brieux", [0]),
        ("zzzzzzzz", []),
        ("x", []),
    ],
)
def test_a_misspelt_name_is_close_to_few(typed: str, found: list[int]) -> None:
    assert closest(KEYS, typed, limit=5) == found
