"""The legal qualification, tried by anyone, or opened from a project's sheet."""

from django.http import HttpRequest
from django.utils import timezone

from iatheque.decision.answer_file import WHOLE, AnswerFile
from iatheque.decision.answers import Answers, of_form, to_form
from iatheque.decision.law import reading
from iatheque.decision.loading import current
from iatheque.decision.prefill import Size, of_project
from iatheque.decision.results.qualification import Status, result
from iatheque.organisations import territories
from iatheque.organisations.models import Organisation
from iatheque.projects import entries

from .steps import groups_of
from .tool import Context, Tool

KEY = "qualification"


def _result(file: AnswerFile, moment: str, _request: HttpRequest) -> Context:
    answers = file.moments.get(WHOLE, {})
    found = result(file.questionnaire, answers, reading.current(), timezone.localdate())
    others = [one for one in found.findings if one not in found.blocks]
    return {
        "found": found,
        "groups": [(kind, [one for one in others if one.status is kind]) for kind in Status],
        "steps": groups_of(file),
    }


def _start(request: HttpRequest) -> Answers:
    """Return what the sheet named in the address answers, as this reader may read it."""
    entry = entries.get_for(request.viewer, request.GET.get("projet", ""))
    if entry is None:
        return {}
    given = of_project(entry.values, _size(entry.siren))
    # Read as a form, so that what is not asked is not kept.
    return of_form(current(KEY), to_form(given)).answers


def _size(siren: str) -> Size:
    """Return what the authority says of itself, or else what the reference list knows."""
    said = Organisation.objects.filter(siren=siren).values_list("population", "staff").first()
    population, staff = said or (None, None)
    if population is None and (listed := territories.get(siren)):
        population = listed.population
    return Size(population, staff)


QUALIFICATION = Tool(KEY, "decision/qualification.html", _result, _start)
