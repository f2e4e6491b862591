"""The language in which a document is declared: template blocks, and the mapping that feeds them.

In texts, `%(key)s` stands for a value; one that is not known becomes a blank. A block that names a
tool is left out where the site does not offer that tool.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from iatheque.lib.messages import N_

from .facts import Facts, Said


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture among the values."""

    svg: str
    alt: str


Row = Sequence[Said]
Value = Said | Sequence[Row] | Drawing | None
Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Head:
    """A title."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; `is_quote` when it is to be copied as it is, `tool` when it speaks of one."""

    text: str
    is_quote: bool = False
    tool: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of our own words."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """Labels, and the keys of the values that answer them."""

    caption: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table whose rows are a value; without it, a blank and the way to the tool `tool`."""

    caption: str
    header: tuple[str, ...]
    key: str
    tool: str


@dataclass(frozen=True, slots=True)
class Told:
    """A list whose items are a value; without it, a blank and the way to the tool `tool`."""

    key: str
    tool: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """A table to complete: its lines are named, its other cells are blank."""

    caption: str
    header: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture that is a value; without it, a blank and the way to the tool `tool`."""

    caption: str
    key: str
    tool: str


@dataclass(frozen=True, slots=True)
class Ruled:
    """Empty lines to be written on."""

    label: str
    count: int = 3


# The duties that call for the document, as the qualification of the project sees them.
CALLED_FOR = Grid(
    N_("Les obligations qui demandent ce document"),
    (N_("Obligation"), N_("Avis"), N_("Raison"), N_("Depuis ou à partir du")),
    "called_for",
    "qualification",
)

Part = Head | Words | Listed | Record | Grid | Told | Schedule | Drawn | Ruled


@dataclass(frozen=True, slots=True)
class Source:
    """A text of law, or a work, and where it is read."""

    title: str
    url: str = ""
    tool: str = ""  # left out where the site does not offer that tool


def _nothing(_facts: Facts) -> Values:
    return {}


@dataclass(frozen=True, slots=True)
class Template:
    """A document: who checks it, who signs it, what it is made of and where its values come from.

    `values` are added to those of every document (`filling.common`). `blanks` says, by key, what is
    expected where nothing is known. `checks` are read before signing, on a page that is taken off
    what is sent. `exported` names the values that a file for programs holds. `tools` are the
    question sets whose answers fill it; the document is not offered without those of `needs`.
    """

    key: str
    title: str
    purpose: str
    verifier: str
    signatory: str
    body: tuple[Part, ...]
    sources: tuple[Source, ...]
    values: Callable[[Facts], Values] = _nothing
    blanks: Mapping[str, str] = field(default_factory=dict)
    checks: tuple[str, ...] = ()
    exported: Mapping[str, Any] = field(default_factory=dict)
    tools: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


BLANK = N_("à compléter")
BLANK_SAID = N_("à compléter : %(hint)s")
TO_EVALUATE = N_("évaluation à faire")
TO_ANSWER = N_("girouet à faire remplir ; il se montre à partir de cinq réponses")
