"""Files that people deposited, and our copies of logos: handed out, never interpreted."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from iatheque.projects.models import Logo, Project
from iatheque.projects.resources.drafted import find_drafted
from iatheque.projects.resources.file_types import TYPES
from iatheque.projects.resources.shown import Attached, find_shared
from iatheque.projects.signals import expert_file_read
from iatheque.schema.levels import Level

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex",
}


@require_safe
def resource_file(request: HttpRequest, token: str, name: str) -> FileResponse:
    """`/fichiers/<token>/<name>`: one file, to save; 404 to whoever may not read it."""
    found = find_shared(request.viewer, token)
    if found is None and not request.viewer.is_anonymous:
        found = find_drafted(request.viewer, token)
    if found is None or not found.file or found.name != name:
        raise Http404
    response = _file(found.file, TYPES[found.extension].media_type, found.name)
    if found.level is Level.EXPERT and request.method == "GET":
        _tell(request, found)
    for header, value in _HEADERS.items():
        response.headers[header] = value
    return response


@require_safe
def logo(request: HttpRequest, name: str) -> FileResponse:
    """`/logos/<name>.png`: our copy of an authority's logo."""
    found = get_object_or_404(Logo.objects.exclude(file=""), name=name)
    response = _file(found.file, "image/png")
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response


def _file(stored: str, media_type: str, name: str = "") -> FileResponse:
    try:
        content = default_storage.open(stored)
    except FileNotFoundError as error:
        raise Http404 from error
    return FileResponse(content, as_attachment=bool(name), filename=name, content_type=media_type)


def _tell(request: HttpRequest, found: Attached) -> None:
    project = Project.objects.select_related("organisation").get(pk=found.project)
    expert_file_read.send(sender=Project, project=project, by=request.user, detail=found.title)
