"""The plan of an import: what each line of a file would do, and why. Nothing here writes."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self

from iatheque.lib.messages import Message
from iatheque.schema.field import Value
from iatheque.schema.model import FIELD_BY_KEY
from iatheque.schema.remark import Remark, Severity

from .spool import Spool


class Action(StrEnum):
    """What becomes of a line. Refused and doubtful lines change nothing that is published."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    DOUBTFUL = "doubtful"

    @property
    def is_kept_out(self) -> bool:
        """True when somebody has to look at the line."""
        return self in {Action.REFUSED, Action.DOUBTFUL}


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that a line changes, both values as they are written in a file."""

    key: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """One line of the file: who it speaks of, what becomes of it, and all there is to say.

    `project` is the public identifier of the project it matches, empty otherwise. `reason` says
    why a line is kept out when no remark of severity ERROR does. `suggestion` is a SIRET proposed
    in place of a wrong one. `is_draft`: the line is kept as a draft, or leaves a draft as it is.
    """

    number: int
    action: Action
    project: str = ""
    authority: str = ""
    name: str = ""
    reason: Message | None = None
    notes: tuple[Message, ...] = ()
    suggestion: str = ""
    differences: tuple[Difference, ...] = ()
    remarks: tuple[Remark, ...] = ()
    is_draft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Write:
    """What applying a line stores: a new project, or the draft of `pk` as it was at `revision`.

    `publishes`: the project is fit for readers, at once or once somebody has read it again.
    """

    pk: int | None
    revision: int
    public_id: str
    values: Mapping[str, Value]
    unread: Mapping[str, list[str]]
    publishes: bool
    line: int = 0


@dataclass(frozen=True, slots=True)
class Absent:
    """A published project that no line of the file speaks of: it stays as it is."""

    project: str
    authority: str
    name: str


@dataclass(slots=True, kw_only=True)
class ImportPlan:
    """What importing a file would do. Lines are read back from disk; close it when done.

    `headers` gives the header of each known column as the file writes it, `unknown` the columns
    left out, `last_project` the newest project there was when the plan was made.
    """

    headers: Mapping[str, str]
    unknown: tuple[str, ...]
    last_project: int = 0
    counts: Counter[Action] = field(default_factory=Counter)
    drafts: int = 0
    _lines: Spool = field(default_factory=Spool)
    _writes: Spool = field(default_factory=Spool)
    _absent: Spool = field(default_factory=Spool)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Forget the plan."""
        for spool in (self._lines, self._writes, self._absent):
            spool.close()

    def add(self, line: PlanLine, write: Write | None) -> None:
        """Add the next line of the file, and what applying it stores, if anything."""
        self.counts[line.action] += 1
        self._lines.append(line)
        if write is not None:
            self._writes.append(write)
            self.drafts += write.pk is None and not write.publishes

    def add_absent(self, absent: Absent) -> None:
        """Add a published project that no line speaks of."""
        self._absent.append(absent)

    @property
    def total(self) -> int:
        """The number of lines read."""
        return self._lines.count

    @property
    def kept_out(self) -> int:
        """The number of lines that somebody has to look at."""
        return self.counts[Action.REFUSED] + self.counts[Action.DOUBTFUL]

    @property
    def absent_count(self) -> int:
        """The number of published projects that no line speaks of."""
        return self._absent.count

    @property
    def write_count(self) -> int:
        """The number of projects that applying the plan creates or changes."""
        return self._writes.count

    def lines(self) -> Iterator[PlanLine]:
        """Yield the lines in the order of the file."""
        return map(read_line, self._lines)

    def writes(self) -> Iterator[Write]:
        """Yield what applying the plan stores, in the order of the file."""
        return (Write(**record) for record in self._writes)

    def absent(self) -> Iterator[Absent]:
        """Yield the published projects, within reach of the import, that no line speaks of."""
        return (Absent(**record) for record in self._absent)

    def column(self, key: str) -> str:
        """Return the header of a field as the file writes it, or its label when it has none."""
        return self.headers.get(key) or FIELD_BY_KEY[key].label


def read_line(record: dict[str, Any]) -> PlanLine:
    """Return the line that `record`, as JSON gives it back, was made from."""
    record["action"] = Action(record["action"])
    record["reason"] = _message(record["reason"])
    record["notes"] = tuple(Message(**note) for note in record["notes"])
    record["differences"] = tuple(Difference(**change) for change in record["differences"])
    record["remarks"] = tuple(_remark(**remark) for remark in record["remarks"])
    return PlanLine(**record)


def _message(record: dict[str, Any] | None) -> Message | None:
    return Message(**record) if record else None


def _remark(*, severity: str, message: dict[str, Any], **rest: Any) -> Remark:
    return Remark(severity=Severity(severity), message=Message(**message), **rest)
