"""Gathering answers by lots: what changes in a shared view is never the doing of fewer than five.

A view that followed each answer would tell, before and after one arrives, what it holds. Item by
item, a view therefore keeps what it holds of each person until five notes at least have come or
changed; then it takes in all there are. See docs/adr/0012-answers-gathered-by-lots.md.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from iatheque.decision.answers import NOTHING, Answer, Answers

from .means import ENOUGH


@dataclass(frozen=True, slots=True)
class Voice:
    """What a person says now, and what the shared view holds of it."""

    said: Answers
    counted: Answers


def gathered(keys: Iterable[str], voices: Sequence[Voice]) -> Sequence[Answers]:
    """Return, voice by voice, what the view holds once everything that may enter has entered."""
    kept = [dict(voice.counted) for voice in voices]
    for key in keys:
        if _changes(key, voices) >= ENOUGH:
            for held, voice in zip(kept, voices, strict=True):
                _take(held, key, _noted(voice.said, key))
    return kept


def may_gather(keys: Iterable[str], voices: Sequence[Voice]) -> bool:
    """True when the view of at least one item would change."""
    return any(_changes(key, voices) >= ENOUGH for key in keys)


def _changes(key: str, voices: Sequence[Voice]) -> int:
    """Return how many persons note the item otherwise than the view says."""
    return sum(
        voice.counted.get(key, NOTHING).value != _noted(voice.said, key).value for voice in voices
    )


def _noted(answers: Answers, key: str) -> Answer:
    """Return what the view may hold of an answer: its note, and the measures chosen with it."""
    answer = answers.get(key, NOTHING)
    return Answer(answer.value, measures=answer.measures) if answer.value is not None else NOTHING


def _take(held: dict[str, Answer], key: str, answer: Answer) -> None:
    if answer.is_empty:
        held.pop(key, None)
    else:
        held[key] = answer
