"""A question set: what is asked, in which words, from which source, under which licence."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

UNKNOWN = "nsp"


class Kind(StrEnum):
    """How an item is answered; every kind also takes « ne sait pas », a comment and a link."""

    NOTE = "note"  # one value of the scale
    CHOICE = "choice"
    CHOICES = "choices"
    NUMBER = "number"
    TEXT = "text"
    MONTH = "month"


class Pole(StrEnum):
    """Towards which side a guiding question leans."""

    MINUS = "-"
    PLUS = "+"
    OPEN = "o"


@dataclass(frozen=True, slots=True)
class Option:
    """A value that may be chosen, and its words; `help` explains it."""

    value: str
    label: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class GuidingQuestion:
    """A question that helps to answer an item."""

    pole: Pole
    text: str


@dataclass(frozen=True, slots=True)
class Condition:
    """True when the answer to `item` is (or holds) one of `among`."""

    item: str
    among: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to answer. It is asked when all its `conditions` hold.

    `measures` are keys of the measures to propose when its note is low; `minimum`, `maximum` and
    `unit` are those of a number.
    """

    key: str
    label: str
    kind: Kind
    help: str = ""
    why: str = ""
    options: tuple[Option, ...] = ()
    questions: tuple[GuidingQuestion, ...] = ()
    conditions: tuple[Condition, ...] = ()
    measures: tuple[str, ...] = ()
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    adaptation: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Items that are read together: a quadrant, a sheet, a step. `adaptation`: added by us.

    `folded`: details for those who know, closed until somebody opens them.
    """

    key: str
    label: str
    lead: str
    items: tuple[Item, ...]
    adaptation: bool = False
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Scoring:
    """How the notes of a question set are read.

    From `middle` on, a note or a mean is favourable; from the share `agreed` of the answers on one
    side, from 0 to 1, opinions are close.
    """

    middle: float
    agreed: float = 1.0

    def is_low(self, note: float | None) -> bool:
        """True for a note, or a mean, on the unfavourable side."""
        return note is not None and note < self.middle

    def is_favourable(self, note: float | None) -> bool | None:
        """True or False for the side of a note or a mean; None without any."""
        return None if note is None else note >= self.middle


# Question sets whose answers are no notes score nothing.
UNSCORED = Scoring(middle=0.0)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from, and when somebody last checked it (AAAA-MM-JJ)."""

    title: str
    url: str
    verified_on: str


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A version of a question set; answers keep the version they were given under.

    `proofs`: the form asks a comment and a link for each item.
    """

    key: str
    version: int
    title: str
    introduction: str
    licence: str
    licence_url: str
    credit: str
    sources: tuple[Source, ...]
    groups: tuple[Group, ...]
    scale: tuple[Option, ...] = ()
    moments: tuple[Option, ...] = ()
    measures: tuple[Option, ...] = ()
    scoring: Scoring = UNSCORED
    proofs: bool = True
    by_key: dict[str, Item] = field(default_factory=dict)

    @property
    def items(self) -> Iterator[Item]:
        """Every item, in order."""
        return (item for group in self.groups for item in group.items)

    @property
    def is_noncommercial(self) -> bool:
        """True when an operator may have to switch it off (CC BY-NC)."""
        return "NC" in self.licence

    def options_of(self, item: Item) -> tuple[Option, ...]:
        """Return what may be chosen for `item`: the scale for a note."""
        return self.scale if item.kind is Kind.NOTE else item.options
