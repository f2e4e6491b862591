"""`iatheque demo`: a library ready to open, with example content. Safe to run again."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from iatheque.decision.demo.content import load_evaluations
from iatheque.exchange.demo.content import complete_projects, load_projects
from iatheque.organisations.demo import create_people


class Command(BaseCommand):
    """Brings the tables up to date and loads the examples once.

    People to try each role, and the evaluations they made, come in demonstration mode only.
    """

    help = "Prépare la base et charge une fois le contenu d’exemple."
    requires_system_checks: list[str] = []  # made by `serve` and by `make lint`

    def handle(self, **_options: Any) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        if load_projects():
            self.stdout.write(_("Le contenu d’exemple est chargé."))
        elif settings.DEMO and complete_projects():
            self.stdout.write(_("Le contenu d’exemple est complété."))
        if settings.DEMO:
            create_people()
            load_evaluations()
            self.stdout.write(
                _("Comptes d’essai, et courriels retenus : %(url)s/demo/")
                % {"url": settings.SITE_URL}
            )
        self.stdout.write(_("La bibliothèque est prête : %(url)s") % {"url": settings.SITE_URL})
