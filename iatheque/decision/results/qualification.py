"""Which duties concern a project, duty by duty: probable, to verify, or not concerned.

Nothing here says that a project complies: it prepares the work of those who will check.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from iatheque.decision.answers import NOTHING, Answer, Answers
from iatheque.decision.law.duties import Category, Document, Duty, Law, Phase
from iatheque.decision.law.rules import Case, Rule, Truth, Verdict
from iatheque.decision.questionnaire import Item, Questionnaire
from iatheque.lib.messages import N_

UNANSWERED = N_("pas de réponse")
NOT_KNOWN = N_("ne sait pas")


class Status(StrEnum):
    """How far a duty seems to concern a project; `words` and `sign` show it."""

    PROBABLE = "probable"
    TO_VERIFY = "a_verifier"
    NOT_CONCERNED = "non_concerne"

    @property
    def words(self) -> str:
        """The status in words."""
        return _WORDS[self]


_WORDS = {
    Status.PROBABLE: N_("Probable"),
    Status.TO_VERIFY: N_("À vérifier"),
    Status.NOT_CONCERNED: N_("Non concerné"),
}
_STATUS = {
    Truth.YES: Status.PROBABLE,
    Truth.PERHAPS: Status.TO_VERIFY,
    Truth.NO: Status.NOT_CONCERNED,
}


@dataclass(frozen=True, slots=True)
class Reason:
    """An answer that decided: the question, its answer in words; `is_gap` when it is missing."""

    item: str
    question: str
    answer: str
    is_gap: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """A duty seen from a project; `doubt` is what the law leaves open there, empty otherwise.

    `phases` are the days from which it applies that hold for this project, `day` the one it was
    looked at.
    """

    duty: Duty
    status: Status
    because: tuple[Reason, ...]
    doubt: str
    phases: tuple[Phase, ...]
    day: date

    @property
    def in_force(self) -> tuple[Phase, ...]:
        """The phases that have begun."""
        return tuple(phase for phase in self.phases if phase.start <= self.day)

    @property
    def to_come(self) -> tuple[Phase, ...]:
        """The phases that have not."""
        return tuple(phase for phase in self.phases if phase.start > self.day)

    @property
    def gaps(self) -> tuple[Reason, ...]:
        """The answers that are missing to decide."""
        return tuple(reason for reason in self.because if reason.is_gap)


@dataclass(frozen=True, slots=True)
class Family:
    """A category of the European regulation to which the system seems to belong."""

    category: Category
    status: Status
    because: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Qualification:
    """The whole result, for one day and one version of the law.

    `blocks` stop the project, `warnings` may; `findings` hold every duty, in the order of the law.
    `families` come by gravity, none for a system that is no artificial intelligence.
    """

    day: date
    law: Law
    questionnaire: Questionnaire
    answers: Answers
    blocks: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    families: tuple[Family, ...]
    findings: tuple[Finding, ...]
    facts: dict[str, Status]

    def of_status(self, status: Status) -> tuple[Finding, ...]:
        """Return the duties of that status."""
        return tuple(one for one in self.findings if one.status is status)

    def finding(self, key: str) -> Finding:
        """Return what was found of the duty `key`; raise `KeyError` when there is none."""
        return {one.duty.key: one for one in self.findings}[key]

    @property
    def blocks_in_force(self) -> tuple[Finding, ...]:
        """What the law forbids already."""
        return tuple(one for one in self.blocks if one.in_force)

    @property
    def blocks_to_come(self) -> tuple[Finding, ...]:
        """What the law will forbid, from a day that is not there yet."""
        return tuple(one for one in self.blocks if not one.in_force)

    @property
    def documents(self) -> tuple[Document, ...]:
        """The papers that the probable duties call for, each once."""
        wanted = (one.duty.documents for one in self.of_status(Status.PROBABLE))
        return tuple(dict.fromkeys(document for documents in wanted for document in documents))


def result(questionnaire: Questionnaire, answers: Answers, law: Law, day: date) -> Qualification:
    """Return what `law` seems to ask of a project with these `answers`, seen on `day`."""
    case = Case(questionnaire, answers)
    findings = tuple(_finding(case, duty, day) for duty in law.duties)
    bans = (_finding(case, duty, day) for duty in law.bans)
    stopping = (*bans, *(one for one in findings if one.duty.is_blocking))
    return Qualification(
        day=day,
        law=law,
        questionnaire=questionnaire,
        answers=answers,
        blocks=tuple(one for one in stopping if one.status is Status.PROBABLE),
        warnings=tuple(one for one in stopping if one.status is Status.TO_VERIFY),
        families=_families(case, law),
        findings=findings,
        facts={key: _STATUS[rule.weigh(case).truth] for key, rule in law.facts.items()},
    )


def said(questionnaire: Questionnaire, item: Item, answer: Answer) -> str:
    """Return an answer in words: the labels chosen, or the number with its unit."""
    if answer.unknown:
        return NOT_KNOWN
    value = answer.value
    if value is None:
        return UNANSWERED
    if isinstance(value, int | float):
        return f"{value:,g} {item.unit}".replace(",", "\u202f").replace(".", ",").strip()
    chosen = value if isinstance(value, list) else [value]
    labels = {option.value: option.label for option in questionnaire.options_of(item)}
    return " ; ".join(labels.get(one, one) for one in chosen)


def _finding(case: Case, duty: Duty, day: date) -> Finding:
    verdict = duty.rule.weigh(case)
    status = _STATUS[verdict.truth]
    return Finding(
        duty=duty,
        status=status,
        because=_reasons(case, verdict),
        doubt=duty.doubt if status is Status.TO_VERIFY else "",
        phases=tuple(phase for phase in duty.phases if _holds(case, phase.when)),
        day=day,
    )


def _holds(case: Case, when: Rule | None) -> bool:
    return when is None or when.weigh(case).truth is not Truth.NO


def _families(case: Case, law: Law) -> tuple[Family, ...]:
    """Return by gravity the categories that may hold."""
    found: list[Family] = []
    for category in law.categories:
        verdict = category.rule.weigh(case)
        if verdict.truth is not Truth.NO:
            found.append(Family(category, _STATUS[verdict.truth], _reasons(case, verdict)))
    return tuple(found)


def _reasons(case: Case, verdict: Verdict) -> tuple[Reason, ...]:
    return tuple(_in_order(case, verdict.because))


def _in_order(case: Case, keys: Iterable[str]) -> Iterable[Reason]:
    wanted = set(keys)
    for item in case.questionnaire.items:
        if item.key in wanted:
            answer = case.answers.get(item.key, NOTHING)
            words = said(case.questionnaire, item, answer)
            yield Reason(item.key, item.label, words, answer.value is None)
