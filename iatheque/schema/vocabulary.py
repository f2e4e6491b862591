"""A closed list of values, matched without case, accents, apostrophes or final plural mark."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from iatheque.lib.text import fold

NSP = "NSP"


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Canonical values in published order, with the other spellings met in files.

    `labels` gives the words shown for a value when they differ from it.
    """

    name: str
    values: tuple[str, ...]
    variants: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        spellings = {fold(found): kept for found, kept in self.variants.items()}
        spellings |= {fold(value): value for value in self.values}
        spellings |= {fold(label): value for value, label in self.labels.items()}
        object.__setattr__(self, "_by_fold", spellings)

    def match(self, text: str) -> str | None:
        """Return the canonical value that `text` spells, or None."""
        spellings: dict[str, str] = self._by_fold  # type: ignore[attr-defined]  # set once above
        folded = fold(text).strip(" .")
        return spellings.get(folded) or spellings.get(folded.removesuffix("s"))

    def label(self, value: str) -> str:
        """Return the words shown for `value` (the value itself by default)."""
        return self.labels.get(value, value)

    def order(self, values: Iterable[str]) -> list[str]:
        """Return the distinct `values` in published order, unknown ones last."""
        rank = {value: number for number, value in enumerate(self.values)}
        return sorted(set(values), key=lambda value: (rank.get(value, len(rank)), value))
