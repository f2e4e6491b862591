"""Answers: what a form or a file may say, what is refused in words, what is cleared."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iatheque.decision.answers import Answer, asked_items, of_form, of_json, to_json
from iatheque.decision.questionnaire import Questionnaire
from tests.decision.cases import questionnaire

FULL = {
    "note": ["3"],
    "note.commentaire": [" Bien. "],
    "note.lien": ["https://exemple.example/preuve"],
    "note.mesures": ["former", "inconnue"],
    "choix": ["oui"],
    "suite": ["non", "oui", "rien"],
    "fin": ["Un mot."],
    "nombre": ["7,5"],
    "mois": ["9/2026"],
}
READ = {
    "note": Answer(3, comment="Bien.", link="https://exemple.example/preuve", measures=("former",)),
    "choix": Answer("oui"),
    "suite": Answer(["oui", "non"]),
    "fin": Answer("Un mot."),
    "nombre": Answer(7.5),
    "mois": Answer("09/2026"),
}


def test_each_kind_of_item_is_read(small: Questionnaire) -> None:
    reading = of_form(small, FULL)
    assert (reading.answers, reading.errors) == (READ, {})


def test_answers_taken_away_come_back_whole(small: Questionnaire) -> None:
    stored = json.loads(json.dumps(to_json(READ)))
    reading = of_json(small, stored)
    assert (reading.answers, reading.errors) == (READ, {})


def test_a_zero_is_an_answer(small: Questionnaire) -> None:
    answers = of_form(small, {"nombre": ["0"]}).answers
    assert answers == {"nombre": Answer(0.0)}
    assert of_json(small, to_json(answers)).answers == answers


def test_what_nobody_knows_is_a_gap_and_not_a_value(small: Questionnaire) -> None:
    reading = of_form(small, {"note": ["nsp"], "note.commentaire": ["À demander."]})
    assert reading.answers == {"note": Answer(unknown=True, comment="À demander.")}


def test_what_is_no_longer_asked_is_cleared_with_what_follows_from_it(
    small: Questionnaire,
) -> None:
    """A parent that changes takes its children with it (the Canadian tool counted them)."""
    reading = of_form(small, FULL | {"choix": ["non"]})
    assert reading.answers == {key: READ[key] for key in ("note", "nombre", "mois")} | {
        "choix": Answer("non")
    }
    assert [item.key for item in asked_items(small, reading.answers)] == [
        "note",
        "choix",
        "nombre",
        "mois",
    ]


@pytest.mark.parametrize(
    ("posted", "key", "why"),
    [
        ({"note": ["5"]}, "note", "Choisissez une des réponses proposées."),
        ({"nombre": ["douze"]}, "nombre", "Écrivez un nombre, par exemple 12 ou 7,5."),
        ({"nombre": ["-1"]}, "nombre", "Le plus petit nombre possible est 0."),
        ({"nombre": ["101"]}, "nombre", "Le plus grand nombre possible est 100."),
        ({"nombre": ["9" * 400]}, "nombre", "Écrivez un nombre, par exemple 12 ou 7,5."),
        ({"mois": ["13/2026"]}, "mois", "Écrivez le mois et l’année, par exemple 09/2026."),
        (
            {"note": ["3"], "note.lien": ["javascript:alert(1)"]},
            "note",
            "Le lien doit commencer par https:// ou http://.",
        ),
        (
            {"note.lien": ["https://[x"]},
            "note",
            "Le lien doit commencer par https:// ou http://.",
        ),
    ],
)
def test_what_cannot_be_read_is_said(
    posted: dict[str, list[str]], key: str, why: str, small: Questionnaire
) -> None:
    reading = of_form(small, posted)
    assert (reading.answers, {name: str(said) for name, said in reading.errors.items()}) == (
        {},
        {key: why},
    )


@pytest.mark.parametrize("stored", [None, [], "x", 3, {"note": 3}, {"autre": {"value": 3}}])
def test_a_file_that_is_no_answers_gives_none(stored: Any, small: Questionnaire) -> None:
    reading = of_json(small, stored)
    assert (reading.answers, reading.errors) == ({}, {})


_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["note", "choix", "suite", "fin", "nombre", "mois"]), _ANY))
def test_no_file_breaks_the_reading_and_what_is_read_is_stable(stored: dict[str, Any]) -> None:
    small = questionnaire()
    once = of_json(small, stored).answers
    assert of_json(small, json.loads(json.dumps(to_json(once)))).answers == once
