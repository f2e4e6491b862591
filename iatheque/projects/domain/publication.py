"""Publishing: from drafts to immutable snapshots, and from those to one entry per level."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Max, Min

from iatheque.accounts.models import User
from iatheque.lib.text import slugify
from iatheque.projects.catalogue import record_changes
from iatheque.projects.entries import ENTRY_MODELS, columns_of
from iatheque.projects.models import Draft, Project, Publication
from iatheque.schema.checking import check, completeness, errors
from iatheque.schema.extensions import EXTENSIONS
from iatheque.schema.field import Value
from iatheque.schema.fields import FIELD
from iatheque.schema.identifiers import siren_of
from iatheque.schema.levels import Level
from iatheque.schema.remark import Remark
from iatheque.schema.version import MODEL_VERSION

from .entry_rows import store
from .shared_resources import hide_resources, share_resources, snapshots


class NotPublishableError(Exception):
    """The draft of `project` has errors, given in `remarks`."""

    def __init__(self, project: Project, remarks: Sequence[Remark]) -> None:
        super().__init__(f"{project}: {', '.join(remark.key for remark in remarks)}")
        self.project, self.remarks = project, tuple(remarks)


def publish(projects: Sequence[Project], *, by: User | None, at: datetime) -> None:
    """Snapshot the drafts of `projects` and show them; call through `set_state` only.

    Runs in the caller's transaction. Raises `NotPublishableError` for the first draft in error.
    """
    drafts = Draft.objects.in_bulk([project.pk for project in projects])
    history = _history(projects)
    resources = snapshots(projects)
    publications = []
    for project in projects:
        values = drafts[project.pk].values
        if wrong := errors(check(values)):
            raise NotPublishableError(project, wrong)
        number = history.get(project.pk, (0, at))[0] + 1
        snapshot = _snapshot(project, number, values, by=by, at=at)
        snapshot.resources = resources.get(project.pk, [])
        publications.append(snapshot)
    Publication.objects.bulk_create(publications, batch_size=1000)
    first = {pk: published for pk, (_, published) in history.items()}
    write_entries(publications, first_published=first)
    record_changes([project.pk for project in projects])


def withdraw(projects: Sequence[Project]) -> None:
    """Take the entries of `projects` away from readers; call through `set_state` only."""
    pks = [project.pk for project in projects]
    for model in ENTRY_MODELS.values():
        model._default_manager.filter(pk__in=pks).delete()
    hide_resources(pks)
    record_changes(pks)


def write_entries(
    publications: Sequence[Publication], *, first_published: Mapping[int, datetime]
) -> None:
    """Derive and store what every level reads of these publications (one per project)."""
    for level, model in ENTRY_MODELS.items():
        store(model, (_entry(level, publication, first_published) for publication in publications))
    share_resources(publications)


def values_of(publication: Publication) -> dict[str, Value]:
    """Return all the values of a publication by field key, extensions included."""
    values: dict[str, Value] = dict(publication.values)
    for extension in publication.extensions.values():
        values.update(extension["values"])
    return values


def _history(projects: Sequence[Project]) -> dict[int, tuple[int, datetime]]:
    """Return, by project already published once, its last number and first date."""
    rows = (
        Publication.objects.filter(project__in=[project.pk for project in projects])
        .order_by()
        .values_list("project")
        .annotate(Max("number"), Min("published_at"))
    )
    return {pk: (number, first) for pk, number, first in rows}


def _snapshot(
    project: Project, number: int, values: Mapping[str, Value], *, by: User | None, at: datetime
) -> Publication:
    return Publication(
        project=project,
        number=number,
        published_at=at,
        author=by,
        model_version=MODEL_VERSION,
        values={key: value for key, value in values.items() if key in FIELD},
        extensions=_extensions(values),
    )


def _extensions(values: Mapping[str, Value]) -> dict[str, dict[str, object]]:
    filled = {
        extension: {
            field.key: values[field.key] for field in extension.fields if field.key in values
        }
        for extension in EXTENSIONS
    }
    return {
        extension.key: {"version": extension.version, "values": found}
        for extension, found in filled.items()
        if found
    }


def _entry(
    level: Level, publication: Publication, first_published: Mapping[int, datetime]
) -> dict[str, Any]:
    """Return the columns of one entry."""
    values = values_of(publication)
    return {
        "project_id": publication.project_id,
        "public_id": publication.project.public_id,
        "slug": slugify(str(values["nom_projet"])),
        "siren": siren_of(str(values["coll_siret"])),
        "number": publication.number,
        "first_published_at": first_published.get(publication.project_id, publication.published_at),
        "published_at": publication.published_at,
        "completeness": completeness(values, level),
        **columns_of(level, values),
    }
