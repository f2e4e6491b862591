"""Deriving all entries again from the latest publications."""

from collections.abc import Callable

from django.db import transaction
from django.db.models import F, Max, Min

from iatheque.projects.entries import ENTRY_MODELS
from iatheque.projects.models import Project, Publication
from iatheque.projects.states import State

from .publication import write_entries
from .shared_resources import hide_unpublished

_BATCH = 1000


def rebuild_entries(progress: Callable[[int], None] = lambda _done: None) -> int:
    """Derive the entries of every level again, and drop those of projects no longer published.

    Returns the number of projects; `progress` is told how many are done after each batch. Search
    indexes are rebuilt afterwards by the caller (`iatheque reindex`).
    """
    done = 0
    last = 0
    with transaction.atomic():
        for model in ENTRY_MODELS.values():
            model._default_manager.exclude(project__state=State.PUBLISHED).delete()
        hide_unpublished()
        while pks := _next(last):
            last = pks[-1]
            _rebuild(pks)
            done += len(pks)
            progress(done)
    return done


def _next(after: int) -> list[int]:
    rows = Project.objects.filter(state=State.PUBLISHED, pk__gt=after).order_by("pk")
    return list(rows.values_list("pk", flat=True)[:_BATCH])


def _rebuild(pks: list[int]) -> None:
    rows = Publication.objects.filter(project__in=pks).order_by()
    first = dict(rows.values_list("project").annotate(Min("published_at")))
    latest = (
        rows.select_related("project")
        .annotate(last=Max("project__publications__number"))
        .filter(number=F("last"))
    )
    write_entries(list(latest), first_published=first)
