"""What an archive says of itself, and whether this installation can take it."""

import json
import zipfile
from dataclasses import asdict, dataclass, field

from django.conf import settings
from django.utils.translation import gettext as _

from . import tables

NAME = "manifest.json"


class BackupError(Exception):
    """The archive cannot be written or restored; the message says why, in French."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """When and by which release an archive was made; `rows` counts them by model."""

    made_at: str
    release: str
    migrations: list[str] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    files: int = 0

    def write(self, archive: zipfile.ZipFile) -> None:
        """Close the archive with its manifest."""
        archive.writestr(NAME, json.dumps(asdict(self), indent=1))


def read(archive: zipfile.ZipFile) -> Manifest:
    """Return the manifest; raise `BackupError` when the archive is not one of ours, whole."""
    try:
        return Manifest(**json.loads(archive.read(NAME)))
    except (KeyError, TypeError, ValueError) as error:
        raise BackupError(_("Ce fichier n’est pas une sauvegarde d’IAthèque complète.")) from error


def check(manifest: Manifest) -> None:
    """Raise `BackupError` when the tables of this database do not have the archive's shape."""
    if manifest.migrations == tables.migrations():
        return
    raise BackupError(
        _(
            "Cette sauvegarde vient de la version %(theirs)s, dont la base n’a pas la même forme "
            "que celle-ci (version %(ours)s). Installez la version %(theirs)s, lancez "
            "« iatheque migrate », restaurez, puis revenez à votre version et relancez « migrate »."
        )
        % {"theirs": manifest.release, "ours": settings.RELEASE}
    )
