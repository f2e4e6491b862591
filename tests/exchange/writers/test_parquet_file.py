"""Parquet: the same rows, typed."""

import io

import pytest

from iatheque.exchange.writers.documents import as_json
from iatheque.exchange.writers.parquet_file import write_parquet
from iatheque.projects import entries
from iatheque.projects.models import Project
from iatheque.schema.levels import Level
from iatheque.schema.version import MODEL_VERSION

parquet = pytest.importorskip("pyarrow.parquet", reason="the extra « parquet » is not installed")

SITE = "https://biblio.example"


def table(level: Level) -> object:
    return parquet.read_table(io.BytesIO(b"".join(write_parquet(level, None, site_url=SITE))))


@pytest.mark.parametrize("level", Level)
def test_rows_are_those_of_the_json_file(
    level: Level, full_project: Project, plain_project: Project
) -> None:
    expected = [as_json(entry, SITE) for entry in entries.stream(level)]
    assert table(level).to_pylist() == expected


def test_an_empty_catalogue_has_the_same_columns(db: None) -> None:
    assert (table(Level.PUBLIC).num_rows, table(Level.PUBLIC).num_columns) == (0, 19)


def test_columns_are_typed(plain_project: Project) -> None:
    schema = table(Level.PUBLIC).schema
    names = ("id", "partenaires", "longitude", "date")
    assert [str(schema.field(name).type) for name in names] == [
        "string",
        "list<element: string>",
        "double",
        "string",
    ]
    assert schema.metadata[b"version"] == MODEL_VERSION.encode()
