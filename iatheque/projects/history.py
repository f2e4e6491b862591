"""The timeline of a project: what changed from one publication to the next, through the gate."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from iatheque.access.gate import readable_extension_fields, readable_fields
from iatheque.schema.field import Field, Value
from iatheque.schema.levels import Level

from .domain.publication import values_of
from .models import Publication

Values = Mapping[str, Value | None]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field whose value changed; None stands for a value that is not filled.

    `is_blanked` is true when the national team masked the value of one side.
    """

    field: Field
    before: Value | None
    after: Value | None
    is_blanked: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One publication: its number, its day, and what it changed; nothing for the first."""

    number: int
    at: datetime
    changes: tuple[Difference, ...]


def fields_at(level: Level) -> tuple[Field, ...]:
    """Return the fields of the model and its extensions that `level` reads, in order."""
    return (*readable_fields(level), *readable_extension_fields(level))


def differences(before: Values, after: Values, level: Level) -> list[Difference]:
    """Return the fields readable at `level` that differ; the others are not looked at."""
    return [
        Difference(
            field, before.get(field.key), after.get(field.key), _blanked(field, before, after)
        )
        for field in fields_at(level)
        if _side(before, field) != _side(after, field)
    ]


def timeline(project_pk: int, level: Level) -> list[Step]:
    """Return the publications of a project as `level` reads them, the latest first.

    A publication that changed nothing this level may read is not a step: it would tell that
    something reserved changed. The first one always is.
    """
    rows = Publication.objects.filter(project=project_pk).order_by("number")
    return list(_steps(rows.iterator(chunk_size=100), level))[::-1]


def _steps(publications: Iterator[Publication], level: Level) -> Iterator[Step]:
    before: Values | None = None
    for publication in publications:
        after: Values = values_of(publication)
        if before is None:
            yield Step(publication.number, publication.published_at, ())
        elif changes := differences(before, after, level):
            yield Step(publication.number, publication.published_at, tuple(changes))
        before = after


def _side(values: Values, field: Field) -> tuple[bool, Value | None]:
    """A masked value (a key that holds None) is not the same as one that was never filled."""
    value = values.get(field.key)
    return field.key in values and value is None, None if value in ("", []) else value


def _blanked(field: Field, *sides: Values) -> bool:
    return any(_side(values, field)[0] for values in sides)
