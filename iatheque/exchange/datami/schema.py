"""The Table Schema of the Datami file: the one of the public file, as Datami can use it.

A closed list would become the values of a filter, even those that no project has; without it
Datami offers the values found in the file, so that every project can be reached.
"""

from typing import Any

from iatheque.schema.fields import FIELD
from iatheque.schema.table_schema import public_schema

from .cells import LIST
from .columns import ID, NAMES

_UNUSED = ("enum", "pattern")


def datami_schema(site_url: str) -> dict[str, Any]:
    """Return the schema, its columns in the order of the file."""
    schema = public_schema(site_url)
    columns = {column["name"]: _column(column) for column in schema["fields"]}
    return {
        "name": "iatheque-datami",
        "title": schema["title"],
        "description": schema["description"],
        "primaryKey": ID,
        "fields": [columns[name] for name in NAMES],
        "missingValues": schema["missingValues"],
    }


def _column(column: dict[str, Any]) -> dict[str, Any]:
    field = FIELD.get(column["name"])
    if field is None:
        return column
    made = {name: value for name, value in column.items() if not name.startswith("iatheque:")}
    constraints = dict(made.pop("constraints", {}))
    if field.vocabulary:
        constraints = {name: it for name, it in constraints.items() if name not in _UNUSED}
    if not field.numeric:  # a date becomes a text: Datami would show it as the browser likes
        made = {**made, "type": "string"}
        made.pop("format", None)
    separator = {"iatheque:separateur": LIST} if field.multiple else {}
    return {**made, **({"constraints": constraints} if constraints else {}), **separator}
