"""What a reader gets of attached resources: rows of her level's table, and nothing else."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from iatheque.access.gate import level_on
from iatheque.access.viewer import Viewer
from iatheque.projects.resource_models import (
    Described,
    Shared,
    SharedExpert,
    SharedPublic,
    SharedRestreint,
)
from iatheque.schema.levels import Level

from .choices import Kind, Licence

SHARED_MODELS: dict[Level, type[Shared]] = {
    Level.PUBLIC: SharedPublic,
    Level.RESTREINT: SharedRestreint,
    Level.EXPERT: SharedExpert,
}


@dataclass(frozen=True, slots=True)
class Attached:
    """A resource that the reader may read: a link, or a file that `path` hands out."""

    project: int
    token: str
    title: str
    kind: Kind
    licence: Licence | None
    level: Level
    link: str
    file: str
    name: str
    extension: str
    size: int

    @property
    def path(self) -> str:
        """The address of its file, without host; empty for a link."""
        return f"/fichiers/{self.token}/{self.name}" if self.name else ""

    @property
    def host(self) -> str:
        """The machine that a link leads to."""
        return urlsplit(self.link).hostname or self.link


def attached(row: Described, project: int) -> Attached:
    """Return the resource of a row, of either side."""
    return Attached(
        project,
        row.token,
        row.title,
        Kind(row.kind),
        Licence(row.licence) if row.licence else None,
        row.reading_level,
        row.link,
        row.file,
        row.name,
        row.extension,
        row.size,
    )


def shared_with(level: Level, project: int) -> list[Attached]:
    """Return the resources of a published project that a reader of `level` may read (one query)."""
    rows = SHARED_MODELS[level]._default_manager.filter(project=project).order_by("pk")
    return [attached(row, row.project_id) for row in rows]


def find_shared(viewer: Viewer, token: str) -> Attached | None:
    """Return a published resource that `viewer` may read, or None.

    Beyond her own level she reads whole what her authorities published.
    """
    row = _find(viewer.level, token)
    if row is None and not viewer.is_anonymous:
        row = _find(Level.EXPERT, token)
        if row is not None and level_on(viewer, row.siren) is not Level.EXPERT:
            row = None
    return attached(row, row.project_id) if row else None


def _find(level: Level, token: str) -> Shared | None:
    return SHARED_MODELS[level]._default_manager.filter(token=token).first()
