"""The catalogues measured: the same rows in our library and in a Datasette file, built once."""

import sqlite3
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from tests.bench.process import run_python

# Lists stay joined as one text each: counting them apart (JSON arrays and `_facet_array`) makes
# Datasette ten times slower, and we measure it at its best.
FACETS = ("theme", "coll_type", "projet_status", "annee", "sous_theme", "audience_service")
SEARCHED = (
    "nom_projet",
    "coll_nom",
    "usage_description",
    "partenaires",
    "sous_theme",
    "status_abandon",
)


def prepare(home: Path, count: int) -> None:
    """Build both catalogues of `count` records in `home`, unless they are already there."""
    done = home / "ready"
    if done.exists():
        return
    home.mkdir(parents=True, exist_ok=True)
    run_python(home, "-m", "tests.bench.fill", str(count))
    _write_datasette(home / "iatheque.sqlite3", home / "datasette.db")
    done.touch()


def _write_datasette(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    with sqlite3.connect(target) as base:
        rows = _rows(source)
        names = next(rows)
        base.execute(f"CREATE TABLE projets ({', '.join(names)})")
        insert = f"INSERT INTO projets VALUES ({', '.join('?' for _ in names)})"  # noqa: S608 - our names
        while batch := list(islice(rows, 5000)):
            base.executemany(insert, batch)
        for column in FACETS:
            base.execute(f"CREATE INDEX par_{column} ON projets({column})")
        base.execute(
            f"CREATE VIRTUAL TABLE projets_fts USING fts5({', '.join(SEARCHED)}, "
            'content="projets", tokenize="unicode61 remove_diacritics 2")'
        )
        base.execute("INSERT INTO projets_fts(projets_fts) VALUES('rebuild')")
        base.execute("INSERT INTO projets_fts(projets_fts) VALUES('optimize')")
        base.execute("ANALYZE")
    base.execute("VACUUM")
    base.close()


def _rows(source: Path) -> Iterator[tuple[object, ...]]:
    """Yield the column names, then the public entries."""
    with sqlite3.connect(source) as base:
        cursor = base.execute(
            "SELECT public_id AS id, coll_nom, nom_projet, coll_siret, coll_type, projet_date, "
            "substr(projet_date, 4) AS annee, projet_status, status_abandon, partenaires, "
            "usage_description, theme, sous_theme, audience_service, url_infos, image_url, "
            "longitude, latidude, date FROM projects_entrypublic ORDER BY project_id"
        )
        yield tuple(column[0] for column in cursor.description)
        yield from cursor
    base.close()
