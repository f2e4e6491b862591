"""The legal qualification as documents tell it."""

from iatheque.decision.answers import NOTHING, asked_items
from iatheque.decision.law.duties import Phase
from iatheque.decision.results.qualification import (
    Finding,
    Qualification,
    Reason,
    Status,
    said,
)
from iatheque.lib.dates import write_day
from iatheque.lib.messages import N_, message

from .facts import Duty, Qualified, Said

_FEW = 2
_GAPS = N_("Questions sans réponse : %(count)d.")


def qualified(found: Qualification) -> Qualified:
    """Return every category and every duty, with what decided."""
    return Qualified(
        day=write_day(found.day),
        categories=tuple(
            (one.category.label, message(one.status.words), _reasons(one.because))
            for one in found.families
        ),
        alerts=tuple(
            message(
                N_("%(title)s (%(article)s) : %(status)s"),
                title=one.duty.title,
                article=one.duty.article,
                status=one.status.words.lower(),
            )
            for one in (*found.blocks, *found.warnings)
        ),
        duties=tuple(_duty(one) for status in Status for one in found.of_status(status)),
        answers=tuple(
            (item.label, said(found.questionnaire, item, found.answers.get(item.key, NOTHING)))
            for item in asked_items(found.questionnaire, found.answers)
        ),
        method=found.law.method,
        given={
            item.key: said(found.questionnaire, item, answer)
            for item in asked_items(found.questionnaire, found.answers)
            if (answer := found.answers.get(item.key, NOTHING)).value is not None
        },
    )


def _duty(one: Finding) -> Duty:
    reason = "\n".join(part for part in (_reasons(one.because), one.doubt) if part)
    return Duty(
        label=f"{one.duty.title}\n{one.duty.article}",
        status=message(one.status.words),
        reason=reason,
        since=_since(one.phases),
        documents=tuple(document.key for document in one.duty.documents),
    )


def _reasons(because: tuple[Reason, ...]) -> str:
    """Return what decided; beyond a few, the questions without answer are counted.

    The note lists them all once: under each duty, they would hide the answers.
    """
    gaps = [reason for reason in because if reason.is_gap]
    shown = because if len(gaps) <= _FEW else [one for one in because if not one.is_gap]
    said = [f"{reason.question} {reason.answer}" for reason in shown]
    if len(gaps) > _FEW:
        said.append(str(message(_GAPS, count=len(gaps))))
    return "\n".join(said)


def _since(phases: tuple[Phase, ...]) -> Said:
    days = ", ".join(write_day(phase.start) for phase in phases)
    if any(phase.to_verify for phase in phases):
        return message(N_("%(days)s (date à vérifier)"), days=days)
    return days
