"""Who enters which page of moderation; for everybody else the page does not exist."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from iatheque.access.viewer import Viewer
from iatheque.moderation.queue import reads_queue
from iatheque.moderation.standing import allowed, belongs
from iatheque.projects.models import Project

View = Callable[..., HttpResponse]


def _door(is_open: Callable[[Viewer], bool]) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        @wraps(view)
        def entered(request: HttpRequest, **arguments: Any) -> HttpResponse:
            if not is_open(request.viewer):
                raise Http404
            return view(request, **arguments)

        return login_required(entered)

    return decorate


for_deciders = _door(reads_queue)
for_members = _door(lambda viewer: viewer.is_moderator or bool(viewer.sirens))
for_the_team = _door(lambda viewer: viewer.is_moderator)


def project_of(request: HttpRequest, public_id: str, ability: str = "") -> Project:
    """Return the project with its draft and authority; 404 unless the viewer belongs to it.

    Raises `PermissionDenied` when an `ability` is named and she may not do it now.
    """
    rows = Project.objects.select_related("organisation", "draft")
    project = get_object_or_404(rows, public_id=public_id)
    if not belongs(request.viewer, project):
        raise Http404
    if ability and not allowed(request.viewer, project)[ability]:
        raise PermissionDenied
    return project
