"""The answers to one extension: a CSV of their own, with the projects that have an answer."""

from collections.abc import Iterator

from iatheque.access.gate import readable_extension_fields
from iatheque.projects.entries import ENTRY_MODELS
from iatheque.schema.cells import write
from iatheque.schema.levels import Level

from .columns import Columns, Pks, changed, column_batches
from .csv_file import csv_pieces
from .sheet_safety import defused


def write_extension_csv(
    extension: str, level: Level, pks: Pks | None, *, site_url: str
) -> Iterator[bytes]:
    """Yield the CSV of `extension`: `id`, then its fields readable at `level`."""
    fields = readable_extension_fields(level, extension)
    keys = [field.key for field in fields]
    rows = ENTRY_MODELS[level]._default_manager.order_by("pk")
    answered = rows.filter(extensions__has_any_keys=keys) if keys else rows.none()
    found = column_batches(answered, ("extensions",), pks, site_url=site_url)
    batches = (changed(fields, _spread(columns, keys), defused) for columns in found)
    return csv_pieces(["id", *keys], batches)


def _spread(columns: Columns, keys: list[str]) -> Columns:
    ids, _urls, answers = columns
    return [ids, *([write(answer.get(key)) for answer in answers] for key in keys)]
