"""The whole model as one list: the published fields, then those of the extensions."""

from .extensions import EXTENSIONS
from .field import Field
from .fields import FIELDS

EXTENSION_FIELDS: tuple[Field, ...] = tuple(
    field for extension in EXTENSIONS for field in extension.fields
)
ALL_FIELDS: tuple[Field, ...] = FIELDS + EXTENSION_FIELDS
FIELD_BY_KEY: dict[str, Field] = {field.key: field for field in ALL_FIELDS}
