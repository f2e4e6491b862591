"""The evaluations of a project in its documents: the latest moment, and nobody's own notes."""

from datetime import UTC, date, datetime

import pytest

from iatheque.decision.answers import of_form
from iatheque.decision.documents.stored import Evaluations, of_project
from iatheque.decision.loading import current
from iatheque.decision.models import Evaluation
from iatheque.projects.models import Project
from tests.factories import make_draft

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 21)


def evaluate(project: Project, tool: str, moment: str, note: int, voice: str = "") -> None:
    questionnaire = current(tool)
    noted = of_form(questionnaire, {item.key: [str(note)] for item in questionnaire.items})
    said = {
        key: {"value": answer.value, "comment": "Dit par Zoé"}
        for key, answer in noted.answers.items()
    }
    Evaluation.objects.create(
        project=project, tool=tool, version=1, moment=moment, voice=voice, answers=said,
        counted=said,
    )  # fmt: skip


def test_a_project_nobody_evaluated_has_nothing_to_tell() -> None:
    assert of_project(make_draft(), DAY) == Evaluations()


def test_the_radar_is_that_of_its_latest_moment() -> None:
    project = make_draft()
    evaluate(project, "radar", "production", 3)
    evaluate(project, "radar", "amont", 1)
    found = of_project(project, DAY).radar
    assert found is not None
    assert {note.note for note in found.notes} == {"3"}
    assert {note.comment for note in found.notes} == {"Dit par Zoé"}


@pytest.mark.parametrize(("voices", "is_told"), [(4, False), (5, True)])
def test_the_girouet_of_fewer_than_five_is_not_told(voices: int, is_told: bool) -> None:
    project = make_draft()
    for voice in range(voices):
        evaluate(project, "girouet", "cours", 2, voice=str(voice))
    assert (of_project(project, DAY).girouet is not None) == is_told


def test_the_girouet_of_a_project_tells_means_and_no_comment() -> None:
    project = make_draft()
    for voice in range(5):
        evaluate(project, "girouet", "cours", 2, voice=str(voice))
    found = of_project(project, DAY).girouet
    assert found is not None
    assert ({note.note for note in found.notes}, {note.comment for note in found.notes}) == (
        {"2"},
        {""},
    )
    assert str(found.whose) == (
        "Ces notes sont les moyennes de 5 personnes : aucune réponse personnelle n’est donnée."
    )
    assert len(found.summary) == 12


def test_a_footprint_is_told_with_its_day_and_what_it_stands_on() -> None:
    project = make_draft()
    answers = {
        "calculs": {"value": ["machine"]},
        "machine": {"value": "serveur"},
        "preparation_heures": {"value": 12},
        "usage_heures": {"value": 0},
        "electricite": {"value": "france"},
        "economie_kwh": {"value": 1000},
        "economie_source": {"value": "Relevé des compteurs"},
    }
    Evaluation.objects.create(
        project=project,
        tool="empreinte",
        version=1,
        answers=answers,
        updated_at=datetime(2026, 11, 20, 12, tzinfo=UTC),
    )
    found = of_project(project, DAY).footprint
    assert found is not None
    values = {str(label): str(value) for label, value in found.values}
    hypotheses = {str(label): str(value) for label, value in found.hypotheses}
    assert list(values) == [
        "Durée comptée",
        "Électricité",
        "Émissions, en équivalent CO₂",
        "Ces émissions en comparaison",
        "Estimation faite le",
    ]
    assert values["Estimation faite le"] == "20/11/2026"
    assert hypotheses["Méthode"].startswith("Green Algorithms 3.0 (")
    assert hypotheses["Intensité carbone de l’électricité"].startswith("51,28 g équivalent CO₂")
    assert hypotheses["Économies attendues, d’après"] == "Relevé des compteurs"
    assert str(found.balance[0]).endswith("Le projet fait économiser plus qu’il ne consomme.")
    assert found.picture_text.startswith("Préparation de l’outil : ")


def test_a_range_is_told_as_a_range() -> None:
    project = make_draft()
    answers = {"calculs": {"value": ["assistant"]}, "demandes": {"value": 200}}
    Evaluation.objects.create(project=project, tool="empreinte", version=1, answers=answers)
    found = of_project(project, DAY).footprint
    assert found is not None
    values = {str(label): str(value) for label, value in found.values}
    assert values["Électricité"].startswith("de ")
    assert [str(line) for line in found.balance][:1] == [
        "Aucune économie attendue n’a été chiffrée : la balance reste à faire."
    ]


def test_a_footprint_tells_first_what_was_estimated_with_older_data() -> None:
    project = make_draft()
    answers = {"calculs": {"value": ["assistant"]}, "demandes": {"value": 200}}
    row = Evaluation.objects.create(project=project, tool="empreinte", version=1, answers=answers)
    now = of_project(project, DAY).footprint
    row.kept = {"methodes": [{"methode": "EcoLogits 0.1"}], "texte": "Sur 12 mois : 1 kWh."}
    row.save()
    found = of_project(project, DAY).footprint
    assert found is not None
    assert now is not None
    label, *_more = found.values[0]
    assert str(label) == "Ce qui avait été estimé, avec des données plus anciennes"
    assert found.values == ((label, "Sur 12 mois : 1 kWh."), *now.values)


def test_a_footprint_without_anything_counted_is_still_to_be_made() -> None:
    project = make_draft()
    Evaluation.objects.create(project=project, tool="empreinte", version=1)
    assert of_project(project, DAY).footprint is None


def test_the_qualification_is_seen_on_the_day_asked() -> None:
    project = make_draft()
    Evaluation.objects.create(project=project, tool="qualification", version=1)
    found = of_project(project, DAY).qualification
    assert found is not None
    assert found.day == "21/11/2026"
    assert {str(duty.status) for duty in found.duties} <= {
        "Probable", "À vérifier", "Non concerné",
    }  # fmt: skip


def test_beyond_two_the_questions_without_answer_are_counted() -> None:
    project = make_draft()
    Evaluation.objects.create(project=project, tool="qualification", version=1)
    found = of_project(project, DAY).qualification
    assert found is not None
    asked = [line for duty in found.duties for line in duty.reason.splitlines()]
    counted = [line for line in asked if line.startswith("Questions sans réponse : ")]
    assert counted
    for duty in found.duties:
        lines = duty.reason.splitlines()
        assert sum(line.endswith("? pas de réponse") for line in lines) <= 2
