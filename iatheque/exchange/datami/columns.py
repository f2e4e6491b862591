"""The columns of the Datami file: the public fields, then two that are never empty.

Datami drops an empty last cell, and keeps the first column in sight: the authority.
"""

from iatheque.access.gate import readable_fields
from iatheque.exchange.writers.columns import HEAD
from iatheque.schema.field import Field
from iatheque.schema.levels import Level

FIELDS: tuple[Field, ...] = readable_fields(Level.PUBLIC)
ID, URL = HEAD
NAMES: tuple[str, ...] = (*(field.key for field in FIELDS), ID, URL)
