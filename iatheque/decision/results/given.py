"""Answers read with what stands for them when they are missing."""

from dataclasses import dataclass
from typing import Any

from iatheque.decision import constants
from iatheque.decision.answers import NOTHING, Answers


@dataclass(frozen=True, slots=True)
class Given:
    """The answers of one person to a version of the questions, typed."""

    answers: Answers
    version: int

    @property
    def presets(self) -> Any:
        """Return what stands for missing answers, as the version of the questions has it."""
        return constants.presets(self.version)

    def has(self, key: str) -> bool:
        """True when a value was answered: « ne sait pas » is none."""
        return self.answers.get(key, NOTHING).value is not None

    def number(self, key: str) -> float | None:
        """Return the number that was answered; None when there is none."""
        value = self.answers.get(key, NOTHING).value
        return float(value) if isinstance(value, int | float) else None

    def number_or(self, key: str, otherwise: float) -> float:
        """Return the number that was answered, or `otherwise`."""
        found = self.number(key)
        return otherwise if found is None else found

    def word(self, key: str) -> str:
        """Return the choice or the text that was answered; empty when there is none."""
        value = self.answers.get(key, NOTHING).value
        return value if isinstance(value, str) else ""

    def words(self, key: str) -> list[str]:
        """Return the choices that were answered."""
        value = self.answers.get(key, NOTHING).value
        return value if isinstance(value, list) else []
