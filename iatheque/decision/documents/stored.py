"""The evaluations that a project keeps, as its documents tell them: the latest moment of each."""

from dataclasses import dataclass

from iatheque.decision import loading
from iatheque.decision.answer_file import AnswerFile, moments_of
from iatheque.decision.answers import Answers, of_json
from iatheque.decision.models import Evaluation
from iatheque.decision.questionnaire import Questionnaire
from iatheque.decision.results.girouet import GirouetResult, result
from iatheque.decision.results.radar import MOMENTS_OF_GIROUET
from iatheque.projects.models import Project

from . import noted
from .facts import Noted


@dataclass(frozen=True, slots=True)
class Evaluations:
    """What is known of a project; None for what nobody evaluated, or too few to be shown."""

    radar: Noted | None = None
    girouet: Noted | None = None


def of_project(project: Project) -> Evaluations:
    """Return the evaluations of `project` (one query)."""
    rows = list(Evaluation.objects.filter(project=project).order_by("pk"))
    girouets = _girouets([row for row in rows if row.tool == "girouet"])
    shown = [one for one in girouets.values() if one.is_shown]
    return Evaluations(
        radar=_radar([row for row in rows if row.tool == "radar"], girouets),
        girouet=noted.girouet(shown[-1]) if shown else None,
    )


def _radar(rows: list[Evaluation], girouets: dict[str, GirouetResult]) -> Noted | None:
    questionnaire = _latest(rows)
    if questionnaire is None:
        return None
    file = AnswerFile(questionnaire)
    fed = {}
    for row in rows:
        file = file.with_answers(row.moment, _answers(questionnaire, row))
        sheets = girouets.get(MOMENTS_OF_GIROUET.get(row.moment, ""))
        if row.takes_girouet and sheets:
            fed[row.moment] = sheets.means
    return noted.radar(file, list(file.moments)[-1], fed) if file.moments else None


def _girouets(rows: list[Evaluation]) -> dict[str, GirouetResult]:
    """Return the synthesis of each moment, in order."""
    questionnaire = _latest(rows)
    if questionnaire is None:
        return {}
    voices: dict[str, list[Answers]] = {}
    for row in rows:
        voices.setdefault(row.moment, []).append(_answers(questionnaire, row))
    return {
        moment: result(questionnaire, voices[moment], moment)
        for moment in moments_of(questionnaire)
        if moment in voices
    }


def _latest(rows: list[Evaluation]) -> Questionnaire | None:
    """Return the question set last answered, None when this site may not use it."""
    if not rows:
        return None
    try:
        return loading.load(rows[0].tool, max(row.version for row in rows))
    except loading.UnknownQuestionnaireError:
        return None


def _answers(questionnaire: Questionnaire, row: Evaluation) -> Answers:
    return of_json(questionnaire, row.answers).answers
