"""What is published: the public CSV, the schemas, the files of Datami."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import orjson

from iatheque.access.gate import readable_extension_fields
from iatheque.exchange.datami.files import FILES, SETTINGS
from iatheque.exchange.datami.options import DATA
from iatheque.exchange.writers.csv_file import write_csv
from iatheque.exchange.writers.extension_file import write_extension_csv
from iatheque.schema import json_schema, table_schema
from iatheque.schema.extensions import EXTENSIONS, Extension
from iatheque.schema.levels import Level

PROJECTS = "projets.csv"
JOURNAL = "JOURNAL.md"
_INDENTED = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE

Writers = dict[str, Callable[[], Iterable[bytes]]]


def writers(site_url: str) -> Writers:
    """Return what writes each published file, by its path; nothing depends on the day."""
    return {
        PROJECTS: lambda: write_csv(Level.PUBLIC, None, site_url=site_url),
        "schema.json": lambda: _json(table_schema.public_schema(site_url)),
        "schema.jsonschema.json": lambda: _json(json_schema.project_schema(site_url)),
        **_extensions(site_url),
        **{f"datami/{path}": _datami(path, site_url) for path in (DATA, *SETTINGS)},
    }


def write_files(folder: Path, site_url: str) -> None:
    """Write every published file under `folder`; files of other people there stay."""
    for path, write in writers(site_url).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            for piece in write():
                file.write(piece)


def _json(content: Any) -> Iterator[bytes]:
    yield orjson.dumps(content, option=_INDENTED)


def _datami(path: str, site_url: str) -> Callable[[], Iterable[bytes]]:
    return lambda: FILES[path].write(site_url)


def _extensions(site_url: str) -> Writers:
    """Return the files of the extensions that have something public."""
    made: Writers = {}
    for one in EXTENSIONS:
        if readable_extension_fields(Level.PUBLIC, one.key):
            made |= _extension(one, site_url)
    return made


def _extension(one: Extension, site_url: str) -> Writers:
    return {
        f"extensions/{one.key}.json": lambda: _json(table_schema.extension_schema(one, site_url)),
        f"extensions/{one.key}.csv": lambda: write_extension_csv(
            one.key, Level.PUBLIC, None, site_url=site_url
        ),
    }
