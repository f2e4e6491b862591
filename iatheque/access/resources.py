"""Who reads an attached resource: its own level decides, nothing else does."""

from iatheque.schema.levels import Level

# Code, data and models stay between experts until their depositor opens them further.
DEFAULT_LEVEL = Level.EXPERT


def reads_resource(reader: Level, resource: Level) -> bool:
    """True when somebody who reads at the level `reader` may read a resource of that level."""
    return resource <= reader


def levels_reading(resource: Level) -> tuple[Level, ...]:
    """Return the levels at which a resource of that level is read."""
    return tuple(level for level in Level if reads_resource(level, resource))
