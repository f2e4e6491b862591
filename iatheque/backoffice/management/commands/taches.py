"""`iatheque taches`: what is due, for cron or a systemd timer."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from iatheque.backoffice.chores import CHORES


class Command(BaseCommand):
    """Does what is due; running it twice does nothing more."""

    help = _("Fait ce qui est dû : index, sessions expirées, journal. Sans effet si rien n’est dû.")

    def handle(self, **_options: Any) -> None:
        """Run every chore and say what each did."""
        for chore in CHORES:
            if said := chore():
                self.stdout.write(said)
