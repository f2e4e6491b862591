"""`/decision/`: the tools, and which one to take."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .tools import available


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the tools of this site; anyone may try them."""
    return render(request, "decision/home.html", {"tools": available()})
