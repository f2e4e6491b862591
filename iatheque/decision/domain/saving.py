"""Saving evaluations: nobody overwrites what somebody else just wrote."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from iatheque.accounts.models import User
from iatheque.decision import kept, loading
from iatheque.decision.answers import Answers, of_json, to_json
from iatheque.decision.models import Evaluation, Share
from iatheque.decision.questionnaire import Questionnaire
from iatheque.projects.catalogue import touch
from iatheque.projects.models import Project

from .rules import check, locked

PERSONAL = frozenset({"girouet"})  # answered by each person, others by the project as one


class EvaluationConflictError(Exception):
    """Somebody saved the evaluation meanwhile; `current` is what it now holds."""

    def __init__(self, current: Evaluation | None) -> None:
        super().__init__("the evaluation changed")
        self.current = current


@dataclass(frozen=True, slots=True)
class Given:
    """Answers to a question set at one moment; `revision` is where they started, 0 if new."""

    questionnaire: Questionnaire
    moment: str
    answers: Answers
    revision: int = 0
    takes_girouet: bool = False


def voice_of(user: User, tool: str) -> str:
    """Return whose answers those of `user` are: hers, or those of the project."""
    return str(user.pk) if tool in PERSONAL else ""


def find(project: Project, tool: str, moment: str, voice: str = "") -> Evaluation | None:
    """Return the evaluation of that moment, or None."""
    rows = Evaluation.objects.filter(project=project, tool=tool, moment=moment, voice=voice)
    return rows.order_by("pk").select_related("updated_by").first()


def answers_of(evaluation: Evaluation) -> Answers:
    """Return its answers, read under the version they were given under.

    Raises `UnknownQuestionnaireError` when this site may not use that question set.
    """
    questionnaire = loading.load(evaluation.tool, evaluation.version)
    return of_json(questionnaire, evaluation.answers).answers


@transaction.atomic
def save(project: Project, given: Given, *, by: User) -> Evaluation:
    """Save the answers of `by`, hers or the project's, and return them.

    Raises `NotAllowedError`, or `EvaluationConflictError` when somebody saved since `revision`;
    nothing is then written.
    """
    project = locked(project)
    check(by, "evaluate", project)
    tool = given.questionnaire.key
    return write(
        project,
        given,
        voice=voice_of(by, tool),
        signed={"updated_by": by, "respondent": by if tool in PERSONAL else None},
    )


def write(
    project: Project, given: Given, *, voice: str, signed: Mapping[str, User | None]
) -> Evaluation:
    """Write answers to the locked `project`; raises `EvaluationConflictError`."""
    tool = given.questionnaire.key
    row = find(project, tool, given.moment, voice)
    if given.revision != (row.revision if row else 0):
        raise EvaluationConflictError(row)
    if row is None:
        row = Evaluation(project=project, tool=tool, moment=given.moment, voice=voice, revision=0)
    row.version = given.questionnaire.version
    row.answers = to_json(given.answers)
    row.kept = kept.result_of(given.questionnaire, given.answers, timezone.localdate())
    row.takes_girouet = given.takes_girouet
    row.revision += 1
    row.updated_at = timezone.now()
    for name, person in signed.items():
        setattr(row, name, person)
    row.save()
    # What several persons share changes when it is gathered, not when one of them answers.
    if tool not in PERSONAL and Share.objects.filter(project=project).exists():
        touch()
    return row
