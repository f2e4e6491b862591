"""Parquet: typed columns for data scientists; lists stay lists, and an empty cell is null."""

from collections.abc import Iterator, Sequence
from typing import IO, Any

from iatheque.access.gate import readable_fields
from iatheque.schema.cells import JOINER
from iatheque.schema.field import Field
from iatheque.schema.levels import Level
from iatheque.schema.version import MODEL_VERSION

from .columns import HEAD, Column, Pks, batches, changed
from .temporary import through_file


def write_parquet(level: Level, pks: Pks | None, *, site_url: str) -> Iterator[bytes]:
    """Return the pieces of a Parquet file of all projects at `level`, or of those of `pks`.

    Needs pyarrow, an optional extra: raises `ImportError` without it.
    """
    return through_file(lambda file: _fill(file, level, pks, site_url))


def _fill(file: IO[bytes], level: Level, pks: Pks | None, site_url: str) -> None:
    from pyarrow import RecordBatch, parquet  # noqa: PLC0415 - optional, and slow to load

    fields = readable_fields(level)
    schema = _schema(fields)
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        for columns in batches(level, pks, site_url=site_url):
            cells = dict(zip(schema.names, changed(fields, columns, _typed), strict=True))
            writer.write_batch(RecordBatch.from_pydict(cells, schema=schema))


def _schema(fields: Sequence[Field]) -> Any:
    import pyarrow as pa  # noqa: PLC0415 - optional, and slow to load

    text = pa.string()
    columns = [pa.field(name, text, nullable=False) for name in HEAD]
    for field in fields:
        single = pa.float64() if field.numeric else text
        columns.append(pa.field(field.key, pa.list_(text) if field.multiple else single))
    return pa.schema(columns, metadata={"version": MODEL_VERSION})


def _typed(field: Field, column: Column) -> Column:
    if field.multiple:
        return [cell.split(JOINER) if cell else None for cell in column]
    return column if field.numeric else [cell or None for cell in column]
