"""A plan as a person reads it on a terminal: the figures first, then what asks for attention."""

from collections.abc import Iterator
from itertools import islice

from django.utils.translation import gettext as _

from iatheque.exchange.plan import Action, ImportPlan, PlanLine
from iatheque.schema.remark import Severity

from .groups import Group, Groups
from .wording import contrast, quote, say

_MOST = 50
_MOST_ABSENT = 20


def describe(plan: ImportPlan) -> Iterator[str]:
    """Yield the lines of text that tell `plan`; long lists are cut, and say so."""
    yield from _figures(plan)
    yield from _lines(plan, Action.REFUSED, _("Lignes refusées"))
    yield from _lines(plan, Action.DOUBTFUL, _("Lignes à vérifier, non reprises"))
    yield from _lines(plan, Action.UPDATED, _("Mises à jour"))
    yield from _notices(plan)
    yield from _remarks(plan)
    yield from _absent(plan)


def _figures(plan: ImportPlan) -> Iterator[str]:
    figures = (
        (_("Lignes lues"), plan.total),
        (_("Projets créés"), plan.counts[Action.CREATED]),
        (_("Projets mis à jour"), plan.counts[Action.UPDATED]),
        (_("Projets inchangés"), plan.counts[Action.UNCHANGED]),
        (_("Lignes refusées"), plan.counts[Action.REFUSED]),
        (_("Lignes à vérifier"), plan.counts[Action.DOUBTFUL]),
    )
    for label, count in figures:
        yield f"{label:<22}{count:>8}"
    if plan.drafts:
        yield _("Lignes refusées gardées en brouillon : %(count)d") % {"count": plan.drafts}
    if plan.unknown:
        names = ", ".join(quote(name) for name in plan.unknown)
        yield _("Colonnes inconnues, laissées de côté : %(names)s") % {"names": names}


def _lines(plan: ImportPlan, action: Action, title: str) -> Iterator[str]:
    count = plan.counts[action]
    if not count:
        return
    yield from ("", f"{title} ({count})")
    chosen = (line for line in plan.lines() if line.action is action)
    for line in islice(chosen, _MOST):
        yield _heading(line)
        yield from (f"      {text}" for text in _details(plan, line))
    yield from _cut(count - _MOST)


def _heading(line: PlanLine) -> str:
    named = [line.name or _("(sans nom)"), line.authority, line.project]
    about = " · ".join(part for part in named if part)
    return "  " + _("ligne %(number)d · %(about)s") % {"number": line.number, "about": about}


def _details(plan: ImportPlan, line: PlanLine) -> Iterator[str]:
    if line.reason:
        yield say(line.reason)
    errors = [remark for remark in line.remarks if remark.severity is Severity.ERROR]
    for remark in errors:
        yield f"{_column(plan, remark.key)} : {say(remark.message)}"
    wrong = {remark.key for remark in errors}
    for change in line.differences:
        if change.key not in wrong:
            yield f"{_column(plan, change.key)} : {contrast(change.before, change.after)}"
    if line.suggestion and line.action.is_kept_out:
        yield _(
            "SIRET proposé : %(siret)s, celui des autres lignes de la même collectivité "
            "(--accept-suggestions le reprend)."
        ) % {"siret": line.suggestion}


def _notices(plan: ImportPlan) -> Iterator[str]:
    noted = (line for line in plan.lines() if line.notes)
    shown = list(islice(noted, _MOST))
    if shown:
        yield from ("", _("À savoir"))
    for line in shown:
        yield _heading(line)
        yield from (f"      {say(note)}" for note in line.notes)
    yield from _cut(sum(1 for _line in noted))


def _remarks(plan: ImportPlan) -> Iterator[str]:
    groups = Groups()
    for line in plan.lines():
        for remark in line.remarks:
            groups.add(line.number, remark)
    titles = (
        (Severity.WARNING, _("Avertissements")),
        (Severity.CORRECTION, _("Corrections faites à la lecture")),
        (Severity.TODO, _("Informations à compléter")),
    )
    for severity, title in titles:
        found = list(groups.of(severity))
        if found:
            yield from ("", f"{title} ({sum(group.count for group in found)})")
        yield from (f"  {_group(plan, group)}" for group in found[:_MOST])
        yield from _cut(len(found) - _MOST)
    yield from _cut(groups.ungrouped)


def _group(plan: ImportPlan, group: Group) -> str:
    is_mended = group.kept and quote(group.found) != quote(group.kept)
    change = f"{contrast(group.found, group.kept)} · " if is_mended else ""
    return f"{_column(plan, group.key)} : {change}{say(group.message)} {_where(group)}"


def _where(group: Group) -> str:
    if group.count == 1:
        return _("(ligne %(number)d)") % {"number": group.lines[0]}
    more = "…" if group.count > len(group.lines) else ""
    numbers = ", ".join(map(str, group.lines)) + more
    return _("(%(count)d lignes : %(numbers)s)") % {"count": group.count, "numbers": numbers}


def _absent(plan: ImportPlan) -> Iterator[str]:
    if not plan.absent_count:
        return
    title = _("Projets publiés absents du fichier, qui restent en ligne")
    yield from ("", f"{title} ({plan.absent_count})")
    for absent in islice(plan.absent(), _MOST_ABSENT):
        yield f"  {absent.project} · {absent.name} · {absent.authority}"
    yield from _cut(plan.absent_count - _MOST_ABSENT)


def _column(plan: ImportPlan, key: str) -> str:
    return say(plan.column(key))


def _cut(left: int) -> Iterator[str]:
    if left > 0:
        yield "  " + _("… et %(count)d autres : --report FICHIER les donne tous.") % {"count": left}
