"""The evaluations of a project: where they stand, one of them being answered."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from iatheque.access.abilities import abilities
from iatheque.decision import answer_file, loading
from iatheque.decision.answer_file import AnswerFile
from iatheque.decision.answers import Answers
from iatheque.decision.domain.saving import (
    PERSONAL,
    EvaluationConflictError,
    Given,
    answers_of,
    find,
    save,
    voice_of,
)
from iatheque.decision.domain.sharing import SHAREABLE
from iatheque.decision.models import Evaluation, Share
from iatheque.decision.questionnaire import Option, Questionnaire
from iatheque.projects.models import Project
from iatheque.schema.levels import Level
from iatheque.web.documents import offered

from .conflict import differences
from .items import opened
from .owned import WHOLE_IN_ADDRESS, moment_of, name_of, own_project, question_set
from .results import STORED
from .tool import Filling, filled, show_form


class Stage(NamedTuple):
    """One moment of a tool for a project: what was answered, who may see it."""

    moment: Option
    path: str
    is_answered: bool
    voices: int
    shared: Level | None


class Line(NamedTuple):
    """A tool and its moments."""

    questionnaire: Questionnaire
    path: str
    stages: list[Stage]
    is_personal: bool

    @property
    def is_started(self) -> bool:
        """True when there is a result to look at."""
        return any(stage.voices for stage in self.stages)


@require_safe
@login_required
def project(request: HttpRequest, public_id: str) -> HttpResponse:
    """`/decision/projets/<id>/`: the tools for this project, moment by moment."""
    found = own_project(request, public_id)
    context = {
        "project": found,
        "title": name_of(found),
        "lines": lines(found, request),
        "documents": offered(),
    }
    return render(request, "decision/project.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def fill(request: HttpRequest, public_id: str, tool: str, moment: str) -> HttpResponse:
    """`…/<outil>/<moment>/`: the questions, with what was answered; saved by its button."""
    found = own_project(request, public_id)
    questionnaire = question_set(tool)
    at = moment_of(questionnaire, moment)
    row = find(found, tool, at, voice_of(request.user, tool))
    if request.method != "POST":
        answers = answers_of(row) if row else _first(found, tool)
        filling = Filling.of(AnswerFile(questionnaire, {at: answers}), at)
        return _page(request, found, filling, row, takes=row.takes_girouet if row else False)
    return _save(request, found, filled(request, AnswerFile(questionnaire), at))


def _first(found: Project, tool: str) -> Answers:
    """Return what the sheet of the project already answers."""
    start = STORED[tool].start if tool in STORED else None
    return start(found) if start else {}


def lines(found: Project, request: HttpRequest) -> list[Line]:
    """Return the tools of this site for a project: two queries."""
    rows = list(Evaluation.objects.filter(project=found).order_by("pk"))
    shares = Share.objects.filter(project=found).order_by("pk")
    levels = {(one.tool, one.moment): Level(one.level) for one in shares}
    return [
        _line(found, loading.current(tool), rows, levels, request)
        for tool in STORED
        if loading.is_available(tool)
    ]


def _line(
    found: Project,
    questionnaire: Questionnaire,
    rows: list[Evaluation],
    levels: dict[tuple[str, str], Level],
    request: HttpRequest,
) -> Line:
    tool = questionnaire.key
    mine = voice_of(request.user, tool)
    stages = []
    for one in questionnaire.moments or (Option(answer_file.WHOLE, ""),):
        here = [row for row in rows if (row.tool, row.moment) == (tool, one.value)]
        stages.append(
            Stage(
                moment=one,
                path=path_to("fill", found, tool, one.value),
                is_answered=any(row.voice == mine for row in here),
                voices=len(here),
                shared=levels.get((tool, one.value)),
            )
        )
    path = reverse("decision:result", kwargs={"public_id": found.public_id, "tool": tool})
    return Line(questionnaire, path, stages, tool in PERSONAL)


def path_to(name: str, found: Project, tool: str, moment: str) -> str:
    """Return the address of what is done for one moment of a tool."""
    return reverse(
        f"decision:{name}",
        kwargs={
            "public_id": found.public_id,
            "tool": tool,
            "moment": moment or WHOLE_IN_ADDRESS,
        },
    )


def _save(request: HttpRequest, found: Project, filling: Filling) -> HttpResponse:
    questionnaire = filling.file.questionnaire
    takes = bool(request.POST.get("takes_girouet"))
    revision = request.POST.get("revision", "")
    shown = int(revision) if revision.isdecimal() and len(revision) < 10 else 0
    if filling.errors:
        return _page(request, found, filling, None, takes=takes, revision=shown, status=422)
    new = opened(questionnaire, filling.answers, filling.posted)
    if new or request.POST.get("faire") == "actualiser":
        return _page(request, found, filling, None, takes=takes, revision=shown, opened=new)
    given = Given(questionnaire, filling.moment, filling.answers, shown, takes)
    try:
        save(found, given, by=request.user)
    except EvaluationConflictError as conflict:
        if not _says(conflict.current, given):
            return _compare(request, found, filling, conflict.current, takes=takes)
    messages.success(request, _("Vos réponses sont enregistrées."))
    path = reverse(
        "decision:result", kwargs={"public_id": found.public_id, "tool": questionnaire.key}
    )
    return redirect(f"{path}?moment={filling.moment}" if filling.moment else path)


def _says(row: Evaluation | None, given: Given) -> bool:
    """True when somebody saved the very same meanwhile: there is nothing to compare."""
    if row is None:
        return False
    same = row.takes_girouet == given.takes_girouet
    return same and not differences(given.questionnaire, given.answers, answers_of(row))


def _compare(
    request: HttpRequest,
    found: Project,
    filling: Filling,
    current: Evaluation | None,
    *,
    takes: bool,
) -> HttpResponse:
    """Show both versions; nothing was written, and what was typed stays in the form."""
    theirs = answers_of(current) if current else {}
    compared = differences(filling.file.questionnaire, filling.answers, theirs)
    return _page(
        request,
        found,
        filling,
        current,
        takes=takes,
        differences=compared,
        is_conflict=True,
        takes_differs=current is not None and current.takes_girouet != takes,
        other=current.updated_by if current else None,
        status=409,
    )


def _page(
    request: HttpRequest,
    found: Project,
    filling: Filling,
    row: Evaluation | None,
    *,
    takes: bool,
    revision: int = 0,
    **more: Any,
) -> HttpResponse:
    tool = filling.file.questionnaire.key
    context = {
        "template": "decision/fill.html",
        "project": found,
        "title": name_of(found),
        "revision": row.revision if row else revision,
        "takes_girouet": takes,
        "is_personal": tool in PERSONAL,
        "may_share": tool in SHAREABLE,
        "is_shared": Share.objects.filter(project=found, tool=tool, moment=filling.moment).exists(),
        "differences": [],
        "is_conflict": False,
        "takes_differs": False,
        "other": None,
        "able": abilities(request.viewer, found),
    }
    return show_form(request, filling, **context | more)
