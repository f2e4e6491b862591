"""System checks: the columns of each entry table are exactly the fields its level may read."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from iatheque.access.gate import readable_fields
from iatheque.schema.levels import Level

from .entries import ENTRY_MODELS, EXTRA_COLUMNS


@register()
def check_entry_columns(**_kwargs: Any) -> list[CheckMessage]:
    """Return an error for each level whose table and schema differ."""
    return [message for level in Level for message in _check_level(level)]


def _check_level(level: Level) -> list[CheckMessage]:
    columns = {column.name for column in ENTRY_MODELS[level]._meta.concrete_fields}
    expected = {field.key for field in readable_fields(level)} | EXTRA_COLUMNS
    if columns == expected:
        return []
    return [
        Error(
            f"{ENTRY_MODELS[level].__name__} and the schema differ: {sorted(columns ^ expected)}",
            hint="Add or move the columns in projects/entry_models.py, then make a migration.",
            id="projects.E001",
        )
    ]
