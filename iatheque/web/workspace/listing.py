"""The authority's projects, and the page of one of them."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from iatheque.moderation.domain.rules import waiting_review
from iatheque.organisations.models import Membership, Organisation
from iatheque.projects.models import Project
from iatheque.projects.states import State

from .owned import own_organisations, own_project, own_projects
from .rows import doubts, missing, row, step_links
from .silent_links import silent_links
from .steps import EXTRA_STEPS

_A_PAGE = 50
_LETTERS = 20


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """`/espace/`: the projects of each authority of the person."""
    waiting = Membership.objects.filter(
        user=request.user, is_accepted=True, organisation__is_verified=False
    )
    context = {
        "shelves": [_shelf(request, one) for one in own_organisations(request.viewer)],
        "waiting": waiting.select_related("organisation").order_by("pk"),
    }
    return render(request, "workspace/home.html", context)


@require_safe
@login_required
def project(request: HttpRequest, public_id: str) -> HttpResponse:
    """`/espace/projets/<id>/`: where the project stands, and what is left to say."""
    found = own_project(request, public_id)
    context = {
        "row": row(found, request.viewer),
        "steps": step_links(found),
        "extra_steps": step_links(found, EXTRA_STEPS),
        "missing": missing(found),
        "doubts": doubts(found),
        "silent": silent_links(found),
        "attached": found.resources.count(),
        "answer": _answer(found),
        "contacts": found.contacts.exclude(confirmed_at=None)[:_LETTERS],
        "review": found.reviews.order_by("-pk").first(),
        "is_waiting": waiting_review(found) is not None,
    }
    return render(request, "workspace/project.html", context)


def _shelf(request: HttpRequest, organisation: Organisation) -> dict[str, Any]:
    parameter = f"page-{organisation.siren}"
    page = Paginator(own_projects(organisation), _A_PAGE).get_page(request.GET.get(parameter))
    rows = [row(one, request.viewer) for one in page]
    return {"organisation": organisation, "rows": rows, "page": page, "parameter": parameter}


def _answer(project: Project) -> str:
    """Return why the project was sent back or refused, when it was."""
    if project.state not in {State.CHANGES_REQUESTED, State.REFUSED}:
        return ""
    last = project.state_changes.order_by("-at", "-pk").first()
    return last.reason if last else ""
