"""The resources attached to a project: seen, added, described anew, removed."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from iatheque.projects.domain import resources as domain
from iatheque.projects.models import Project, Resource
from iatheque.projects.resources.drafted import drafted
from iatheque.projects.resources.file_types import TYPES
from iatheque.projects.resources.refusal import ResourceRefusedError
from iatheque.web.attached import resource_lines
from iatheque.web.filters import translated
from iatheque.web.uploads import dropped

from .owned import own_project
from .resource_forms import NewResourceForm, ResourceForm
from .rows import row


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def attached(request: HttpRequest, public_id: str) -> HttpResponse:
    """`…/ressources/`: what is attached, and the form that attaches one more."""
    project = own_project(request, public_id, "read_whole")
    if request.method != "POST":
        return _page(request, project, NewResourceForm())
    own_project(request, public_id, "edit")
    form = NewResourceForm(request.POST, request.FILES, dropped=dropped(request))
    if form.is_valid() and _added(request, project, form):
        messages.success(request, _("La ressource est attachée."))
        return redirect("workspace:resources", public_id=public_id)
    return _page(request, project, form)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def resource(request: HttpRequest, public_id: str, token: str) -> HttpResponse:
    """`…/ressources/<token>/`: what is said of one resource."""
    project = own_project(request, public_id, "edit")
    found = _own(project, token)
    form = ResourceForm(request.POST) if request.method == "POST" else ResourceForm.of(found)
    if request.method == "POST" and form.is_valid() and _changed(request, found, form):
        messages.success(request, _("La ressource est enregistrée."))
        return redirect("workspace:resources", public_id=public_id)
    context = {"row": row(project, request.viewer), "resource": found, "form": form}
    status = 422 if request.method == "POST" else 200
    return render(request, "workspace/resource.html", context, status=status)


@require_POST
@login_required
def remove(request: HttpRequest, public_id: str, token: str) -> HttpResponse:
    """Take one resource away."""
    project = own_project(request, public_id, "edit")
    domain.remove(_own(project, token), by=request.user)
    messages.success(request, _("La ressource est retirée."))
    return redirect("workspace:resources", public_id=public_id)


def _own(project: Project, token: str) -> Resource:
    return get_object_or_404(
        Resource.objects.select_related("project"), project=project, token=token
    )


def _added(request: HttpRequest, project: Project, form: NewResourceForm) -> bool:
    """Attach the resource; say on the form why it is refused."""
    said, file = form.cleaned_data, form.cleaned_data.get("file")
    place = "file" if file else "link"
    try:
        if file:
            domain.add_file(project, form.description(), file, file.name, by=request.user)
        else:
            domain.add_link(project, form.description(), said["link"], by=request.user)
    except ResourceRefusedError as error:
        form.add_error(place, translated(error.note))
    return not form.errors


def _changed(request: HttpRequest, found: Resource, form: ResourceForm) -> bool:
    link = form.cleaned_data["link"] if found.link else None
    try:
        domain.change(found, form.description(), link=link, by=request.user)
    except ResourceRefusedError as error:
        form.add_error("link", translated(error.note))
    return not form.errors


def _page(request: HttpRequest, project: Project, form: NewResourceForm) -> HttpResponse:
    context: dict[str, Any] = {
        "row": row(project, request.viewer),
        "resources": resource_lines(drafted(project)),
        "form": form,
        "most": settings.RESOURCE_MAX_BYTES // (1024 * 1024),
        "types": ", ".join(TYPES),
    }
    status = 422 if form.is_bound else 200
    return render(request, "workspace/resources.html", context, status=status)
