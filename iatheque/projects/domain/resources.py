"""Depositing, changing and removing the resources of a project.

The caller has checked that the person may edit the project. Every change raises the revision of
the draft, so that nobody decides on a version without the resources she has seen.
"""

from dataclasses import asdict, dataclass
from typing import IO

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from iatheque.accounts.models import User
from iatheque.lib.messages import N_, Message, message
from iatheque.lib.text import clean_line
from iatheque.projects.catalogue import record_changes
from iatheque.projects.models import Draft, Project, Resource
from iatheque.projects.resource_models import LINK
from iatheque.projects.resources.file_names import extension_of, safe_name
from iatheque.projects.resources.file_types import check_file
from iatheque.projects.resources.refusal import ResourceRefusedError
from iatheque.projects.signals import resource_changed
from iatheque.schema.fields import FIELD
from iatheque.schema.levels import Level
from iatheque.schema.readers.codes import read_url
from iatheque.schema.remark import excerpt

from .shared_resources import share_again

MOST = 30  # resources a project


@dataclass(frozen=True, slots=True)
class Description:
    """What is said of a resource; `kind` and `licence` are values of `resources.choices`."""

    title: str
    kind: str
    licence: str
    level: Level


def add_link(project: Project, said: Description, link: str, *, by: User | None) -> Resource:
    """Attach the web address `link`; raises `ResourceRefusedError`."""
    return _add(project, said, by=by, link=_read_link(link))


def add_file(
    project: Project, said: Description, file: IO[bytes], name: str, *, by: User | None
) -> Resource:
    """Attach a file that was sent under `name`.

    Raises `ResourceRefusedError` for a file too big, not of a listed type or not what its name
    says, and when the project holds too many already; nothing is then kept.
    """
    content = file.read(settings.RESOURCE_MAX_BYTES + 1)
    if len(content) > settings.RESOURCE_MAX_BYTES:
        raise ResourceRefusedError(too_heavy())
    extension = extension_of(name)
    check_file(content, extension)
    resource = Resource(name=safe_name(name, extension), extension=extension, size=len(content))
    stored = default_storage.save(f"ressources/{resource.token}", ContentFile(content))
    try:
        return _add(project, said, by=by, file=stored, resource=resource)
    except BaseException:
        default_storage.delete(stored)
        raise


def too_heavy() -> Message:
    """Return what is said of a file over the limit."""
    why = N_("Ce fichier dépasse %(size)d Mo : attachez plutôt un lien.")
    return message(why, size=settings.RESOURCE_MAX_BYTES // (1024 * 1024))


def change(
    resource: Resource, said: Description, *, link: str | None = None, by: User | None
) -> None:
    """Say something else of a resource; a file stays the same file, a link may lead elsewhere.

    Raises `ResourceRefusedError` for a link that is none.
    """
    _describe(resource, said)
    if link is not None and resource.link:
        resource.link = _read_link(link)
    with transaction.atomic():
        resource.save()
        _tell(resource, N_("Ressource modifiée"), by=by)


def remove(resource: Resource, *, by: User | None) -> None:
    """Take a resource away, from readers too, and forget its file."""
    project, stored = resource.project, resource.file
    with transaction.atomic():
        Resource.objects.filter(pk=resource.pk).delete()
        _tell(resource, N_("Ressource retirée"), by=by, project=project)
        if stored:
            transaction.on_commit(lambda: default_storage.delete(stored))


def _add(
    project: Project,
    said: Description,
    *,
    by: User | None,
    resource: Resource | None = None,
    **place: str,
) -> Resource:
    resource = resource or Resource()
    resource.project, resource.created_by = project, by
    for column, value in place.items():
        setattr(resource, column, value)
    _describe(resource, said)
    with transaction.atomic():
        Draft.objects.select_for_update().get(project=project)
        if Resource.objects.filter(project=project).count() >= MOST:
            why = N_("Ce projet a déjà %(most)d ressources : retirez-en une d’abord.")
            raise ResourceRefusedError(message(why, most=MOST))
        resource.save()
        _tell(resource, N_("Ressource ajoutée"), by=by)
    return resource


def _read_link(link: str) -> str:
    reading = read_url(FIELD["url_ressources"], link.strip())
    if not isinstance(reading.value, str) or len(reading.value) > LINK:
        why = N_("« %(found)s » n’est pas une adresse web : elle commence par https:// ou http://.")
        raise ResourceRefusedError(message(why, found=excerpt(link)))
    return reading.value


def _describe(resource: Resource, said: Description) -> None:
    for column, value in asdict(said).items():
        setattr(resource, column, value)
    resource.title = clean_line(said.title)


def _tell(
    resource: Resource, what: str, *, by: User | None, project: Project | None = None
) -> None:
    """Raise the draft's revision, derive what readers see again, and tell the higher layers."""
    project = project or resource.project
    draft = Draft.objects.select_for_update().get(project=project)
    draft.revision += 1
    draft.updated_by = by
    draft.save(update_fields=["revision", "updated_by", "updated_at"])
    if share_again(project):
        record_changes([project.pk])
    detail = f"{what} : {resource.title} ({resource.reading_level.label})"
    resource_changed.send(sender=Resource, project=project, by=by, detail=detail)
