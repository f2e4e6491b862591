"""`iatheque import`: shows what importing a file would do, and does it with `--apply`.

Exit 0: all lines are taken; 1: some are kept out; 2: the file is refused, nothing is done.
"""

# ruff: noqa: N999 - Django names a verb after its module
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils.translation import gettext as _

from iatheque.exchange.apply import Applied, apply_plan
from iatheque.exchange.memory import spare_memory
from iatheque.exchange.options import Options, organisation_siren
from iatheque.exchange.plan import ImportPlan
from iatheque.exchange.planning import make_plan
from iatheque.exchange.refusals import ImportRefusedError
from iatheque.exchange.reports.bars import Bars
from iatheque.exchange.reports.full import write_report
from iatheque.exchange.reports.terminal import describe
from iatheque.exchange.reports.wording import say

_REFUSED = 2
_KEPT_OUT = 1


class Command(BaseCommand):
    """Imports projects from a CSV or XLSX file, or from a web address."""

    help = "Montre ce que l’import d’un fichier changerait ; --apply l’enregistre."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", metavar="FICHIER_OU_ADRESSE")
        parser.add_argument("--apply", action="store_true", help="enregistrer ce qui est montré")
        parser.add_argument(
            "--accept-suggestions", action="store_true", help="reprendre les SIRET proposés"
        )
        parser.add_argument(
            "--drafts", action="store_true", help="garder les lignes refusées en brouillon"
        )
        parser.add_argument(
            "--organisation", default="", metavar="SIRET", help="ne toucher qu’à cette collectivité"
        )
        parser.add_argument("--sheet", default="", metavar="NOM", help="la feuille d’un classeur")
        parser.add_argument(
            "--report", type=Path, metavar="FICHIER", help="écrire le compte rendu complet en CSV"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        spare_memory()
        try:
            with Bars() as bars, make_plan(options["source"], _asked(options), bars) as plan:
                bars.close()
                self._show(plan, options["report"])
                applied = apply_plan(plan, progress=bars) if options["apply"] else None
                kept_out = plan.kept_out
        except ImportRefusedError as error:
            raise CommandError(say(error.note), returncode=_REFUSED) from error
        except BrokenPipeError:
            raise  # the command ends quietly
        except (DatabaseError, OSError) as error:
            raise CommandError(_failure(error), returncode=_REFUSED) from error
        except KeyboardInterrupt as error:
            why = _("Import interrompu : rien n’est enregistré.")
            raise CommandError(why, returncode=_REFUSED) from error
        self._conclude(applied)
        if kept_out:
            why = _("Lignes non reprises : %(count)d.") % {"count": kept_out}
            raise CommandError(why, returncode=_KEPT_OUT)

    def _show(self, plan: ImportPlan, report: Path | None) -> None:
        for text in describe(plan):
            self.stdout.write(text)
        if report:
            try:
                write_report(plan, report)
            except OSError as error:
                why = _("Le compte rendu ne peut pas être écrit : %(path)s") % {"path": report}
                raise CommandError(why, returncode=_REFUSED) from error
            self.stdout.write("\n" + _("Compte rendu complet : %(path)s") % {"path": report})

    def _conclude(self, applied: Applied | None) -> None:
        if applied is None:
            conclusion = _("Rien n’est enregistré : ajoutez --apply pour le faire.")
        else:
            conclusion = _(
                "Enregistré. Projets publiés : %(created)d ; mis à jour : %(updated)d ; "
                "brouillons : %(drafts)d."
            ) % {
                "created": applied.created,
                "updated": applied.updated,
                "drafts": applied.drafts,
            }
        self.stdout.write("\n" + conclusion)


def _asked(options: dict[str, Any]) -> Options:
    siret = options["organisation"]
    return Options(
        accept_suggestions=options["accept_suggestions"],
        drafts=options["drafts"],
        organisation=organisation_siren(siret) if siret else "",
        sheet=options["sheet"],
    )


def _failure(error: Exception) -> str:
    reason = error.strerror if isinstance(error, OSError) else error
    return _("L’import n’a pas pu se faire, rien n’est enregistré : %(reason)s") % {
        "reason": reason or error
    }
