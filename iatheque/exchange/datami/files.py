"""Every Datami file by its path: nothing else can be asked for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from . import cards, charts, csv_file, options, point_map, properties, schema, texts

_JSON = "application/json; charset=utf-8"
_MARKDOWN = "text/markdown; charset=utf-8"
_INDENTED = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE

# The address that Datami takes for a server of one's own machine (docs/reference/datami.md).
LOCAL = "http://localhost"


@dataclass(frozen=True, slots=True)
class File:
    """A file: its media type, and what writes it for the library at `site_url`."""

    media_type: str
    write: Callable[[str], Iterator[bytes]]


def folder(site_url: str) -> str:
    """Return the address of the files as Datami accepts it.

    It reads an address of its own kind only: `http://localhost…` as it is, any other library
    through the shim that `datami.html` carries.
    """
    own = f"{site_url}/" if site_url.startswith(LOCAL) else f"{LOCAL}/"
    return f"{own}content/"


def _json(make: Callable[[str], Any]) -> File:
    return File(_JSON, lambda site_url: iter([orjson.dumps(make(site_url), option=_INDENTED)]))


def _text(make: Callable[[str], str]) -> File:
    return File(_MARKDOWN, lambda site_url: iter([make(site_url).encode()]))


# The settings that hold no address: they may be copied anywhere.
SETTINGS: dict[str, File] = {
    options.SCHEMA: _json(schema.datami_schema),
    options.PROPERTIES: _json(lambda _site_url: properties.custom_properties()),
    options.CARDS: _json(lambda _site_url: cards.cards_settings()),
    options.CHARTS: _json(lambda _site_url: charts.charts()),
    options.MAP: _json(lambda _site_url: point_map.map_settings()),
    "texts/presentation.md": _text(texts.presentation),
    "texts/colonnes.md": _text(texts.columns),
}
FILES: dict[str, File] = {
    options.DATA: File(
        "text/csv; charset=utf-8",
        lambda site_url: csv_file.write_datami_csv(site_url=site_url),
    ),
    **SETTINGS,
    "json/projets.options.json": _json(lambda site_url: options.options(folder(site_url))),
}
