"""`make bench`: our pages beside Datasette's on the same rows, in one run; prints Markdown tables.

`python -m tests.bench 10000 100000 1000000` chooses the sizes; catalogues are kept in build/bench.
"""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

from tests.bench.catalogue import FACETS, prepare
from tests.bench.process import ROOT, environment, load, memory, run_python, serving

OURS, THEIRS, BARE = 8911, 8912, 8913
WORD = quote("données")
DATASETTE = ROOT / ".venv-bench" / "bin" / "datasette"


def main(sizes: list[int]) -> None:
    """Build what is missing, then measure each size."""
    for size in sizes:
        home = ROOT / "build" / "bench" / str(size)
        prepare(home, size)
        print(f"\n## {size:,} projets\n".replace(",", "\u202f"), flush=True)
        for title, rows in (
            ("Pages, sans cache", _beside(home)),
            ("Recherche, facettes et 20 fiches (ms)", _inside(home, "find")),
            ("Toutes les figures (ms)", _inside(home, "charts")),
            ("Données de la carte", _places(home)),
            ("CSV public", _csv(home)),
            ("Page en cache", _cached(home)),
        ):
            _table(title, rows)


def _table(title: str, rows: Iterator[tuple[str, ...]]) -> None:
    print(f"**{title}**\n")
    for rank, row in enumerate(rows):
        print("| " + " | ".join(row) + " |", flush=True)
        if rank == 0:
            print("|" + "---|" * len(row))
    print(flush=True)


def _beside(home: Path) -> Iterator[tuple[str, ...]]:
    """Each page of ours just before its twin, with nothing cached on our side."""
    facets = "&".join(f"_facet={facet}" for facet in FACETS)
    base = f"http://127.0.0.1:{THEIRS}/datasette/projets"
    cases = (
        ("liste", "/projets/", f"{base}?_size=20&{facets}"),
        ("mot courant", f"/projets/?q={WORD}", f"{base}?_size=20&{facets}&_search={WORD}"),
        ("JSON", "/api/v1/projets", f"{base}.json?_size=20&_shape=objects&{facets}"),
        (
            "JSON, mot courant",
            f"/api/v1/projets?q={WORD}",
            f"{base}.json?_size=20&_shape=objects&{facets}&_search={WORD}",
        ),
    )
    yield ("page", "IAthèque req/s", "ms", "Datasette req/s", "ms", "rapport")
    with _our_server(home, IATHEQUE_PAGE_CACHE_MB="0") as pid, _datasette(home):
        for name, path, twin in cases:
            ours, theirs = load(f"http://127.0.0.1:{OURS}{path}"), load(twin, connections=2)
            if ours.failures or theirs.failures:
                raise RuntimeError(f"{name}: {ours.failures} and {theirs.failures} failures")
            yield (
                name,
                f"{ours.rate:.0f}",
                f"{ours.median:.1f}",
                f"{theirs.rate:.1f}",
                f"{theirs.median:.0f}",
                f"{ours.rate / theirs.rate:.0f}",
            )
        yield ("mémoire d’un ouvrier", f"{memory(pid):.0f} Mo", "", "", "", "")


def _inside(home: Path, what: str) -> Iterator[tuple[str, ...]]:
    measured = json.loads(run_python(home, "-m", "tests.bench.inside", what))
    yield tuple(measured)
    yield tuple(str(value) for value in measured.values())


def _places(home: Path) -> Iterator[tuple[str, ...]]:
    measured = json.loads(run_python(home, "-m", "tests.bench.inside", "places"))
    yield tuple(measured)
    yield tuple(measured.values())


def _csv(home: Path) -> Iterator[tuple[str, ...]]:
    ours = json.loads(run_python(home, "-m", "tests.bench.inside", "csv"))
    bare = json.loads(run_python(home, "-m", "tests.bench.inside", "bare"))
    yield ("", "secondes", "Mo au-dessus de la base")
    yield ("IAthèque", f"{ours['seconds']}", f"{ours['megabytes']}")
    yield ("curseur vers csv", f"{bare['seconds']}", f"{bare['megabytes']}")
    yield ("rapport", f"{ours['seconds'] / bare['seconds']:.2f}", "")


def _cached(home: Path) -> Iterator[tuple[str, ...]]:
    yield ("page", "IAthèque req/s", "vue Django nue req/s", "rapport")
    with _our_server(home):
        url = f"http://127.0.0.1:{OURS}/projets/"
        page = home / "page.html"
        with urlopen(url, timeout=30) as answer:
            page.write_bytes(answer.read())
        with _bare(page):
            ours, floor = load(url), load(f"http://127.0.0.1:{BARE}/")
    yield ("/projets/", f"{ours.rate:.0f}", f"{floor.rate:.0f}", f"{floor.rate / ours.rate:.2f}")


def _our_server(home: Path, **more: str) -> AbstractContextManager[int]:
    env = environment(home, IATHEQUE_PORT=str(OURS), **more)
    command = [str(Path(sys.executable).parent / "iatheque"), "serve"]
    return serving(command, f"http://127.0.0.1:{OURS}/projets/", env)


def _datasette(home: Path) -> AbstractContextManager[int]:
    settings = {
        "suggest_facets": "off",
        "facet_time_limit_ms": "20000",
        "sql_time_limit_ms": "20000",
        "default_cache_ttl": "0",
    }
    options = [word for name, value in settings.items() for word in ("--setting", name, value)]
    command = [str(DATASETTE), "-i", str(home / "datasette.db"), "-p", str(THEIRS), *options]
    return serving(command, f"http://127.0.0.1:{THEIRS}/", dict(os.environ))


def _bare(page: Path) -> AbstractContextManager[int]:
    env = environment(page.parent, BENCH_PAGE=str(page)) | {"DJANGO_SETTINGS_MODULE": ""}
    command = [
        str(Path(sys.executable).parent / "granian"),
        "--interface=wsgi",
        "--workers=2",
        f"--port={BARE}",
        "tests.bench.bare:application",
    ]
    return serving(command, f"http://127.0.0.1:{BARE}/", env)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000, 100_000])
