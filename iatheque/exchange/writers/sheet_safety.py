"""Which cells of a spreadsheet are defused: every text, never a number nor a date."""

from iatheque.lib.csv_safety import defuse_all
from iatheque.schema.field import Field, Kind

from .columns import Column

# Written in a form that no spreadsheet runs: -0.584 is a longitude, not a formula.
_HARMLESS = frozenset({Kind.LONGITUDE, Kind.LATITUDE, Kind.SIRET, Kind.SIREN, Kind.MONTH, Kind.DAY})


def defused(field: Field, column: Column) -> Column:
    """Return the cells of `field` as a spreadsheet may hold them."""
    return column if field.kind in _HARMLESS else defuse_all(column)
