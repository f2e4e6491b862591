"""Finding the project that a line is about, or why it cannot be said."""

import re

from iatheque.lib.messages import N_, Message, message

from .identity import Identity
from .known import Catalogue, Known

_ID = re.compile(r"[a-z2-7]{10}")


class DoubtError(Exception):
    """Which project the line is about cannot be said; `note` tells why, `project` is one guess."""

    def __init__(self, note: Message, project: Known | None = None) -> None:
        super().__init__(str(note))
        self.note, self.project = note, project


def match(identity: Identity, catalogue: Catalogue) -> Known | None:
    """Return the project that the line is about, None for a new one.

    By `id`; else by SIRET and name; else, when the line or the project has no right SIRET, by
    authority and name: an unknown `id` then gives way to that of the project. Raises `DoubtError`
    for an `id` that contradicts both SIRET and name, for one that is none on a new project, and
    when several projects answer.
    """
    project = catalogue.by_id.get(identity.public_id)
    if project is None:
        named = _named(identity, catalogue)
        if named is None:
            _refuse_no_id(identity.public_id)
        return named
    if _differs(identity.name, project.name) and _siret_differs(identity, project):
        why = N_(
            "L’identifiant %(id)s est celui d’un projet dont le SIRET et le nom sont tous deux "
            "différents."
        )
        raise DoubtError(message(why, id=identity.public_id), project)
    return project


def _differs(found: str, known: str) -> bool:
    return bool(found and known and found != known)


def _siret_differs(identity: Identity, project: Known) -> bool:
    return identity.has_siret and bool(project.siret) and identity.siret != project.siret


def _refuse_no_id(public_id: str) -> None:
    """A new project keeps the identifier that a line gives it, which has to be one."""
    if public_id and not _ID.fullmatch(public_id):
        why = N_("« %(id)s » n’est pas un identifiant de projet : il compte 10 signes, a-z ou 2-7.")
        raise DoubtError(message(why, id=public_id[:60]))


def _named(identity: Identity, catalogue: Catalogue) -> Known | None:
    projects = catalogue.named(identity.name)
    same_siret = [
        project for project in projects if identity.siret and project.siret == identity.siret
    ]
    found = same_siret or [project for project in projects if _same_authority(identity, project)]
    if len(found) > 1:
        why = N_("Plusieurs projets portent ce nom (%(ids)s) : donnez l’identifiant du bon.")
        ids = ", ".join(project.public_id for project in found[:10])
        raise DoubtError(message(why, ids=ids))
    return found[0] if found else None


def _same_authority(identity: Identity, project: Known) -> bool:
    if identity.is_sure and project.is_sure:
        return False
    return bool(identity.authority) and identity.authority == project.authority
