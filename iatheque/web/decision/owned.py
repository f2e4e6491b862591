"""Which projects a person may evaluate: those of her authority; others do not exist."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from iatheque.access.abilities import abilities
from iatheque.decision import answer_file, loading
from iatheque.decision.questionnaire import Questionnaire
from iatheque.projects.models import Project

WHOLE_IN_ADDRESS = "unique"

Act = Callable[[HttpRequest, str, str, str], HttpResponse]


def own_project(request: HttpRequest, public_id: str, ability: str = "evaluate") -> Project:
    """Return a project of the person's authority with its draft.

    Raises `Http404` for any other, `PermissionDenied` when she may not do `ability`.
    """
    rows = Project.objects.select_related("organisation", "draft")
    project = get_object_or_404(rows, public_id=public_id)
    able = abilities(request.viewer, project)
    if not able["evaluate"]:
        raise Http404
    if not able[ability]:
        raise PermissionDenied
    return project


def question_set(tool: str) -> Questionnaire:
    """Return the current question set of a tool; raise `Http404` when the site has none."""
    try:
        return loading.current(tool)
    except loading.UnknownQuestionnaireError as error:
        raise Http404 from error


def moment_of(questionnaire: Questionnaire, written: str) -> str:
    """Return the moment that the address names; raise `Http404` when there is no such moment."""
    moment = answer_file.WHOLE if written == WHOLE_IN_ADDRESS else written
    if moment not in answer_file.moments_of(questionnaire):
        raise Http404
    return moment


def result_path(public_id: str, tool: str, moment: str) -> str:
    """Return the address of the result of a tool, at that moment."""
    path = reverse("decision:result", kwargs={"public_id": public_id, "tool": tool})
    return f"{path}?moment={moment}" if moment else path


def on_a_button(act: Act) -> Act:
    """Act on POST alone. Whoever comes otherwise (after signing in again) is led to the result."""

    @wraps(act)
    def view(request: HttpRequest, public_id: str, tool: str, moment: str) -> HttpResponse:
        if request.method == "POST":
            return act(request, public_id, tool, moment)
        return redirect(result_path(public_id, tool, moment_of(question_set(tool), moment)))

    return view


def name_of(project: Project) -> str:
    """Return the name of the project, as its authority writes it now."""
    return str(project.draft.values.get("nom_projet") or project.public_id)
