"""Inviting people to answer the girouet without account; what they see and send."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from iatheque.decision.answer_file import AnswerFile
from iatheque.decision.domain import inviting as domain
from iatheque.decision.domain.saving import PERSONAL, Given
from iatheque.decision.models import Invitation, new_token
from iatheque.decision.pictures.girouet import picture
from iatheque.decision.results.girouet import own

from .owned import moment_of, name_of, on_a_button, own_project, question_set, result_path
from .tool import Filling, filled, packed, show_form


@login_required
@on_a_button
def invite(request: HttpRequest, public_id: str, tool: str, moment: str) -> HttpResponse:
    """`…/inviter/`: make a link; its address is on this answer alone."""
    found = own_project(request, public_id)
    questionnaire = question_set(tool)
    if tool not in PERSONAL:
        raise Http404
    row, token = domain.invite(found, tool, moment_of(questionnaire, moment), by=request.user)
    address = settings.SITE_URL + reverse("decision:invited", kwargs={"token": token})
    context = {
        "project": found,
        "title": name_of(found),
        "questionnaire": questionnaire,
        "moment": moment,
        "address": address,
        "closes_at": row.closes_at,
    }
    return render(request, "decision/invitation.html", context)


@login_required
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a link at once, on POST; what was answered stays."""
    row = get_object_or_404(Invitation.objects.select_related("project"), pk=pk)
    own_project(request, row.project.public_id)
    if request.method == "POST":
        domain.close(row, by=request.user)
    return redirect(result_path(row.project.public_id, row.tool, row.moment))


# The address itself is the right to answer, and nobody else has it: there is nothing to forge.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invited(request: HttpRequest, token: str) -> HttpResponse:
    """`/decision/invitation/<token>/`: the questions, for whoever holds the link."""
    row = domain.find_invitation(token)
    if row is None:
        raise Http404
    blank = AnswerFile(question_set(row.tool))
    if request.method == "POST":
        response = _answer(request, row, filled(request, blank, row.moment))
    elif row.is_open:
        response = _form(request, Filling.of(blank, row.moment), new_token())
    else:
        response = _closed(request, blank)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "no-referrer"  # the address is the secret
    return response


def _form(request: HttpRequest, filling: Filling, key: str, *, status: int = 200) -> HttpResponse:
    return show_form(
        request, filling, template="decision/invited.html", answer_key=key, status=status
    )


def _answer(request: HttpRequest, row: Invitation, filling: Filling) -> HttpResponse:
    key = request.POST.get("cle", "")
    if filling.errors:
        return _form(request, filling, key, status=422)
    if request.POST.get("faire") == "modifier":
        return _form(request, filling, key)
    questionnaire = filling.file.questionnaire
    try:
        domain.answer(row, Given(questionnaire, row.moment, filling.answers), key=key)
    except domain.ClosedError:
        return _closed(request, filling.file)
    mine = own(questionnaire, filling.answers, row.moment)
    context = {
        "questionnaire": questionnaire,
        "moment": row.moment,
        "girouet": mine,
        "picture": picture(mine),
        "state": packed(filling.file),
        "posted": filling.posted,
    }
    return render(request, "decision/thanks.html", context)


def _closed(request: HttpRequest, file: AnswerFile) -> HttpResponse:
    """Say that nothing was kept; what was written, if anything, may still be downloaded."""
    context: dict[str, Any] = {
        "questionnaire": file.questionnaire,
        "state": packed(file) if any(file.moments.values()) else "",
    }
    return render(request, "decision/closed.html", context, status=410)
