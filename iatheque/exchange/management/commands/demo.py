"""`iatheque demo`: a library ready to open, with example content. Safe to run again."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from iatheque.exchange.demo.content import load_projects
from iatheque.exchange.demo.people import create_people
from iatheque.exchange.reports.wording import say


class Command(BaseCommand):
    """Brings the tables up to date, loads the examples once, and people in demonstration mode."""

    help = "Prépare la base et charge une fois le contenu d’exemple."
    requires_system_checks: list[str] = []  # made by `serve` and by `make lint`

    def handle(self, **_options: Any) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        if load_projects():
            self.stdout.write(_("Le contenu d’exemple est chargé."))
        if settings.DEMO:
            self._introduce()
        self.stdout.write(_("La bibliothèque est prête : %(url)s") % {"url": settings.SITE_URL})

    def _introduce(self) -> None:
        for person in create_people():
            self.stdout.write(
                _("%(role)s : %(email)s, mot de passe %(password)s (affiché cette seule fois)")
                % {"role": say(person.role), "email": person.email, "password": person.password}
            )
