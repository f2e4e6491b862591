"""`iatheque backup FILE`: everything in one file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from iatheque.backoffice.backup.manifest import BackupError
from iatheque.backoffice.backup.writing import write


class Command(BaseCommand):
    """Saves the database and the files while the library stays open."""

    help = _("Sauvegarde la base et les fichiers dans une seule archive.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One file, that must not exist yet."""
        parser.add_argument("file", type=Path, help=_("archive à créer : sauvegarde.zip"))

    def handle(self, *, file: Path, **_options: Any) -> None:
        """Write the archive; stops with code 2 when it cannot be written."""
        try:
            with tqdm(unit=_(" lignes"), disable=None) as bar:
                manifest = write(file, bar.update)
        except BackupError as error:
            raise CommandError(str(error), returncode=2) from error
        self.stdout.write(
            _("Sauvegarde écrite dans %(file)s : %(rows)d lignes, %(files)d fichiers.")
            % {"file": file, "rows": sum(manifest.rows.values()), "files": manifest.files}
        )
