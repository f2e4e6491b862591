"""Rules over answers, in three truths: no, perhaps, yes (Kleene's logic).

An answer that is missing or « ne sait pas » makes a rule `PERHAPS`, never yes nor no by itself; so
filling a gap may settle a rule and never turns one that was settled.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

from iatheque.decision.answers import NOTHING, Answer, Answers
from iatheque.decision.questionnaire import Questionnaire


class Truth(IntEnum):
    """What a rule says of some answers."""

    NO = 0
    PERHAPS = 1
    YES = 2


@dataclass(frozen=True, slots=True)
class Verdict:
    """A truth, and the keys of the answers (or gaps) that made it."""

    truth: Truth
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """The answers that rules look at, and the questions they answer."""

    questionnaire: Questionnaire
    answers: Answers

    def answer(self, item: str) -> Answer:
        """Return the answer to `item`, empty when there is none."""
        return self.answers.get(item, NOTHING)


class Rule(Protocol):
    """Anything that can be weighed against answers."""

    def weigh(self, case: Case) -> Verdict:
        """Return what the rule says of `case`, and why."""


@dataclass(frozen=True, slots=True)
class Among:
    """Yes when the answer to `item` is, or holds, one of `values`."""

    item: str
    values: frozenset[str]

    def weigh(self, case: Case) -> Verdict:
        """Return what the rule says of `case`, and why."""
        value = case.answer(self.item).value
        chosen = value if isinstance(value, list) else [value]
        return _settle(case, self.item, is_true=not self.values.isdisjoint(map(str, chosen)))


@dataclass(frozen=True, slots=True)
class Beyond:
    """Yes when the number answered to `item` is `floor` or more; more, when `strictly`."""

    item: str
    floor: float
    strictly: bool

    def weigh(self, case: Case) -> Verdict:
        """Return what the rule says of `case`, and why."""
        value = case.answer(self.item).value
        number = float(value) if isinstance(value, int | float) else 0.0
        reached = number > self.floor if self.strictly else number >= self.floor
        return _settle(case, self.item, is_true=reached)


@dataclass(frozen=True, slots=True)
class Before:
    """Yes when the month answered to `item` comes before `month` (AAAA-MM)."""

    item: str
    month: str

    def weigh(self, case: Case) -> Verdict:
        """Return what the rule says of `case`, and why."""
        month, _, year = str(case.answer(self.item).value).partition("/")
        return _settle(case, self.item, is_true=f"{year}-{month}" < self.month)


@dataclass(frozen=True, slots=True)
class Count:
    """Yes when at least `least` of `rules` are: all of them, any of them, two of nine."""

    least: int
    rules: tuple[Rule, ...]

    def weigh(self, case: Case) -> Verdict:
        """Return what the rule says of `case`, and why."""
        found = [rule.weigh(case) for rule in self.rules]
        certain = sum(one.truth is Truth.YES for one in found)
        possible = sum(one.truth is not Truth.NO for one in found)
        if certain >= self.least:
            truth = Truth.YES
        else:
            truth = Truth.PERHAPS if possible >= self.least else Truth.NO
        return Verdict(truth, _merged(one.because for one in found if one.truth is truth))


@dataclass(frozen=True, slots=True)
class Not:
    """Yes when `rule` is no."""

    rule: Rule

    def weigh(self, case: Case) -> Verdict:
        """Return what the rule says of `case`, and why."""
        found = self.rule.weigh(case)
        return Verdict(Truth(Truth.YES - found.truth), found.because)


@dataclass(frozen=True, slots=True)
class Perhaps:
    """What the law leaves open: perhaps where `rule` is yes, never more."""

    rule: Rule

    def weigh(self, case: Case) -> Verdict:
        """Return what the rule says of `case`, and why."""
        found = self.rule.weigh(case)
        return Verdict(min(found.truth, Truth.PERHAPS), found.because)


def all_of(rules: Iterable[Rule]) -> Count:
    """Return the rule that is yes when all of `rules` are."""
    found = tuple(rules)
    return Count(len(found), found)


def any_of(rules: Iterable[Rule]) -> Count:
    """Return the rule that is yes when one of `rules` is."""
    return Count(1, tuple(rules))


def _settle(case: Case, item: str, *, is_true: bool) -> Verdict:
    """Return the verdict on an answer: of a question that is not asked, that of its conditions."""
    conditions = case.questionnaire.by_key[item].conditions
    asked = all_of(Among(one.item, frozenset(one.among)) for one in conditions).weigh(case)
    if asked.truth is not Truth.YES:
        return asked
    if case.answer(item).value is None:
        return Verdict(Truth.PERHAPS, (item,))
    return Verdict(Truth.YES if is_true else Truth.NO, (item,))


def _merged(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for group in groups for key in group))
