"""`/decision/partage/<id>/`: the tables of what a project shares, at the reader's level."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from iatheque.decision.shared import NOTHING_SHARED
from iatheque.decision.shared import shared as shared_of
from iatheque.projects import entries


@require_safe
def shared(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show pictures and tables; 404 when the reader's level sees none."""
    entry = entries.get_for(request.viewer, public_id)
    found = shared_of(entry.pk, entry.level) if entry else NOTHING_SHARED
    if entry is None or not found.questionnaires:
        raise Http404
    return render(request, "decision/shared.html", {"entry": entry, "shared": found})
