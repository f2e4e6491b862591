"""`/decision/reperes/`: what shared evaluations say together, without names."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from iatheque.decision import loading
from iatheque.decision.aggregates import aggregates
from iatheque.decision.results.medians import ENOUGH


@require_safe
def marks(request: HttpRequest) -> HttpResponse:
    """Show medians by theme and distributions of notes, at the reader's level."""
    if not loading.is_available("radar"):
        raise Http404
    context = {
        "found": aggregates(request.viewer.level),
        "radar": loading.current("radar"),
        "girouet": loading.current("girouet"),
        "enough": ENOUGH,
    }
    return render(request, "decision/marks.html", context)
