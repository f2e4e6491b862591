"""`iatheque administrateur ADRESSE`: the first administrator, or the way back in."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from iatheque.accounts.models import User
from iatheque.schema.identifiers import is_email


class Command(BaseCommand):
    """Makes the person of an address an administrator; she signs in by a code, like everybody."""

    help = _("Donne à une adresse électronique tous les droits d’administration.")

    def add_arguments(self, parser: CommandParser) -> None:
        """Take one address."""
        parser.add_argument("adresse")

    def handle(self, *, adresse: str, **_options: Any) -> None:
        """Create the account when there is none, and say what comes next."""
        if not is_email(adresse):
            raise CommandError(
                _("« %(text)s » n’est pas une adresse électronique.") % {"text": adresse},
                returncode=2,
            )
        person = User.objects.of_address(adresse)
        person.is_active = person.is_staff = person.is_superuser = True
        person.save(update_fields=["is_active", "is_staff", "is_superuser"])
        self.stdout.write(
            _(
                "%(email)s administre la bibliothèque. "
                "À sa première connexion, un second facteur lui est demandé."
            )
            % {"email": person.email}
        )
