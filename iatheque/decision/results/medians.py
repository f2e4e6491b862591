"""Aggregates: medians and distributions over the evaluations of many projects, without names."""

from collections.abc import Sequence
from statistics import median

from iatheque.decision.answers import NOTHING, Answers
from iatheque.decision.questionnaire import Questionnaire

from .means import ENOUGH, distribution


def medians(questionnaire: Questionnaire, evaluations: Sequence[Answers]) -> dict[str, float]:
    """Return the median note by item, of the items that at least five evaluations note."""
    found = {item.key: _notes(item.key, evaluations) for item in questionnaire.items}
    return {key: median(notes) for key, notes in found.items() if len(notes) >= ENOUGH}


def distributions(
    questionnaire: Questionnaire, evaluations: Sequence[Answers]
) -> dict[str, tuple[int, int, int, int]]:
    """Return how many times each note was given by item, of the items noted at least five times."""
    found = {item.key: _notes(item.key, evaluations) for item in questionnaire.items}
    return {key: distribution(notes) for key, notes in found.items() if len(notes) >= ENOUGH}


def _notes(key: str, evaluations: Sequence[Answers]) -> list[int]:
    values = (answers.get(key, NOTHING).value for answers in evaluations)
    return [value for value in values if isinstance(value, int)]
