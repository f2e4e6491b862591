"""Gathering answers into a shared view; showing a result on the sheet, and taking it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from iatheque.decision.domain import sharing as domain
from iatheque.decision.domain.gathering import TooFewToGatherError
from iatheque.decision.domain.gathering import gather as gather_answers
from iatheque.decision.domain.saving import PERSONAL
from iatheque.projects.models import Project
from iatheque.projects.states import State
from iatheque.schema.levels import Level

from .owned import moment_of, on_a_button, own_project, question_set, result_path

_LEVELS = {level.slug: level for level in (Level.PUBLIC, Level.RESTREINT)}


@login_required
@on_a_button
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
            messages.success(request, _shared(found))
    return redirect(result_path(public_id, tool, at))


@login_required
@on_a_button
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
    return redirect(result_path(public_id, tool, at))


def _shared(project: Project) -> str:
    """Promise nothing that readers do not see yet: a draft has no sheet."""
    if project.state == State.PUBLISHED:
        return _("Ce résultat se voit maintenant sur la fiche publiée.")
    return _("Ce choix est gardé : le résultat se verra sur la fiche quand elle sera publiée.")
