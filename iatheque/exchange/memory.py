"""Keeping the memory of long work flat."""

from django.db import connection


def spare_memory() -> None:
    """Read SQLite without mapping its file: the pages of a large one would count as ours."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA mmap_size=0")
