"""Means over what was noted: a gap is left out, never counted as a zero."""

from collections.abc import Iterable, Sequence
from statistics import fmean

LOWEST, HIGHEST = 1, 4
# Of fewer persons, or projects, a mean, a distribution or a change would tell what one answered.
ENOUGH = 5


def mean(notes: Iterable[float | None]) -> float | None:
    """Return the mean of the notes that were given, None when there is none."""
    found = [note for note in notes if note is not None]
    return fmean(found) if found else None


def distribution(notes: Sequence[int]) -> tuple[int, int, int, int]:
    """Return how many times each note from 1 to 4 was given."""
    one, two, three, four = (notes.count(note) for note in range(LOWEST, HIGHEST + 1))
    return one, two, three, four


def written(note: float | None) -> str:
    """Return a note as people write it: whole, or with one figure after its comma."""
    if note is None:
        return "–"
    return f"{note:.1f}".replace(".", ",").removesuffix(",0")
