"""Sending a project to review, and taking it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from iatheque.projects.domain.state import TransitionRefusedError, set_state
from iatheque.projects.models import Project
from iatheque.projects.states import State

from .owned import own_project
from .rows import doubts, missing, obstacles, row


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def send(request: HttpRequest, public_id: str) -> HttpResponse:
    """`…/envoyer/`: what is missing, and the button; an incomplete project is not sent."""
    project = own_project(request, public_id, "submit")
    stops = obstacles(project)
    if request.method == "POST" and not stops:
        return _sent(request, project)
    context = {
        "row": row(project, request.viewer),
        "stops": stops,
        "missing": [one for one in missing(project) if not one.field.blocking],
        "doubts": [
            (remark, place) for remark, place in doubts(project) if (remark, place) not in stops
        ],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "workspace/send.html", context, status=status)


@require_POST
@login_required
def take_back(request: HttpRequest, public_id: str) -> HttpResponse:
    """Bring back to draft a project that waits for its review, or was refused."""
    project = own_project(request, public_id, "take_back")
    set_state(project, State.DRAFT, by=request.user)
    messages.success(request, _("Le projet est de nouveau un brouillon : vous pouvez le modifier."))
    return redirect("workspace:project", public_id=public_id)


def _sent(request: HttpRequest, project: Project) -> HttpResponse:
    try:
        set_state(project, State.SUBMITTED, by=request.user)
    except TransitionRefusedError:
        messages.error(request, _("Ce projet ne peut pas être envoyé dans son état actuel."))
    else:
        messages.success(
            request,
            _("Le projet est envoyé à la relecture. Vous recevrez la réponse par courriel."),
        )
    return redirect("workspace:project", public_id=project.public_id)
