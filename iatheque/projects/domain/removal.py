"""Removing for good what no reader ever saw."""

from collections.abc import Sequence

from iatheque.projects.models import Project, Publication


class PublishedOnceError(Exception):
    """A project that was published leaves a history: it is withdrawn, never removed."""


def remove_unpublished(projects: Sequence[Project]) -> None:
    """Delete projects and their drafts; raises `PublishedOnceError` if one was ever published."""
    if Publication.objects.filter(project__in=projects).exists():
        raise PublishedOnceError
    Project.objects.filter(pk__in=[project.pk for project in projects]).delete()
