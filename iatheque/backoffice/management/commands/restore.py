"""`iatheque restore FILE`: bring a backup back, whole or not at all."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from iatheque.backoffice.backup.manifest import BackupError
from iatheque.backoffice.backup.restoring import restore


class Command(BaseCommand):
    """Restores the database and the files, then rebuilds the search index."""

    help = _("Restaure une sauvegarde dans une base vide.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One archive, and the word that allows to replace what is there."""
        parser.add_argument("file", type=Path, help=_("archive faite par « iatheque backup »"))
        parser.add_argument(
            "--force", action="store_true", help=_("remplace tout ce que la base contient")
        )

    def handle(self, *, file: Path, force: bool, **_options: Any) -> None:
        """Restore; stops with code 2, nothing changed, when the archive is refused."""
        try:
            with tqdm(unit=_(" lignes"), disable=None) as bar:
                manifest = restore(file, force=force, progress=bar.update)
        except BackupError as error:
            raise CommandError(str(error), returncode=2) from error
        call_command("reindex", stdout=self.stdout)
        self.stdout.write(
            _("Sauvegarde du %(when)s restaurée : %(rows)d lignes, %(files)d fichiers.")
            % {
                "when": manifest.made_at[:10],
                "rows": sum(manifest.rows.values()),
                "files": manifest.files,
            }
        )
