"""Removing for good what no reader ever saw."""

from collections.abc import Sequence

from django.db.models import CASCADE

from iatheque.projects.models import Project, Publication

# What every project has from its birth, and a review that was taken back.
_OWN = frozenset({"projects.draft", "projects.statechange", "moderation.reviewrequest"})


class PublishedOnceError(Exception):
    """A project that was published leaves a history: it is withdrawn, never removed."""


def attached(projects: Sequence[Project]) -> set[int]:
    """Return the keys of the projects that hold more than a draft: files, links, decisions."""
    found: set[int] = set()
    for relation in Project._meta.related_objects:
        model, name = relation.related_model, relation.field.name
        if relation.on_delete is CASCADE and model._meta.label_lower not in _OWN:
            rows = model._base_manager.filter(**{f"{name}__in": projects})
            found.update(rows.values_list(name, flat=True))
    return found


def remove_unpublished(projects: Sequence[Project]) -> None:
    """Delete projects and their drafts; raises `PublishedOnceError` if one was ever published."""
    if Publication.objects.filter(project__in=projects).exists():
        raise PublishedOnceError
    Project.objects.filter(pk__in=[project.pk for project in projects]).delete()
