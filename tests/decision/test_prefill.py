"""What a sheet and its authority already answer of the legal qualification."""

import pytest

from iatheque.decision import loading
from iatheque.decision.answers import Answer, of_form, to_form
from iatheque.decision.prefill import Size, of_project
from iatheque.schema.extensions import EXTENSION
from iatheque.schema.field import Value
from iatheque.schema.fields import FIELD
from iatheque.schema.vocabulary import NSP

FULL: dict[str, Value] = {
    "type_algorithme": ["IA générative", "Machine Learning", "Computer vision"],
    "mise_en_oeuvre": ["Projet développé en interne"],
    "coll_type": "Métropole",
    "redevabilite_decision_individuelle": "oui",
    "redevabilite_niveau_automatisation": "aide à la décision",
    "redevabilite_donnees_personnelles": "sensibles",
    "redevabilite_exception_ai_act": ["tâche de procédure"],
}


def test_a_full_sheet_answers_what_it_knows() -> None:
    assert of_project(FULL, Size(209_000, 4_200)) == {
        "technique": Answer(["generative", "modele"]),
        "origine": Answer("interne"),
        "statut": Answer("epci"),
        "decision_individuelle": Answer("oui"),
        "automatisation": Answer("aide"),
        "donnees_personnelles": Answer("oui"),
        "sensibles": Answer("oui"),
        "exception": Answer(["procedure"]),
        "population": Answer(209_000),
        "effectif": Answer(4_200),
    }


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"type_algorithme": [NSP], "mise_en_oeuvre": ["mobilisation de prestataire(s)"]},
        {"mise_en_oeuvre": ["Projet développé en interne", "projet développé en externe"]},
    ],
)
def test_a_sheet_that_does_not_say_leaves_the_questions_open(values: dict[str, Value]) -> None:
    assert of_project(values, Size()) == {}


def test_personal_data_said_without_more_are_not_sensitive() -> None:
    assert of_project({"redevabilite_donnees_personnelles": "oui"}, Size()) == {
        "donnees_personnelles": Answer("oui"),
        "sensibles": Answer("non"),
    }


@pytest.mark.parametrize("kind", FIELD["coll_type"].vocabulary.values)
def test_each_type_of_authority_has_its_status(kind: str) -> None:
    assert set(of_project({"coll_type": kind}, Size())) == {"statut"}


@pytest.mark.parametrize("field", EXTENSION["redevabilite"].fields, ids=lambda one: one.key)
def test_each_value_of_the_extension_that_is_read_has_its_answer(field: object) -> None:
    """A value renamed in the model and not here would be lost without a word."""
    read = {
        "redevabilite_decision_individuelle",
        "redevabilite_niveau_automatisation",
        "redevabilite_donnees_personnelles",
        "redevabilite_exception_ai_act",
    }
    for value in field.vocabulary.values if field.key in read else ():
        assert of_project({field.key: value}, Size()), value


def test_what_is_given_can_be_read_by_the_form() -> None:
    questions = loading.current("qualification")
    found = of_form(questions, to_form(of_project(FULL, Size(10, 2))))
    assert found.errors == {}
    assert set(found.answers) == set(of_project(FULL, Size(10, 2))) - {"exception"}
