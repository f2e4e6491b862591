"""The rules of the model on canonical values, with the three severities.

One entry for form, import and API: `assess` reads raw values and checks the whole.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from iatheque.lib.messages import N_

from .cells import JOINER, as_text
from .field import Value
from .fields import FIELDS
from .levels import Level
from .model import ALL_FIELDS, FIELD_BY_KEY
from .reading import Raw, read
from .remark import Remark, Severity
from .rules import Values, apply_rules, asked, remark_on
from .vocabulary import NSP

__all__ = ["Assessment", "Values", "asked", "assess", "check", "completeness", "errors"]


@dataclass(frozen=True, slots=True)
class Assessment:
    """Canonical values, every remark on them, and what could not be read, by field key."""

    values: dict[str, Value]
    remarks: tuple[Remark, ...]
    unread: dict[str, list[str]]

    @property
    def publishable(self) -> bool:
        """True when no remark is an error."""
        return not any(remark.severity is Severity.ERROR for remark in self.remarks)


def assess(raw: Mapping[str, Raw], *, today: date | None = None) -> Assessment:
    """Read the raw values of known keys (others are ignored) and check them together."""
    values: dict[str, Value] = {}
    remarks: list[Remark] = []
    unread: dict[str, list[str]] = {}
    for field in ALL_FIELDS:
        if field.key not in raw:
            continue
        reading = read(field, raw[field.key])
        if reading.value is not None:
            values[field.key] = reading.value
        remarks += reading.remarks
        if reading.unread:
            unread[field.key] = list(reading.unread)
    remarks += [remark for remark in apply_rules(values, today) if not _repeats(remark, unread)]
    return Assessment(values, tuple(remarks), unread)


def _repeats(remark: Remark, unread: Mapping[str, list[str]]) -> bool:
    """True for « missing » on a blocking or free field already reported as unreadable."""
    if remark.code != "missing" or remark.severity is Severity.TODO:
        return False
    return remark.key in unread


def check(values: Values, *, today: date | None = None) -> list[Remark]:
    """Return the remarks on `values`, which anybody may have written: their form, then the rules.

    A value that `read` would have written otherwise is an error: what is stored is canonical.
    """
    formal = [remark for key, value in values.items() for remark in _check_form(key, value)]
    wrong = {remark.key for remark in formal}
    sound = {key: value for key, value in values.items() if key not in wrong and _filled(value)}
    return formal + [remark for remark in apply_rules(sound, today) if remark.key not in wrong]


def errors(remarks: Iterable[Remark]) -> list[Remark]:
    """Return the remarks that forbid publication."""
    return [remark for remark in remarks if remark.severity is Severity.ERROR]


def completeness(values: Values, level: Level) -> int:
    """Return how much of what is asked of this project at `level` is filled, in percent."""
    fields = [field for field in FIELDS if field.level <= level and asked(field, values)]
    return round(100 * sum(_filled(values.get(field.key)) for field in fields) / len(fields))


def _filled(value: Value | None) -> bool:
    return value is not None and value not in ("", [])


def _check_form(key: str, value: Value) -> Iterator[Remark]:
    field = FIELD_BY_KEY.get(key)
    if field is None or not _filled(value):
        return
    reading = read(field, value)
    found = JOINER.join(as_text(value).split("\n"))
    if reading.value is None and reading.remarks:
        yield from (replace(remark, severity=Severity.ERROR) for remark in reading.remarks)
    elif isinstance(value, list) and NSP in value and len(value) > 1:
        why = N_("« NSP » ne va pas avec d’autres réponses : gardez l’une ou les autres.")
        yield remark_on(key, Severity.ERROR, "nsp", found, why)
    elif reading.value != value:
        why = N_("« %(found)s » n’est pas écrit comme le modèle le demande : répondez de nouveau.")
        yield remark_on(key, Severity.ERROR, "not_canonical", found, why)
