"""The timeline of a sheet, at the level of whoever reads it."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from iatheque.access.gate import level_on
from iatheque.moderation.domain.blanking import blank_value
from iatheque.moderation.domain.reports import outcomes
from iatheque.moderation.domain.rules import ReasonMissingError
from iatheque.moderation.standing import allowed, standing
from iatheque.projects import entries
from iatheque.projects.domain.publication import values_of
from iatheque.projects.history import Step, differences, timeline
from iatheque.projects.history_blanking import NothingToBlankError, StillShownError
from iatheque.projects.models import Project, Publication, StateChange
from iatheque.schema.levels import Level
from iatheque.schema.model import FIELD_BY_KEY
from iatheque.web.follow_up import outcome_words

from .doors import for_the_team, project_of
from .forms import ReasonForm
from .wording import Line, lines, new_lines


class ShownStep(NamedTuple):
    """A publication in words."""

    step: Step
    lines: list[Line]


class LastVersion(NamedTuple):
    """The number and the values of a version that was the last one online."""

    number: int
    lines: list[Line]


@require_safe
def history(request: HttpRequest, public_id: str, slug: str = "") -> HttpResponse:
    """`/projets/<id>-<slug>/historique/`: what changed, and when."""
    public = entries.get(Level.PUBLIC, public_id)
    if public is None:
        return _hidden_history(request, public_id)
    if slug != public.slug:
        return HttpResponsePermanentRedirect(f"{public.path}historique/")
    level = level_on(request.viewer, public.siren)
    context = {
        "title": public.text("nom_projet"),
        "back": public.path,
        "reports": outcome_words(outcomes(public.pk)),
        **_steps(public.pk, level),
        **_inside(request, public_id),
        "last": None,
    }
    return render(request, "moderation/history.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_team
def blank(request: HttpRequest, public_id: str, number: int, key: str) -> HttpResponse:
    """Ask for the reason, then mask one value in the past of a project."""
    project = project_of(request, public_id)
    if key not in FIELD_BY_KEY:
        raise Http404
    form = ReasonForm(request.POST or None)
    if form.is_valid() and _blank(request, project, key, number, form):
        return redirect("sheet:short_history", public_id=public_id)
    context = {"form": form, "project": project, "field": FIELD_BY_KEY[key], "number": number}
    status = 422 if form.is_bound else 200
    return render(request, "moderation/blank.html", context, status=status)


def _blank(request: HttpRequest, project: Project, key: str, number: int, form: ReasonForm) -> bool:
    reason = form.cleaned_data["reason"]
    try:
        blank_value(project, key, number, by=request.user, reason=reason)
    except ReasonMissingError:
        form.add_error("reason", _("Dites pourquoi, en une phrase."))
    except StillShownError:
        form.add_error(
            None, _("Cette valeur est encore en ligne : publiez d’abord une version sans elle.")
        )
    except NothingToBlankError:
        form.add_error(None, _("Il n’y a plus rien à masquer ici."))
    else:
        messages.success(request, _("La valeur est masquée, et le journal le dit."))
        return True
    return False


def _hidden_history(request: HttpRequest, public_id: str) -> HttpResponse:
    """The history of a project that is not online, for those who may read it whole."""
    if request.viewer.is_anonymous:
        raise Http404
    project = project_of(request, public_id, "see_history")
    level = level_on(request.viewer, standing(project).siren)
    context = {
        "title": project.draft.values.get("nom_projet") or project.public_id,
        "back": "",
        "reports": "",
        **_steps(project.pk, level),
        **_inside(request, public_id),
        "last": _last(project, level),
    }
    return render(request, "moderation/history.html", context)


def _last(project: Project, level: Level) -> LastVersion | None:
    """Return what the last version of a project that is not online says: it is past as well."""
    row = Publication.objects.filter(project=project).order_by("-number").first()
    if row is None:
        return None
    return LastVersion(row.number, new_lines(differences({}, values_of(row), level)))


def _steps(pk: int, level: Level) -> dict[str, Any]:
    return {
        "level": level,
        "steps": [ShownStep(step, lines(step.changes)) for step in timeline(pk, level)],
    }


def _inside(request: HttpRequest, public_id: str) -> dict[str, Any]:
    """Return the rest of the history, for those who may read it."""
    nothing: dict[str, Any] = {
        "changes": [],
        "may": {"blank": False, "withdraw": False},
        "public_id": public_id,
    }
    if request.viewer.is_anonymous:
        return nothing
    project = Project.objects.select_related("organisation").get(public_id=public_id)
    may = allowed(request.viewer, project)
    if not may["see_history"]:
        return nothing
    changes = StateChange.objects.filter(project=project).select_related("by")
    return {
        "changes": changes.order_by("-at", "-pk"),
        "may": may,
        "public_id": public_id,
    }
