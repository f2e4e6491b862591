"""JSON and GeoJSON: one object per project, a project a line, memory flat."""

from collections.abc import Callable, Iterator
from typing import Any

import orjson
from django.utils.timezone import localdate

from iatheque.projects import entries
from iatheque.projects.entries import Entry
from iatheque.schema.levels import Level
from iatheque.schema.version import MODEL_VERSION

from .columns import Pks
from .documents import as_json

_PIECE = 500


def write_json(level: Level, pks: Pks | None, *, site_url: str) -> Iterator[bytes]:
    """Yield `{"version", "genere_le", "projets": [...]}`; `version` is that of the model."""
    return _collection(
        _head(), "projets", entries.stream(level, pks), lambda entry: as_json(entry, site_url)
    )


def write_geojson(level: Level, pks: Pks | None, *, site_url: str) -> Iterator[bytes]:
    """Yield a FeatureCollection of points (RFC 7946); `properties` is the whole JSON object."""
    head = {"type": "FeatureCollection", **_head()}
    return _collection(
        head, "features", entries.stream(level, pks), lambda entry: _feature(entry, site_url)
    )


def _head() -> dict[str, str]:
    """Return what says which file this is; a day, so that one catalogue makes one file."""
    return {"version": MODEL_VERSION, "genere_le": localdate().isoformat()}


def _feature(entry: Entry, site_url: str) -> dict[str, Any]:
    point = [entry.values["longitude"], entry.values["latidude"]]
    return {
        "type": "Feature",
        "id": entry.id,
        "geometry": {"type": "Point", "coordinates": point},
        "properties": as_json(entry, site_url),
    }


def _collection(
    head: dict[str, str],
    name: str,
    found: Iterator[Entry],
    document: Callable[[Entry], dict[str, Any]],
) -> Iterator[bytes]:
    """Yield an object made of `head` and of the array `name`, a few hundred projects a piece."""
    yield orjson.dumps(head)[:-1] + b',"%s":[' % name.encode()
    separator, piece = b"\n", []
    for entry in found:
        piece.append(separator + orjson.dumps(document(entry)))
        separator = b",\n"
        if len(piece) == _PIECE:
            yield b"".join(piece)
            piece.clear()
    yield b"".join(piece) + b"\n]}\n"
