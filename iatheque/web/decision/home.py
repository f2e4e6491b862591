"""`/decision/`: the tools, and which one to take."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from iatheque.decision.aggregates import is_offered
from iatheque.web.documents import offered

from .tools import available


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the tools of this site; anyone may try them."""
    context = {
        "tools": available(),
        "documents": offered(),
        "has_marks": is_offered(),
    }
    return render(request, "decision/home.html", context)
