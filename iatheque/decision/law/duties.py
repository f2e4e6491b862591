"""What the law says, as data: texts, thresholds, dates, duties and the rules of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from .rules import Rule


@dataclass(frozen=True, slots=True)
class Text:
    """A law, a regulation, a decision, and where it is read; `short` names it beside an article.

    `checked_against` says what of it was read again, and in what, on `checked_on`; None and empty
    when nothing was.
    """

    key: str
    short: str
    title: str
    url: str
    checked_on: date | None
    checked_against: str


@dataclass(frozen=True, slots=True)
class Phase:
    """A day from which something applies; `to_verify` when the day itself is not certain."""

    start: date
    words: str
    to_verify: bool
    when: Rule | None


@dataclass(frozen=True, slots=True)
class Document:
    """A paper that a duty calls for; `is_prepared` when the library writes a first version."""

    key: str
    label: str
    is_prepared: bool


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty: what it asks, of whom, since when, what to do next.

    `doubt` says what the law itself leaves open, `reader` who should check; a `is_blocking` duty
    that concerns a project stops it. It rests on `text`, and on `others`; `verified_on` is the day
    when its source was read, None when it was not.
    """

    key: str
    title: str
    article: str
    text: Text
    others: tuple[Text, ...]
    who: str
    asks: str
    doubt: str
    reader: str
    next: tuple[str, ...]
    documents: tuple[Document, ...]
    phases: tuple[Phase, ...]
    verified_on: date | None
    rule: Rule
    is_blocking: bool


@dataclass(frozen=True, slots=True)
class Category:
    """A family of systems in the European regulation, and what it means."""

    key: str
    label: str
    words: str
    rule: Rule


@dataclass(frozen=True, slots=True)
class Law:
    """A version of all that; `bans` are the practices that nobody may put in service."""

    version: int
    verified_on: date
    method: str
    texts: tuple[Text, ...]
    facts: Mapping[str, Rule]
    categories: tuple[Category, ...]
    bans: tuple[Duty, ...]
    duties: tuple[Duty, ...]
