"""What each level reads of the attached resources: derived from the latest publication.

What was removed or closed since leaves at once; what was added or opened waits for the next
publication, as any other answer does.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from iatheque.access.resources import levels_reading
from iatheque.projects.models import Project, Publication, Resource
from iatheque.projects.resource_models import Described
from iatheque.projects.resources.shown import SHARED_MODELS
from iatheque.projects.states import State
from iatheque.schema.identifiers import siren_of
from iatheque.schema.levels import Level

_SAID = tuple(field.name for field in Described._meta.fields)


def snapshots(projects: Sequence[Project]) -> dict[int, list[dict[str, Any]]]:
    """Return, by project, what a publication keeps of its resources (one query)."""
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    rows = Resource.objects.filter(project__in=[project.pk for project in projects])
    for row in rows.order_by("pk").values("project_id", *_SAID):
        found[row.pop("project_id")].append(row)
    return found


def share_resources(publications: Sequence[Publication]) -> None:
    """Store what each level reads of the resources of these publications (one per project)."""
    pks = [publication.project_id for publication in publications]
    hide_resources(pks)
    levels = dict(Resource.objects.filter(project__in=pks).values_list("token", "level"))
    for level, model in SHARED_MODELS.items():
        rows = [row for publication in publications for row in _rows(level, publication, levels)]
        model._default_manager.bulk_create([model(**row) for row in rows], batch_size=500)


def share_again(project: Project) -> bool:
    """Derive the resources of one published project again; return whether readers see it."""
    if project.state != State.PUBLISHED:
        return False
    share_resources(list(Publication.objects.filter(project=project).order_by("-number")[:1]))
    return True


def hide_resources(pks: Iterable[int]) -> None:
    """Take the resources of these projects away from readers."""
    for model in SHARED_MODELS.values():
        model._default_manager.filter(project__in=pks).delete()


def hide_unpublished() -> None:
    """Take away those of projects that are no longer published."""
    for model in SHARED_MODELS.values():
        model._default_manager.exclude(project__state=State.PUBLISHED).delete()


def _rows(
    level: Level, publication: Publication, levels: Mapping[str, int]
) -> Iterable[dict[str, Any]]:
    """Yield the columns of the resources that `level` reads: the stricter of both levels counts."""
    for said in publication.resources:
        if said["token"] not in levels:
            continue
        strict = Level(max(said["level"], levels[said["token"]]))
        if level in levels_reading(strict):
            yield said | {
                "level": strict.value,
                "project_id": publication.project_id,
                "siren": siren_of(str(publication.values["coll_siret"])),
            }
