"""A plan in full, as a CSV that spreadsheets of French computers open as it is."""

import csv
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from iatheque.exchange.plan import Action, ImportPlan, PlanLine
from iatheque.lib.csv_safety import defuse
from iatheque.lib.messages import N_

from .wording import say

ACTIONS = {
    Action.CREATED: N_("créé"),
    Action.UPDATED: N_("mis à jour"),
    Action.UNCHANGED: N_("inchangé"),
    Action.REFUSED: N_("refusé"),
    Action.DOUBTFUL: N_("à vérifier"),
}

_Cells = tuple[str, str, str, str, str]  # kind, column, found, kept, why
_NOTHING: _Cells = ("", "", "", "", "")


def write_report(plan: ImportPlan, path: Path) -> None:
    """Write all that `plan` says, one row per remark, difference and absent project."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(_header())
        for row in _rows(plan):
            writer.writerow([defuse(cell) for cell in row])


def _rows(plan: ImportPlan) -> Iterator[tuple[str, ...]]:
    for line in plan.lines():
        about = (str(line.number), say(ACTIONS[line.action]), line.project)
        for cells in _details(plan, line):
            yield (*about, line.authority, line.name, *cells)
    for absent in plan.absent():
        about = ("", _("absent du fichier"), absent.project)
        yield (*about, absent.authority, absent.name, *_NOTHING)


def _header() -> list[str]:
    return [
        _("ligne"),
        _("action"),
        _("identifiant"),
        _("collectivité"),
        _("projet"),
        _("nature"),
        _("colonne"),
        _("trouvé ou avant"),
        _("gardé ou après"),
        _("pourquoi"),
    ]


def _details(plan: ImportPlan, line: PlanLine) -> Iterator[_Cells]:
    """Yield what there is to say of a line, or one row of blanks: each line has its row."""
    told = [*_sentences(line), *_changes(plan, line), *_remarks(plan, line)]
    yield from told or [_NOTHING]


def _sentences(line: PlanLine) -> Iterator[_Cells]:
    if line.reason:
        yield _("Raison"), "", "", "", say(line.reason)
    for note in line.notes:
        yield _("À savoir"), "", "", "", say(note)
    if line.suggestion:
        yield _("Proposition"), "", "", line.suggestion, _("SIRET proposé")


def _changes(plan: ImportPlan, line: PlanLine) -> Iterator[_Cells]:
    for change in line.differences:
        column = say(plan.column(change.key))
        yield _("Différence"), column, change.before, change.after, ""


def _remarks(plan: ImportPlan, line: PlanLine) -> Iterator[_Cells]:
    for remark in line.remarks:
        column = say(plan.column(remark.key))
        yield say(remark.severity.label), column, remark.found, remark.kept, say(remark.message)
