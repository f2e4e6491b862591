"""Storing entries by the thousand: plain rows, since nothing of a model instance serves here."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import DateTimeField, Field, JSONField

from iatheque.projects.entry_models import EntryBase

# The other columns hold texts and numbers, which drivers take as they are.
_CONVERTED = (DateTimeField, JSONField)


def store(model: type[EntryBase], rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert or replace entries, each row giving its values by column."""
    columns = model._meta.concrete_fields
    converted = [_prepared(row, columns) for row in rows]
    with connection.cursor() as cursor:
        cursor.executemany(_statement(model), converted)


def _prepared(row: Mapping[str, Any], columns: Iterable[Field]) -> list[Any]:
    return [
        column.get_db_prep_save(row[column.column], connection)
        if isinstance(column, _CONVERTED)
        else row[column.column]
        for column in columns
    ]


@cache
def _statement(model: type[EntryBase]) -> str:
    """Return the insertion that replaces the entry of the same project, if there is one."""
    quote = connection.ops.quote_name
    names = [quote(column.column) for column in model._meta.concrete_fields]
    key = quote(model._meta.pk.column)
    changes = ", ".join(f"{name} = EXCLUDED.{name}" for name in names if name != key)
    return (
        f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(names)}) "  # noqa: S608 - our names
        f"VALUES ({', '.join(['%s'] * len(names))}) ON CONFLICT ({key}) DO UPDATE SET {changes}"
    )
