"""A new project: its name first, and what already exists under a name close to it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from iatheque.projects import entries
from iatheque.projects.domain.drafts import create_project, known_of
from iatheque.projects.entries import Entry
from iatheque.schema.checking import assess
from iatheque.schema.fields import FIELD
from iatheque.schema.levels import Level
from iatheque.search.finder import find
from iatheque.search.query import parse

from .owned import own_organisation
from .rows import step_path
from .steps import STEPS

_ENOUGH = 4  # characters; below, anything would look alike
_MOST = 3


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def create(request: HttpRequest, siren: str) -> HttpResponse:
    """`/espace/<siren>/nouveau/`: ask the name; create once close projects were shown."""
    organisation = own_organisation(request.viewer, siren)
    name = request.POST.get("nom_projet", "").strip()
    error = _error(name) if request.method == "POST" else ""
    found = [] if error else similar_projects(name)
    if request.method == "POST" and not error and (not found or "vu" in request.POST):
        assessment = assess({**known_of(organisation), "nom_projet": name})
        project = create_project(assessment, organisation=organisation, by=request.user)
        return redirect(step_path(project, STEPS[0].slug))
    context = {
        "organisation": organisation,
        "field": FIELD["nom_projet"],
        "name": name,
        "error": error,
        "found": found,
    }
    return render(request, "workspace/create.html", context, status=422 if error else 200)


@require_safe
@login_required
def alike(request: HttpRequest) -> HttpResponse:
    """`/espace/semblables?q=`: the published projects close to what is being typed."""
    found = similar_projects(request.GET.get("q", "")[:200])
    return render(request, "workspace/_alike.html", {"found": found})


def similar_projects(text: str) -> list[Entry]:
    """Return the published projects, as everybody reads them, that `text` finds first."""
    if len(text.strip()) < _ENOUGH:
        return []
    query = parse([("q", [text])], Level.PUBLIC)
    results = find(query, Level.PUBLIC, facets=False, page_size=_MOST)
    return entries.fetch(Level.PUBLIC, results.pks[:_MOST])


def _error(name: str) -> str:
    if not name:
        return _("Donnez un nom au projet, même provisoire.")
    if len(name) > FIELD["nom_projet"].limit:
        return _("Ce nom est trop long : %(limit)d caractères au plus.") % {
            "limit": FIELD["nom_projet"].limit
        }
    return ""
