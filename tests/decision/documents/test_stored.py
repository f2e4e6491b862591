"""The evaluations of a project in its documents: the latest moment, and nobody's own notes."""

from datetime import date

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


def test_the_qualification_is_seen_on_the_day_asked() -> None:
    project = make_draft()
    Evaluation.objects.create(project=project, tool="qualification", version=1)
    found = of_project(project, DAY).qualification
    assert found is not None
    assert found.day == "21/11/2026"
    assert {str(duty.status) for duty in found.duties} <= {
        "Probable", "À vérifier", "Non concerné",
    }  # fmt: skip
