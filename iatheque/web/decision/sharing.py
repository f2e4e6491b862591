"""Showing a result on the sheet of its project, and taking it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iatheque.decision.domain import sharing as domain
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
    path = reverse("decision:result", kwargs={"public_id": public_id, "tool": tool})
    return redirect(f"{path}?moment={at}" if at else path)
