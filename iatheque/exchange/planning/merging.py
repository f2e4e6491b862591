"""What a project becomes once a line is read over it.

An absent column leaves its field untouched, an empty cell clears it, and a cell that cannot be
read keeps what was there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from iatheque.exchange.plan import Difference
from iatheque.schema.checking import check
from iatheque.schema.field import Field, Value
from iatheque.schema.model import ALL_FIELDS
from iatheque.schema.reading import Reading, read, write
from iatheque.schema.remark import Remark, Severity, excerpt
from iatheque.schema.rules import apply_rules

Values = Mapping[str, Value]
Unread = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Merged:
    """The values and unread texts that a line makes, what it changes, and all remarks on it."""

    values: dict[str, Value]
    unread: dict[str, list[str]]
    differences: tuple[Difference, ...]
    remarks: tuple[Remark, ...]

    @property
    def is_wrong(self) -> bool:
        """True when a remark forbids publication."""
        return any(remark.severity is Severity.ERROR for remark in self.remarks)


def merge(values: Values, unread: Unread, cells: Mapping[str, str]) -> Merged:
    """Read the raw `cells` of a line over what a project holds (nothing for a new one)."""
    fields = [field for field in ALL_FIELDS if field.key in cells]
    readings = {field.key: read(field, cells[field.key]) for field in fields}
    after = dict(values)
    texts = {key: found for key, found in unread.items() if key not in readings}
    remarks: list[Remark] = []
    for key, reading in readings.items():
        remarks += _take(key, reading, after)
        if reading.unread:
            texts[key] = list(reading.unread)
    rules = apply_rules(after) if values.keys() <= readings.keys() else check(after)
    remarks += _worth_telling(rules, texts, readings if values else None)
    return Merged(after, texts, tuple(_differences(fields, values, after)), tuple(remarks))


def _take(key: str, reading: Reading, values: dict[str, Value]) -> Iterable[Remark]:
    """Bring one reading into `values`; return what there is to say about it."""
    if reading.value is not None:
        values[key] = reading.value
        return reading.remarks
    if reading.unread and key in values:
        kept = excerpt(write(values[key]))
        return [
            replace(remark, severity=Severity.WARNING, code="kept", kept=kept)
            for remark in reading.remarks
        ]
    values.pop(key, None)
    return reading.remarks


def _worth_telling(
    rules: Iterable[Remark], unread: Unread, told: Iterable[str] | None
) -> list[Remark]:
    """Return what the rules say: all errors, and the rest on the columns `told` (or on all).

    A field is not said to be missing when its text was just said to be unreadable.
    """
    return [
        remark
        for remark in rules
        if (told is None or remark.key in told or remark.severity is Severity.ERROR)
        and not (_is_missing(remark) and remark.key in unread)
    ]


def _is_missing(remark: Remark) -> bool:
    return remark.code == "missing" and remark.severity is not Severity.TODO


def _differences(fields: Iterable[Field], before: Values, after: Values) -> Iterable[Difference]:
    for field in fields:
        old, new = before.get(field.key), after.get(field.key)
        if old != new:
            yield Difference(field.key, write(old), write(new))
