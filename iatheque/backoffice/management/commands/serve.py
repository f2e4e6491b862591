"""`iatheque serve`: the library, at the address and port of the settings."""

import os
import socket
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils.translation import gettext as _
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from iatheque.backoffice import static_files
from iatheque.backoffice.readiness import missing_migrations

# More than the processor needs: each slow download holds one until its last byte is taken.
_THREADS = 16


class Command(BaseCommand):
    """Checks that all is ready, then serves until it is stopped."""

    help = _("Ouvre la bibliothèque à l’adresse et au port des réglages.")

    def handle(self, **_options: Any) -> None:
        """Serve; stops with code 2 and what to do when something is not ready."""
        _check_tables()
        _check_port()
        if static_files.gather():
            self.stdout.write(_("Fichiers statiques rassemblés."))
        connection.close()
        self.stdout.write(_("IAthèque est ouverte : %(url)s") % {"url": settings.SITE_URL})
        # Workers that are forked inherit these settings, those that are spawned read them anew.
        settings.INDEX_THREAD = True
        os.environ["IATHEQUE_INDEX_THREAD"] = "1"
        Granian(
            "config.wsgi:application",
            address=settings.ADDRESS,
            port=settings.PORT,
            interface=Interfaces.WSGI,
            workers=settings.WORKERS,
            blocking_threads=_THREADS,
            websockets=False,
            respawn_failed_workers=True,
            log_access=False,
            log_level=LogLevels.error,
        ).serve()


def _check_tables() -> None:
    if missing := missing_migrations():
        raise CommandError(
            _(
                "La base n’est pas à jour (il manque %(count)d migrations). "
                "Lancez d’abord « iatheque migrate », "
                "ou « iatheque demo » pour avoir aussi un contenu d’exemple."
            )
            % {"count": len(missing)},
            returncode=2,
        )


def _check_port() -> None:
    where = {"address": settings.ADDRESS, "port": settings.PORT}
    family = socket.AF_INET6 if ":" in settings.ADDRESS else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((settings.ADDRESS, settings.PORT))
    except OSError as error:
        raise CommandError(
            _(
                "L’adresse %(address)s, port %(port)d, ne peut pas être ouverte (%(error)s). "
                "Choisissez un autre port : IATHEQUE_PORT=8811 iatheque serve"
            )
            % (where | {"error": error.strerror}),
            returncode=2,
        ) from error
