"""The legal qualification, tried by anyone, or answered for a project from what its sheet says."""

from datetime import date

from django.http import HttpRequest
from django.utils import timezone

from iatheque.decision.answer_file import WHOLE, AnswerFile
from iatheque.decision.answers import Answers, of_form, to_form
from iatheque.decision.domain.category import FIELD as CATEGORY
from iatheque.decision.domain.category import category_of, present_category
from iatheque.decision.domain.saving import answers_of, find
from iatheque.decision.law import reading
from iatheque.decision.loading import current, load
from iatheque.decision.prefill import Size, Values
from iatheque.decision.prefill import of_project as prefilled
from iatheque.decision.questionnaire import Questionnaire
from iatheque.decision.results.qualification import Status, result
from iatheque.organisations import territories
from iatheque.organisations.models import Organisation
from iatheque.projects import entries
from iatheque.projects.models import Project
from iatheque.schema.identifiers import siren_of

from .papers import Papers, for_anybody, of_project
from .steps import groups_of
from .tool import Context, Tool, packed

KEY = "qualification"


def shown(questionnaire: Questionnaire, answers: Answers, papers: Papers, day: date) -> Context:
    """Return what the page of a result writes: what blocks, then the duties by status."""
    found = result(questionnaire, answers, reading.current(), day)
    others = [one for one in found.findings if one not in found.blocks]
    return {
        "found": found,
        "papers": papers,
        "groups": [(kind, [one for one in others if one.status is kind]) for kind in Status],
    }


def stored(_request: HttpRequest, project: Project, moment: str) -> Context:
    """Return the result of the answers that the authority of `project` keeps."""
    row = find(project, KEY, moment)
    if row is None:
        return {"found": None, "groups": []}
    papers = of_project(project)
    context = shown(load(KEY, row.version), answers_of(row), papers, timezone.localdate())
    category, before = category_of(context["found"]), present_category(project.draft)
    return context | {
        "category": category,
        "before": before,
        "category_field": CATEGORY,
    }


def of_draft(project: Project) -> Answers:
    """Return what the draft of `project` and its authority already answer."""
    values = project.draft.values
    return _first(values, siren_of(str(values.get("coll_siret", ""))))


def _result(file: AnswerFile, _moment: str, _request: HttpRequest) -> Context:
    answers = file.moments.get(WHOLE, {})
    context = shown(file.questionnaire, answers, for_anybody(packed(file)), timezone.localdate())
    return context | {"steps": groups_of(file)}


def _start(request: HttpRequest) -> Answers:
    """Return what the sheet named in the address answers, as this reader may read it."""
    entry = entries.get_for(request.viewer, request.GET.get("projet", ""))
    return _first(entry.values, entry.siren) if entry else {}


def _first(values: Values, siren: str) -> Answers:
    """Return these answers read as a form, so that what is not asked is not kept."""
    return of_form(current(KEY), to_form(prefilled(values, _size(siren)))).answers


def _size(siren: str) -> Size:
    """Return what the authority says of itself, or else what the reference list knows."""
    said = Organisation.objects.filter(siren=siren).values_list("population", "staff").first()
    population, staff = said or (None, None)
    if population is None and (listed := territories.get(siren)):
        population = listed.population
    return Size(population, staff)


QUALIFICATION = Tool(KEY, "decision/qualification.html", _result, _start)
