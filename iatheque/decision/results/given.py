"""Answers read with what stands for them when they are missing."""

from dataclasses import dataclass

from iatheque.decision.answers import NOTHING, Answers


@dataclass(frozen=True, slots=True)
class Given:
    """The answers of one person, typed."""

    answers: Answers

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
