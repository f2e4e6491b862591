"""A closed list of values, matched without case, accents, apostrophes, hyphens or plural marks."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from iatheque.lib.text import fold

NSP = "NSP"

_LONGEST = 200  # no value comes near; beyond, a text is not worth folding
_PLURAL = re.compile(r"\(s\)|[sx]\b")
_EDGES = ' .,;:!?"«»*•·-'


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Canonical values in published order, with the other spellings met in files.

    `labels` gives the words shown for a value when they differ from it. Raises `ValueError` when
    one spelling would stand for two values.
    """

    name: str
    values: tuple[str, ...]
    variants: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    _kept: dict[str, str] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        for spelling, value in self._spellings():
            if self._kept.setdefault(spelling_key(spelling), value) != value:
                raise ValueError(f"{self.name}: « {spelling} » stands for two values")

    @property
    def compounds(self) -> frozenset[tuple[str, ...]]:
        """The spellings that hold commas, each as the keys of its pieces."""
        compounds = (spelling for spelling, _ in self._spellings() if "," in spelling)
        return frozenset(tuple(map(spelling_key, spelling.split(","))) for spelling in compounds)

    def match(self, text: str) -> str | None:
        """Return the canonical value that `text` spells, or None."""
        return self._kept.get(spelling_key(text))

    def label(self, value: str) -> str:
        """Return the words shown for `value` (the value itself by default)."""
        return self.labels.get(value, value)

    def order(self, values: Iterable[str]) -> list[str]:
        """Return the distinct `values` in published order, unknown ones last."""
        rank = {value: number for number, value in enumerate(self.values)}
        return sorted(set(values), key=lambda value: (rank.get(value, len(rank)), value))

    def _spellings(self) -> Iterable[tuple[str, str]]:
        yield from ((value, value) for value in self.values)
        yield from self.variants.items()
        yield from ((label, value) for value, label in self.labels.items())


def spelling_key(text: str) -> str:
    """Return what the spellings of one value share: « Élus » and « élu » have the same key.

    Empty for a text without words, or longer than any value.
    """
    return _spelling_key(text) if len(text) <= _LONGEST else ""


@lru_cache(maxsize=8192)
def _spelling_key(text: str) -> str:
    words = fold(text).replace("-", " ").replace("_", " ").split()
    return _PLURAL.sub("", " ".join(words).strip(_EDGES))
