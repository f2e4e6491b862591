"""The timeline of a project: what changed from one publication to the next, through the gate."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from iatheque.access.gate import level_of, opened_extensions, shown_fields
from iatheque.schema.extensions import EXTENSION
from iatheque.schema.field import Field, Value
from iatheque.schema.levels import Level

from .domain.publication import values_of
from .models import Publication

Values = Mapping[str, Value | None]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field whose value changed; None stands for a value that is not filled.

    `level` is who reads it after the change; `is_blanked` is true when the national team masked the
    value of one side.
    """

    field: Field
    before: Value | None
    after: Value | None
    level: Level
    is_blanked: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One publication: its number, its day, and what it changed; nothing for the first."""

    number: int
    at: datetime
    changes: tuple[Difference, ...]


def differences(
    before: Values, after: Values, level: Level, still: frozenset[str] = frozenset(EXTENSION)
) -> list[Difference]:
    """Return the fields that differ among what `level` reads of each side.

    What a level may not read of a side is not looked at: an answer that is reserved before and
    opened after is one that came. `still` names the extensions that may be open at all.
    """
    opened = opened_extensions(after) & still
    before, after = _seen(before, level, still), _seen(after, level, still)
    return [
        Difference(
            field,
            before.get(field.key),
            after.get(field.key),
            level_of(field, opened),
            _blanked(field, before, after),
        )
        for field in shown_fields(Level.EXPERT)
        if _side(before, field) != _side(after, field)
    ]


def timeline(project_pk: int, level: Level) -> list[Step]:
    """Return the publications of a project as `level` reads them, the latest first.

    A publication that changed nothing this level may read is not a step: it would tell that
    something reserved changed. The first one always is. Answers that their author opened once and
    has reserved since are reserved in the past too.
    """
    rows = Publication.objects.filter(project=project_pk).order_by("number")
    last = rows.last()
    still = opened_extensions(values_of(last)) if last else frozenset()
    return list(_steps(rows.iterator(chunk_size=100), level, still))[::-1]


def _steps(
    publications: Iterator[Publication], level: Level, still: frozenset[str]
) -> Iterator[Step]:
    before: Values | None = None
    for publication in publications:
        after: Values = values_of(publication)
        if before is None:
            yield Step(publication.number, publication.published_at, ())
        elif changes := differences(before, after, level, still):
            yield Step(publication.number, publication.published_at, tuple(changes))
        before = after


def _seen(values: Values, level: Level, still: frozenset[str]) -> Values:
    fields = shown_fields(level, opened_extensions(values) & still)
    return {field.key: values[field.key] for field in fields if field.key in values}


def _side(values: Values, field: Field) -> tuple[bool, Value | None]:
    """A masked value (a key that holds None) is not the same as one that was never filled."""
    value = values.get(field.key)
    return field.key in values and value is None, None if value in ("", []) else value


def _blanked(field: Field, *sides: Values) -> bool:
    return any(_side(values, field)[0] for values in sides)
