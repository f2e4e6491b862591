"""Attached resources as their depositors have them, published or not."""

from iatheque.access.abilities import abilities
from iatheque.access.resources import reads_resource
from iatheque.access.viewer import Viewer
from iatheque.projects.models import Project, Resource
from iatheque.schema.levels import Level

from .shown import Attached, attached


def drafted(project: Project, level: Level = Level.EXPERT) -> list[Attached]:
    """Return the resources of the draft, those that `level` would read if it were published.

    For those who may read the draft: the caller asks `abilities`, or holds a preview link.
    """
    rows = Resource.objects.filter(project=project).order_by("pk")
    return [attached(row, project.pk) for row in rows if reads_resource(level, row.reading_level)]


def find_drafted(viewer: Viewer, token: str) -> Attached | None:
    """Return a resource of a project that `viewer` reads whole, or None."""
    rows = Resource.objects.select_related("project__organisation").filter(token=token)
    row = rows.first()
    if row is None or not abilities(viewer, row.project)["read_whole"]:
        return None
    return attached(row, row.project_id)
