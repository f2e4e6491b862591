"""`iatheque publish-git`: the public data, committed to the git remote of the settings.

Exit 0: published, or nothing had changed; 2: refused, and the remote stays as it was.
"""  # noqa: N999 - the name of the verb

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from iatheque.exchange.git.publishing import publish_and_alert, remote_of_settings
from iatheque.exchange.git.refusals import PublicationError
from iatheque.exchange.reports.wording import say

_FAILED = 2


class Command(BaseCommand):
    """Commits what changed, with a journal of the projects added, changed and removed."""

    help = "Envoie les données publiques dans le dépôt git des réglages, si elles ont changé."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--accept-loss",
            action="store_true",
            help="envoie même si beaucoup de projets ont disparu depuis la dernière fois",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            remote = remote_of_settings()
            if remote is None:
                raise CommandError(
                    _("Aucun dépôt n’est réglé : donnez son adresse dans IATHEQUE_GIT_REMOTE."),
                    returncode=_FAILED,
                )
            done = publish_and_alert(remote, accept_loss=options["accept_loss"])
        except PublicationError as error:
            raise CommandError(say(error.note), returncode=_FAILED) from error
        self.stdout.write(say(done.said))
