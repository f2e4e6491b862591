"""Which fields a reader sees and may query (ARCHITECTURE, rules 3 and 4).

Reading may open further on one's own projects; querying never does: a filter runs over everybody's
rows, so only the level counts.
"""

from functools import cache

from iatheque.schema.field import Field, Kind
from iatheque.schema.fields import FIELDS
from iatheque.schema.levels import Level
from iatheque.schema.model import ALL_FIELDS

from .viewer import Viewer

# What is announced as reserved on every sheet: a constant, never what happens to be filled.
RESERVED_FIELDS: tuple[Field, ...] = tuple(field for field in FIELDS if field.level > Level.PUBLIC)


def level_on(viewer: Viewer, siren: str) -> Level:
    """Return the level at which `viewer` reads the projects of the authority `siren`.

    Members read their own authority's projects whole; moderators read all projects whole.
    """
    if viewer.is_moderator or (siren and siren in viewer.sirens):
        return Level.EXPERT
    return viewer.level


@cache
def readable_fields(level: Level) -> tuple[Field, ...]:
    """Return the published fields readable at `level`, in published order."""
    return tuple(field for field in FIELDS if field.level <= level)


@cache
def readable_extension_fields(level: Level, extension: str | None = None) -> tuple[Field, ...]:
    """Return the extension fields readable at `level`, of one extension or of all."""
    return tuple(
        field
        for field in ALL_FIELDS
        if field.extension
        and field.level <= level
        and (extension is None or field.extension == extension)
    )


@cache
def queryable_fields(level: Level) -> tuple[Field, ...]:
    """Return the fields, extensions included, that a reader of `level` may search or sort."""
    return tuple(field for field in ALL_FIELDS if field.level <= level)


@cache
def filterable_fields(level: Level) -> dict[str, Field]:
    """Return by key the fields a reader of `level` may filter: one URL parameter each."""
    return {field.key: field for field in queryable_fields(level) if field.filterable}


@cache
def facet_fields(level: Level) -> tuple[Field, ...]:
    """Return the fields shown as facets to a reader of `level`, in published order."""
    return tuple(field for field in queryable_fields(level) if field.facet)


@cache
def countable_fields(level: Level) -> dict[str, Field]:
    """Return by key the fields whose values a reader of `level` may have counted, one by one.

    Those he may filter, but the SIRET: authorities are not values of a list.
    """
    filters = filterable_fields(level).items()
    return {key: field for key, field in filters if field.kind is not Kind.SIRET}


@cache
def sortable_fields(level: Level) -> dict[str, Field]:
    """Return by key the fields a reader of `level` may sort by."""
    return {field.key: field for field in queryable_fields(level) if field.sortable}
