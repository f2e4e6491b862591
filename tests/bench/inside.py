"""Measures taken inside one process, as JSON.

`python -m tests.bench.inside find|charts|places|csv|bare`
"""

import csv
import gzip
import json
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import django
import orjson

WORDS = ("données", "cantine", "fuites", "déchets", "trafic", "arbres", "bâtiments", "usagers")


def find() -> dict[str, float]:
    """Query, facets and 20 rows, in ms in the middle: the whole list, filtered, one common word."""
    from iatheque.projects.entries import fetch
    from iatheque.schema.levels import Level
    from iatheque.search.finder import find as search
    from iatheque.search.query import parse

    def page(lists: list[tuple[str, list[str]]]) -> Callable[[], object]:
        query = parse(lists, Level.PUBLIC)
        return lambda: fetch(Level.PUBLIC, search(query, Level.PUBLIC).pks)

    return {
        "list": _median([page([])]),
        "filtered": _median([page(lists) for lists in _filters()]),
        "common": _median([page([("q", ["données"])])]),
        "words": _median([page([("q", [word])]) for word in WORDS]),
    }


def charts() -> dict[str, float]:
    """All the figures, in ms: counted for the first time, then in the middle as `find`."""
    from iatheque.schema.levels import Level
    from iatheque.search.finder import find as search
    from iatheque.search.query import CatalogueQuery, parse
    from iatheque.web.charts import figures

    def page(lists: list[tuple[str, list[str]]]) -> Callable[[], object]:
        query = parse(lists, Level.PUBLIC)
        return lambda: figures(query, Level.PUBLIC)

    search(CatalogueQuery(), Level.PUBLIC)
    everything = page([])
    start = time.perf_counter()
    everything()
    first = (time.perf_counter() - start) * 1000
    return {
        "first": round(first, 2),
        "list": _median([everything]),
        "filtered": _median([page(lists) for lists in _filters()]),
        "common": _median([page([("q", ["données"])])]),
    }


def places() -> dict[str, str]:
    """What the map asks for: ms in the middle, and bytes as they travel."""
    from iatheque.schema.levels import Level
    from iatheque.schema.vocabularies import THEME
    from iatheque.search.boxes import Box
    from iatheque.search.places import Places, places_within
    from iatheque.search.places import places as everywhere
    from iatheque.search.query import parse

    everything = parse([], Level.PUBLIC)
    one_theme = parse([("theme", [THEME.values[1]])], Level.PUBLIC)
    common = parse([("q", ["données"])], Level.PUBLIC)
    france, region = Box(-5.6, 41.1, 9.9, 51.3), Box(1.0, 46.5, 4.5, 48.3)

    def view(query: Any, box: Box, zoom: int) -> Callable[[], Places]:
        return lambda: places_within(query, Level.PUBLIC, box, zoom)

    return {
        "un thème, points": _written(lambda: everywhere(one_theme, Level.PUBLIC)),
        "France, groupes": _written(view(everything, france, 6)),
        "une région, groupes": _written(view(everything, region, 8)),
        "France, mot courant": _written(view(common, france, 6)),
    }


def _written(find_places: Callable[[], Any]) -> str:
    """Return how many, in how many ms, in how many kB of compressed JSON."""
    from iatheque.web.catalogue.map_views import columns

    found = find_places()
    weight = len(gzip.compress(orjson.dumps(columns(found)), 6)) / 1000
    took = _median([lambda: columns(find_places())])
    return f"{found.total} : {took} ms, {weight:.1f} ko"


def _filters() -> Iterator[list[tuple[str, list[str]]]]:
    from iatheque.schema.vocabularies import AUDIENCE_SERVICE, COLL_TYPE, THEME

    dice = random.Random(1)
    for _ in range(20):
        yield [
            ("theme", [dice.choice(THEME.values)]),
            ("coll_type", dice.sample(COLL_TYPE.values, 2)),
            ("audience_service", [dice.choice(AUDIENCE_SERVICE.values)]),
        ]


def _median(calls: list[Callable[[], object]], rounds: int = 60) -> float:
    for call in calls:
        call()
    times = []
    for turn in range(rounds):
        start = time.perf_counter()
        calls[turn % len(calls)]()
        times.append((time.perf_counter() - start) * 1000)
    return round(statistics.median(times), 2)


def export_csv() -> dict[str, float]:
    """Our public CSV: seconds, and MB above the memory of the process before it starts."""
    from iatheque.exchange.writers.csv_file import write_csv
    from iatheque.schema.levels import Level

    return _weighed(
        lambda out: _pour(write_csv(Level.PUBLIC, None, site_url="https://x.example"), out)
    )


def bare_csv() -> dict[str, float]:
    """The same columns, straight from a database cursor to `csv.writer`."""
    from django.db import connection

    from iatheque.access.gate import readable_fields
    from iatheque.schema.levels import Level

    columns = ", ".join(field.key for field in readable_fields(Level.PUBLIC))

    def write(path: Path) -> None:
        with path.open("w", newline="", encoding="utf-8") as out, connection.cursor() as cursor:
            writer = csv.writer(out)
            cursor.execute(
                f"SELECT public_id, slug, {columns} FROM projects_entrypublic"  # noqa: S608
            )
            while rows := cursor.fetchmany(2000):
                writer.writerows(rows)

    return _weighed(write)


def _pour(pieces: Iterator[bytes], path: Path) -> None:
    with path.open("wb") as out:
        for piece in pieces:
            out.write(piece)


def _weighed(write: Callable[[Path], None]) -> dict[str, float]:
    from django.conf import settings
    from django.db import connection

    connection.ensure_connection()
    path = Path(settings.DATA_DIR) / "bench.csv"
    before = _peak()
    times = []
    for _ in range(5):
        start = time.perf_counter()
        write(path)
        times.append(time.perf_counter() - start)
    path.unlink()
    return {"seconds": round(min(times), 3), "megabytes": round(_peak() - before, 1)}


def _peak() -> float:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    django.setup()
    measures = {
        "find": find,
        "charts": charts,
        "places": places,
        "csv": export_csv,
        "bare": bare_csv,
    }
    measure = measures[sys.argv[1]]
    print(json.dumps(measure()))
