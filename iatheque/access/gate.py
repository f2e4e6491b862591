"""Which fields a reader sees and may query (ARCHITECTURE, rules 3 and 4; ADR 0010).

Reading may open further on one's own projects; querying never does: a filter runs over everybody's
rows, so only the level counts. An author who opens her answers opens no filter on them either.
"""

from collections.abc import Mapping
from functools import cache

from iatheque.schema.extensions import OPEN, OPENERS
from iatheque.schema.field import Field, Kind, Value
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


def opened_extensions(values: Mapping[str, Value | None]) -> frozenset[str]:
    """Return the keys of the extensions that the author of `values` opened to everybody."""
    return frozenset(key for opener, key in OPENERS.items() if values.get(opener) == OPEN)


def level_of(field: Field, opened: frozenset[str]) -> Level:
    """Return the level of `field` on a project whose author opened the extensions `opened`."""
    return Level.PUBLIC if field.extension in opened else field.level


@cache
def shown_fields(level: Level, opened: frozenset[str] = frozenset()) -> tuple[Field, ...]:
    """Return the fields that `level` reads on a project with these `opened` extensions.

    Published fields first, then those of the extensions, in order. `opened` changes what is read of
    this one project, never what is queried.
    """
    extended = (field for field in ALL_FIELDS if field.extension)
    return readable_fields(level) + tuple(
        field for field in extended if level_of(field, opened) <= level
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
