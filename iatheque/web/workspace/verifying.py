"""« Rien n’a changé », said in one click: from the space, or from the letter that asks it."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from iatheque.accounts.models import User
from iatheque.lib import dates
from iatheque.moderation.domain.confirmation import confirm_unchanged
from iatheque.moderation.domain.rules import ChangedMeanwhileError, NotAllowedError, waiting_review
from iatheque.moderation.reminders import read_link
from iatheque.projects import entries
from iatheque.projects.domain.drafts import DraftConflictError
from iatheque.projects.domain.publication import NotPublishableError
from iatheque.projects.entries import Entry
from iatheque.projects.models import Project
from iatheque.schema.levels import Level

from .owned import own_project


@require_POST
@login_required
def confirm(request: HttpRequest, public_id: str) -> HttpResponse:
    """`…/confirmer/`: what is online is still true, says its author today, in one click."""
    _confirm(request, own_project(request, public_id, "submit"), request.user)
    return redirect("workspace:project", public_id=public_id)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest, token: str) -> HttpResponse:
    """`/espace/verifier/<token>/`: the old sheets of a letter, each with one button.

    The letter stands for the person it was written to, for this act alone: opening its link does
    nothing (mail programs do it by themselves), pressing a button does, and her rights are read
    again. The page names sheets as everybody reads them.
    """
    found = read_link(token)
    if found is None:
        return render(request, "workspace/verify_over.html", status=404)
    person, public_ids = found
    if request.method == "POST":
        _confirm_named(request, person, public_ids)
        return redirect("workspace:verify", token=token)
    found_sheets = filter(None, (entries.get(Level.PUBLIC, one) for one in public_ids))
    sheets = [(sheet, _is_confirmed(sheet)) for sheet in found_sheets]
    context = {"sheets": sheets, "person": person}
    response = render(request, "workspace/verify.html", context)
    response.headers["Referrer-Policy"] = "same-origin"  # the token stays here
    return response


def _is_confirmed(sheet: Entry) -> bool:
    """True once a button was pressed: today’s date is online, or waits to be."""
    if waiting_review(Project(pk=sheet.pk)):
        return True
    months = settings.REMINDER_AFTER_MONTHS
    return not dates.is_stale(sheet.text("date"), dates.today(), months=months)


def _confirm_named(request: HttpRequest, person: User, public_ids: list[str]) -> None:
    public_id = request.POST.get("projet", "")
    project = Project.objects.filter(public_id=public_id).first()
    if project and public_id in public_ids:
        _confirm(request, project, person)


def _confirm(request: HttpRequest, project: Project, person: User) -> None:
    try:
        is_online = confirm_unchanged(project, by=person)
    except ChangedMeanwhileError:
        messages.error(
            request,
            _("Un brouillon plus récent existe : relisez-le, puis envoyez-le."),
        )
    except (NotAllowedError, NotPublishableError, DraftConflictError):
        messages.error(request, _("La fiche a changé entre-temps : relisez-la, puis envoyez-la."))
    else:
        said = (
            _("Merci. La fiche porte la date du jour.")
            if is_online
            else _("Merci. La date du jour paraîtra après une relecture rapide.")
        )
        messages.success(request, said)
