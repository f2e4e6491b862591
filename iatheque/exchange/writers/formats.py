"""The formats a set of projects can be written in."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Protocol

from iatheque.schema.levels import Level

from .columns import Pks
from .csv_file import write_csv
from .json_files import write_geojson, write_json
from .parquet_file import write_parquet
from .xlsx_file import write_xlsx


class Writer(Protocol):
    """Writes all projects at a level, or those of batches of keys, as pieces of one file."""

    def __call__(self, level: Level, pks: Pks | None, *, site_url: str) -> Iterator[bytes]: ...


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its file extension (its name everywhere), the words for people, its writer.

    `public_schema` and `full_schema` name the files that describe it, `needs` an optional module.
    """

    key: str
    label: str
    media_type: str
    write: Writer
    public_schema: str = "schema.json"
    full_schema: str = "schema-complet.json"
    needs: str | None = None

    @property
    def available(self) -> bool:
        """True when the optional module it needs is installed."""
        return self.needs is None or find_spec(self.needs) is not None

    def schema(self, level: Level) -> str:
        """Return the name of the file that describes this format at `level`."""
        return self.public_schema if level is Level.PUBLIC else self.full_schema


_OBJECTS = "schema.jsonschema.json"
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

CSV = Format("csv", "CSV", "text/csv; charset=utf-8", write_csv)
XLSX = Format("xlsx", "XLSX", _WORKBOOK, write_xlsx)
JSON = Format("json", "JSON", "application/json; charset=utf-8", write_json, _OBJECTS, _OBJECTS)
GEOJSON = Format(
    "geojson", "GeoJSON", "application/geo+json; charset=utf-8", write_geojson, _OBJECTS, _OBJECTS
)
PARQUET = Format(
    "parquet", "Parquet", "application/vnd.apache.parquet", write_parquet, needs="pyarrow"
)
FORMATS = {one.key: one for one in (CSV, XLSX, JSON, GEOJSON, PARQUET)}


def available_formats() -> list[Format]:
    """Return the formats that this installation can write."""
    return [one for one in FORMATS.values() if one.available]
