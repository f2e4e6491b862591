"""The lines of a plan as the page shows them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from iatheque.exchange.plan import Action, PlanLine
from iatheque.exchange.reports.full import ACTIONS
from iatheque.exchange.reports.wording import contrast, quote, say
from iatheque.intake.kept_plan import line_of
from iatheque.intake.models import Import, PlannedLine
from iatheque.lib.messages import N_
from iatheque.schema.model import FIELD_BY_KEY
from iatheque.schema.remark import Severity

SIGNS = {
    Action.CREATED: "state-good",
    Action.UPDATED: "state-good",
    Action.REFUSED: "state-stop",
    Action.DOUBTFUL: "state-warn",
}


@dataclass(frozen=True, slots=True)
class Tab:
    """One way of looking at the plan: the lines of a kind."""

    key: str
    label: str
    counted: str
    where: Mapping[str, object]


TABS = (
    Tab("refuses", N_("Refusées"), "refused", {"kind": "refused"}),
    Tab("a-verifier", N_("À vérifier"), "doubtful", {"kind": "doubtful"}),
    Tab("propositions", N_("Propositions"), "suggestions", {"suggests": True}),
    Tab("corrections", N_("Corrigées"), "corrections", {"is_corrected": True}),
    Tab("mis-a-jour", N_("Mises à jour"), "updated", {"kind": "updated"}),
    Tab("crees", N_("Créations"), "created", {"kind": "created"}),
    Tab("inchanges", N_("Inchangées"), "unchanged", {"kind": "unchanged"}),
    Tab("absents", N_("Absents du fichier"), "absent", {"kind": PlannedLine.ABSENT}),
)
_BY_KEY = {tab.key: tab for tab in TABS}


@dataclass(frozen=True, slots=True)
class Told:
    """One thing to say of a line: its nature, the column, the change, and why."""

    kind: str
    severity: str
    column: str
    change: str
    why: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One line: what becomes of it, and all there is to say."""

    number: int
    name: str
    authority: str
    project: str
    action: str
    sign: str
    reason: str
    told: tuple[Told, ...]
    suggestion: str
    is_ticked: bool
    is_doubtful: bool
    settled: str


def tab_of(of: Import, key: str) -> Tab:
    """Return the tab asked for, or the first that has something to show."""
    if key in _BY_KEY:
        return _BY_KEY[key]
    return next((tab for tab in TABS if of.counts.get(tab.counted)), TABS[0])


def shown(of: Import, row: PlannedLine) -> Shown:
    """Return what to show of a line of the plan of `of`."""
    line = line_of(row)
    return Shown(
        number=line.number,
        name=line.name or _("(sans nom)"),
        authority=line.authority,
        project=line.project,
        action=say(ACTIONS[line.action]),
        sign=SIGNS.get(line.action, ""),
        reason=say(line.reason) if line.reason else "",
        told=tuple(_told(of, line)),
        suggestion=line.suggestion,
        is_ticked=line.number in of.accepted,
        is_doubtful=line.action is Action.DOUBTFUL or str(line.number) in of.settled,
        settled=of.settled.get(str(line.number), ""),
    )


def _told(of: Import, line: PlanLine) -> Iterator[Told]:
    """Yield what keeps the line out first, and what is only missing last, in one sentence."""
    for note in line.notes:
        yield Told(_("À savoir"), "", "", "", say(note))
    yield from _remarks(of, line, Severity.ERROR, Severity.WARNING)
    for change in line.differences:
        column = _column(of, change.key)
        yield Told(_("Changement"), "change", column, contrast(change.before, change.after), "")
    yield from _remarks(of, line, Severity.CORRECTION)
    missing = [_column(of, one.key) for one in line.remarks if one.severity is Severity.TODO]
    if missing:
        kind, severity = say(Severity.TODO.label), Severity.TODO.value
        yield Told(kind, severity, "", ", ".join(missing), "")


def _remarks(of: Import, line: PlanLine, *severities: Severity) -> Iterator[Told]:
    for remark in line.remarks:
        if remark.severity not in severities:
            continue
        is_mended = remark.kept and quote(remark.found) != quote(remark.kept)
        yield Told(
            say(remark.severity.label),
            remark.severity.value,
            _column(of, remark.key),
            contrast(remark.found, remark.kept) if is_mended else "",
            say(remark.message),
        )


def _column(of: Import, key: str) -> str:
    return say(of.headers.get(key) or (FIELD_BY_KEY[key].label if key in FIELD_BY_KEY else key))
