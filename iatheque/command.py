"""The `iatheque` command: every verb is a Django management command of one of our apps."""

import os
import sys
from collections.abc import Callable
from typing import Any, NoReturn

from django.core.management import ManagementUtility
from django.core.management.base import BaseCommand, CommandError, SystemCheckError
from django.utils.translation import gettext as _

_FAILED = 2
# The verbs that need the tables, and that a person types on a library just installed.
_ON_TABLES = frozenset({"import", "export", "publish-git", "reindex"})


def main() -> None:
    """Run the verb given on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    _Verbs(["iatheque", *sys.argv[1:]]).execute()


class _Verbs(ManagementUtility):
    """Verbs that say why they stop in one sentence, without the name of an exception."""

    def fetch_command(self, subcommand: str) -> BaseCommand:
        command = super().fetch_command(subcommand)
        execute = command.execute

        def run(*args: Any, **options: Any) -> str | None:
            return _run(command, subcommand, lambda: execute(*args, **options), options)

        command.execute = run  # type: ignore[method-assign]
        return command


def _run(
    command: BaseCommand,
    verb: str,
    execute: Callable[[], str | None],
    options: dict[str, Any],
) -> str | None:
    try:
        if verb in _ON_TABLES:
            _require_tables()
        said = execute()
        sys.stdout.flush()
    except BrokenPipeError:
        _leave_the_pipe()
    except SystemCheckError:
        raise  # Django lists the faults one by one.
    except CommandError as error:
        if options.get("traceback"):
            raise
        command.stderr.write(str(error))
        sys.exit(error.returncode)
    return said


def _leave_the_pipe() -> NoReturn:
    """Stop without a word: nobody reads any more (« | head »), and what was left is not done."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python flushes as it leaves
    sys.exit(_FAILED)


def _require_tables() -> None:
    """Raise `CommandError` when tables are missing or late; a silent database is told later."""
    from django.db import OperationalError, connection  # noqa: PLC0415 - settings come first
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    try:
        executor = MigrationExecutor(connection)
    except OperationalError:
        return
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        why = _(
            "Les tables de la bibliothèque ne sont pas prêtes : tapez « iatheque migrate » pour "
            "les préparer, ou « iatheque demo » pour partir du contenu d’exemple."
        )
        raise CommandError(why, returncode=_FAILED)
