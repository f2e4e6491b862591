"""Sending a project to review, and taking it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from iatheque.lib import dates
from iatheque.moderation.domain.rules import NotAllowedError, waiting_review
from iatheque.moderation.domain.submission import submit
from iatheque.moderation.domain.submission import take_back as bring_back
from iatheque.projects.domain.drafts import DraftConflictError
from iatheque.projects.domain.parts import save_part
from iatheque.projects.domain.publication import NotPublishableError
from iatheque.projects.models import Project

from .owned import own_project
from .rows import doubts, missing, obstacles, row

_MESSAGE = 2000  # characters


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
        "is_waiting": waiting_review(project) is not None,
        "stops": stops,
        "missing": [one for one in missing(project) if not one.field.blocking],
        "doubts": [one for one in doubts(project) if one not in stops],
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
        messages.success(request, _("La relecture est arrêtée : la fiche est de nouveau à vous."))
    return redirect("workspace:project", public_id=public_id)


@require_POST
@login_required
def confirm(request: HttpRequest, public_id: str) -> HttpResponse:
    """`…/confirmer/`: what is online is still true, says its author today, in one click."""
    project = own_project(request, public_id, "submit")
    today = dates.write_day(dates.today())
    try:
        with transaction.atomic():
            save_part(project, {"date": today}, revision=project.draft.revision, by=request.user)
            submit(project, by=request.user, message=_("Relue : rien n’a changé."))
    except (NotAllowedError, NotPublishableError, DraftConflictError):
        messages.error(request, _("La fiche a changé entre-temps : relisez-la, puis envoyez-la."))
    else:
        messages.success(request, _("Merci. La date du jour paraîtra après une relecture rapide."))
    return redirect("workspace:project", public_id=public_id)


def _sent(request: HttpRequest, project: Project) -> HttpResponse:
    message = request.POST.get("message", "").strip()[:_MESSAGE]
    try:
        submit(project, by=request.user, message=message)
    except (NotAllowedError, NotPublishableError):
        messages.error(request, _("Ce projet ne peut pas être envoyé dans son état actuel."))
    else:
        messages.success(
            request,
            _("La fiche est envoyée à la relecture. Vous recevrez la réponse par courriel."),
        )
    return redirect("workspace:project", public_id=project.public_id)
