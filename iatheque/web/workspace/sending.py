"""Sending a project to review or online, taking it back, putting it away."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from iatheque.moderation.domain.decisions import archive as put_away
from iatheque.moderation.domain.decisions import publish
from iatheque.moderation.domain.rules import (
    ChangedMeanwhileError,
    NotAllowedError,
    ReasonMissingError,
    waiting_review,
)
from iatheque.moderation.domain.submission import submit
from iatheque.moderation.domain.submission import take_back as bring_back
from iatheque.projects.domain.publication import NotPublishableError
from iatheque.projects.models import Project
from iatheque.schema.rules import SOLE_BASIS

from .owned import own_project
from .rows import doubts, missing, obstacles, row

_MESSAGE = 2000  # characters


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def send(request: HttpRequest, public_id: str) -> HttpResponse:
    """`…/envoyer/`: what is missing, and the button; an incomplete project is not sent."""
    project = own_project(request, public_id, "submit")
    stops = obstacles(project)
    doubtful = doubts(project)
    alarms = [one for one in doubtful if one[0].code == SOLE_BASIS]
    confirmed = not alarms or "confirme" in request.POST
    if request.method == "POST" and not stops and confirmed:
        return _sent(request, project)
    context = {
        "row": row(project, request.viewer),
        "is_waiting": waiting_review(project) is not None,
        "stops": stops,
        "missing": [one for one in missing(project) if not one.field.blocking],
        "alarms": alarms,
        "doubts": [one for one in doubtful if one not in (*stops, *alarms)],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "workspace/send.html", context, status=status)


@require_POST
@login_required
def take_back(request: HttpRequest, public_id: str) -> HttpResponse:
    """Bring back to its authors a version that waits for its review, or was refused."""
    project = own_project(request, public_id, "take_back")
    try:
        bring_back(project, by=request.user)
    except NotAllowedError:
        messages.error(request, _("Rien n’attend de relecture : il n’y a rien à reprendre."))
    else:
        messages.success(request, _("La fiche est de nouveau à vous, en brouillon."))
    return redirect("workspace:project", public_id=public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def archive(request: HttpRequest, public_id: str) -> HttpResponse:
    """`…/retirer/`: put a project away, with the reason; its history stays."""
    project = own_project(request, public_id, "archive")
    error = ""
    if request.method == "POST":
        try:
            put_away(project, by=request.user, reason=request.POST.get("reason", "")[:_MESSAGE])
        except ReasonMissingError:
            error = _("Dites pourquoi, en une phrase.")
        except NotAllowedError:
            messages.error(request, _("Ce projet ne peut pas être retiré dans son état actuel."))
            return redirect("workspace:project", public_id=public_id)
        else:
            messages.success(request, _("Le projet est retiré. Vous pourrez le reprendre."))
            return redirect("workspace:project", public_id=public_id)
    context = {"row": row(project, request.viewer), "error": error}
    return render(request, "workspace/archive.html", context, status=422 if error else 200)


def _sent(request: HttpRequest, project: Project) -> HttpResponse:
    message = request.POST.get("message", "").strip()[:_MESSAGE]
    publishes = request.POST.get("faire") == "publier"
    try:
        if publishes:
            revision = request.POST.get("revision", "")
            publish(project, by=request.user, revision=int(revision) if revision.isdigit() else 0)
        else:
            submit(project, by=request.user, message=message)
    except ChangedMeanwhileError:
        messages.error(request, _("Le texte a changé depuis que vous l’avez ouvert. Relisez-le."))
        return redirect("workspace:send", public_id=project.public_id)
    except (NotAllowedError, NotPublishableError):
        messages.error(request, _("Ce projet ne peut pas être envoyé dans son état actuel."))
    else:
        said = _("La fiche est envoyée à la relecture. Vous recevrez la réponse par courriel.")
        messages.success(request, _("La fiche est en ligne.") if publishes else said)
    return redirect("workspace:project", public_id=project.public_id)
