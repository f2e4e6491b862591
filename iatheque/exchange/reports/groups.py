"""Remarks that come back line after line, told once with the lines they are about."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from iatheque.lib.messages import Message
from iatheque.schema.remark import Remark, Severity

MOST_GROUPS = 20_000
_MOST_LINES = 10

_Key = tuple[str, str, str, str, str]


@dataclass(slots=True)
class Group:
    """One remark, how many lines call for it, and the first of them."""

    key: str
    severity: Severity
    found: str
    kept: str
    message: Message
    count: int = 0
    lines: list[int] = field(default_factory=list)


class Groups:
    """The distinct remarks of a plan; beyond a great many, the rest is only counted."""

    def __init__(self) -> None:
        self._groups: dict[_Key, Group] = {}
        self.ungrouped = 0

    def add(self, line: int, remark: Remark) -> None:
        """Count one remark of a line."""
        key = (remark.key, remark.code, remark.found, remark.kept, remark.message.template)
        group = self._groups.get(key)
        if group is None:
            if len(self._groups) >= MOST_GROUPS:
                self.ungrouped += 1
                return
            group = Group(remark.key, remark.severity, remark.found, remark.kept, remark.message)
            self._groups[key] = group
        group.count += 1
        if len(group.lines) < _MOST_LINES:
            group.lines.append(line)

    def of(self, severity: Severity) -> Iterator[Group]:
        """Yield the groups of one severity, those of most lines first."""
        chosen = [group for group in self._groups.values() if group.severity is severity]
        yield from sorted(chosen, key=lambda group: -group.count)
