"""What documents cost, in Markdown: `python -m tests.bench.documents`.

Each document of a known project, its texts as long as people write them. The PDF is made as the
site makes it, by a program of its own (its start included: CPU of both, then the clock), and by
typst alone, already started (its start excluded).
"""

import json
import os
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import django

_TIMES = 7
_DAY = datetime(2026, 11, 21, tzinfo=UTC)
_WRITTEN = "Une phrase comme on en écrit dans une fiche, avec ses virgules et ses accents. " * 6
Clock = Callable[[], float]


def main() -> None:
    """Print the cost of each document, the longest of them, then the memory that is kept."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from iatheque.decision.documents.filling import fill
    from iatheque.decision.documents.registry import DOCUMENTS
    from iatheque.lib.documents.blocks import Document, as_data
    from iatheque.lib.documents.docx_file import write_docx
    from iatheque.lib.documents.pdf_file import _template, write_pdf
    from iatheque.lib.typesetting_process import _written
    from iatheque.schema.model import FIELD_BY_KEY
    from tests.decision.documents.cases import WHOLE, said

    def alone(document: Document) -> None:
        with tempfile.TemporaryDirectory() as root:
            _written("pdf", _template(), json.dumps(as_data(document)), root)

    known = replace(WHOLE, sheet={**dict.fromkeys(FIELD_BY_KEY, _WRITTEN), **WHOLE.sheet})
    print("| document | PDF, CPU ms | PDF, clock ms | typst alone, ms | DOCX, CPU ms |")
    print("|---|---|---|---|---|")
    for template in DOCUMENTS:
        document = fill(template, known, said)
        print(f"| {template.key}", end="")
        for write, clock in (
            (write_pdf, _spent),
            (write_pdf, time.perf_counter),
            (alone, _spent),
            (lambda one: write_docx(one, _DAY), _spent),
        ):
            print(f" | {_median(lambda make=write, one=document: make(one), clock):.0f}", end="")
        print(" |")
    before = _memory()
    for _ in range(100):
        write_pdf(document)
        write_docx(document, _DAY)
    print(f"\nMemory kept after 200 more files: {_memory() - before} kB")


def _median(write: Callable[[], object], clock: Clock) -> float:
    write()
    return statistics.median(_taken(write, clock) for _ in range(_TIMES)) * 1000


def _taken(write: Callable[[], object], clock: Clock) -> float:
    before = clock()
    write()
    return clock() - before


def _spent() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def _memory() -> int:
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * resource.getpagesize() // 1024


if __name__ == "__main__":
    main()
