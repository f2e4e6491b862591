"""Our files are valid under the schemas we publish; frictionless is the judge."""

from typing import Any

import frictionless
import pytest

from iatheque.exchange.writers.csv_file import write_csv
from iatheque.exchange.writers.extension_file import write_extension_csv
from iatheque.schema.extensions import EXTENSION
from iatheque.schema.levels import Level
from iatheque.schema.table_schema import extension_schema, full_schema, public_schema

SITE = "https://biblio.example"
pytestmark = pytest.mark.usefixtures("full_project", "plain_project")


def report(content: bytes, schema: dict[str, Any]) -> tuple[bool, int, list[list[Any]]]:
    """Return whether the file is valid, its number of rows, and each error found."""
    with frictionless.Resource(
        data=content,
        format="csv",
        encoding="utf-8",
        schema=frictionless.Schema.from_descriptor(schema),
    ) as resource:
        found = resource.validate()
        errors = found.flatten(["rowNumber", "fieldName", "type", "note"])
        return found.valid, found.tasks[0].stats["rows"], errors


def test_the_public_csv_is_valid() -> None:
    content = b"".join(write_csv(Level.PUBLIC, None, site_url=SITE))
    assert report(content, public_schema(SITE)) == (True, 2, [])


@pytest.mark.parametrize("level", [Level.RESTREINT, Level.EXPERT])
def test_the_whole_csv_is_valid(level: Level) -> None:
    content = b"".join(write_csv(level, None, site_url=SITE))
    assert report(content, full_schema(SITE)) == (True, 2, [])


def test_the_public_csv_is_not_the_whole_one() -> None:
    content = b"".join(write_csv(Level.PUBLIC, None, site_url=SITE))
    assert report(content, full_schema(SITE))[0] is False


def test_the_csv_of_an_extension_is_valid() -> None:
    content = b"".join(write_extension_csv("placement", Level.PUBLIC, None, site_url=SITE))
    assert report(content, extension_schema(EXTENSION["placement"], SITE)) == (True, 1, [])
