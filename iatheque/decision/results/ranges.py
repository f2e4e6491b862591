"""A quantity known between two bounds; a known one has both bounds equal."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high`, in the unit its owner names. Quantities here are never negative."""

    low: float
    high: float

    @classmethod
    def of(cls, value: float) -> "Range":
        """Return the range of a value that is known."""
        return cls(value, value)

    @property
    def is_exact(self) -> bool:
        """True when the two bounds are the same."""
        return self.low == self.high

    def __add__(self, other: "Range") -> "Range":
        return Range(self.low + other.low, self.high + other.high)

    def __mul__(self, factor: "float | Range") -> "Range":
        by = factor if isinstance(factor, Range) else Range.of(factor)
        return Range(self.low * by.low, self.high * by.high)


def total(ranges: Iterable[Range]) -> Range:
    """Return the sum of ranges: all at their lowest, to all at their highest."""
    return sum(ranges, Range.of(0))
