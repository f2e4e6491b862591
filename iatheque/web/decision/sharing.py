"""Gathering answers into a shared view; showing a result on the sheet, and taking it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iatheque.decision.domain import sharing as domain
from iatheque.decision.domain.gathering import TooFewToGatherError
from iatheque.decision.domain.gathering import gather as gather_answers
from iatheque.decision.domain.saving import PERSONAL
from iatheque.schema.levels import Level

from .owned import moment_of, own_project, question_set

_LEVELS = {level.slug: level for level in (Level.PUBLIC, Level.RESTREINT)}


@require_POST
@login_required
def share(request: HttpRequest, public_id: str, tool: str, moment: str) -> HttpResponse:
    """`…/partager/`: to agents or to everybody, as the form says; anything else is private."""
    found = own_project(request, public_id, "share_evaluation")
    at = moment_of(question_set(tool), moment)
    level = _LEVELS.get(request.POST.get("niveau", ""))
    if level is None:
        domain.unshare(found, tool, at, by=request.user)
        messages.success(request, _("Ce résultat ne se voit plus sur la fiche."))
    else:
        try:
            domain.share(found, tool, at, level, by=request.user)
        except domain.NothingToShareError:
            messages.error(request, _("Il n’y a pas encore assez de réponses pour partager."))
        else:
            messages.success(request, _("Ce résultat se voit maintenant sur la fiche publiée."))
    return _back(public_id, tool, at)


@require_POST
@login_required
def gather(request: HttpRequest, public_id: str, tool: str, moment: str) -> HttpResponse:
    """`…/reunir/`: let the view of several persons take in the answers that wait."""
    found = own_project(request, public_id)
    at = moment_of(question_set(tool), moment)
    if tool not in PERSONAL:
        raise Http404
    try:
        gather_answers(found, tool, at, by=request.user)
    except TooFewToGatherError:
        messages.error(request, _("Il n’y a pas encore assez de réponses nouvelles à réunir."))
    else:
        messages.success(request, _("Les réponses sont réunies."))
    return _back(public_id, tool, at)


def _back(public_id: str, tool: str, moment: str) -> HttpResponse:
    path = reverse("decision:result", kwargs={"public_id": public_id, "tool": tool})
    return redirect(f"{path}?moment={moment}" if moment else path)
