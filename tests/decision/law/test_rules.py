"""The operators of the rules, in three truths."""

from dataclasses import dataclass

import pytest

from iatheque.decision.answers import Answer
from iatheque.decision.law.rules import (
    Among,
    Before,
    Beyond,
    Case,
    Count,
    Not,
    Perhaps,
    Rule,
    Truth,
    Verdict,
    all_of,
    any_of,
)
from tests.decision.cases import questionnaire

NO, PERHAPS, YES = Truth
SMALL = questionnaire()


@dataclass(frozen=True)
class Said:
    """A rule that says what it is told to."""

    truth: Truth

    def weigh(self, _case: Case) -> Verdict:
        return Verdict(self.truth, (self.truth.name,))


def weighed(rule: Rule, **given: Answer) -> Verdict:
    return rule.weigh(Case(SMALL, given))


@pytest.mark.parametrize(
    ("rule", "given", "expected"),
    [
        (Among("choix", frozenset({"oui"})), Answer("oui"), YES),
        (Among("choix", frozenset({"oui"})), Answer("non"), NO),
        (Among("choix", frozenset({"oui"})), Answer(unknown=True), PERHAPS),
        (Among("choix", frozenset({"oui"})), Answer(), PERHAPS),
        (Beyond("nombre", 50, strictly=True), Answer(50.0), NO),
        (Beyond("nombre", 50, strictly=True), Answer(50.5), YES),
        (Beyond("nombre", 50, strictly=False), Answer(50.0), YES),
        (Beyond("nombre", 50, strictly=False), Answer(49.0), NO),
        (Beyond("nombre", 50, strictly=False), Answer(), PERHAPS),
        (Before("mois", "2026-08"), Answer("07/2026"), YES),
        (Before("mois", "2026-08"), Answer("08/2026"), NO),
        (Before("mois", "2026-08"), Answer("12/2025"), YES),
        (Before("mois", "2026-08"), Answer(unknown=True), PERHAPS),
    ],
)
def test_an_answer_settles_a_rule_and_a_gap_leaves_it_open(
    rule: Among | Beyond | Before, given: Answer, expected: Truth
) -> None:
    assert weighed(rule, **{rule.item: given}) == Verdict(expected, (rule.item,))


def test_several_choices_hold_each_of_theirs() -> None:
    chosen = {"choix": Answer("oui"), "suite": Answer(["oui", "non"])}
    assert weighed(Among("suite", frozenset({"non"})), **chosen) == Verdict(YES, ("suite",))


def test_a_question_that_is_not_asked_says_no_because_of_the_one_that_closed_it() -> None:
    rule = Among("suite", frozenset({"oui"}))
    assert weighed(rule, choix=Answer("non")) == Verdict(NO, ("choix",))
    assert weighed(rule, choix=Answer(unknown=True)) == Verdict(PERHAPS, ("choix",))
    assert weighed(rule, choix=Answer("oui")) == Verdict(PERHAPS, ("suite",))


@pytest.mark.parametrize(
    ("least", "truths", "expected"),
    [
        (1, (NO, NO), NO),
        (1, (NO, PERHAPS), PERHAPS),
        (1, (YES, PERHAPS), YES),
        (2, (YES, YES), YES),
        (2, (YES, PERHAPS), PERHAPS),
        (2, (YES, NO), NO),
        (2, (YES, PERHAPS, NO), PERHAPS),
        (0, (), YES),
    ],
)
def test_counting_says_which_truths_decided(
    least: int, truths: tuple[Truth, ...], expected: Truth
) -> None:
    found = weighed(Count(least, tuple(map(Said, truths))))
    decided = (expected.name,) if expected in truths else ()
    assert found == Verdict(expected, decided)


def test_all_and_any_are_counts() -> None:
    two = (Said(YES), Said(NO))
    assert (all_of(two), any_of(two)) == (Count(2, two), Count(1, two))


@pytest.mark.parametrize(("truth", "turned"), [(NO, YES), (PERHAPS, PERHAPS), (YES, NO)])
def test_the_contrary_of_perhaps_is_perhaps(truth: Truth, turned: Truth) -> None:
    assert weighed(Not(Said(truth))) == Verdict(turned, (truth.name,))


@pytest.mark.parametrize(("truth", "capped"), [(NO, NO), (PERHAPS, PERHAPS), (YES, PERHAPS)])
def test_what_the_law_leaves_open_is_never_more_than_perhaps(truth: Truth, capped: Truth) -> None:
    assert weighed(Perhaps(Said(truth))) == Verdict(capped, (truth.name,))
