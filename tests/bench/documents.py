"""What documents cost, in Markdown: `python -m tests.bench.documents`.

CPU of this process and of those it starts, so that a busy machine does not change the numbers.
"""

import os
import resource
import statistics
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import django

_TIMES = 7
_DAY = datetime(2026, 11, 21, tzinfo=UTC)


def main() -> None:
    """Print the CPU of each document of a known project, then the memory that is kept."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from iatheque.decision.documents.filling import fill
    from iatheque.decision.documents.registry import DOCUMENTS
    from iatheque.lib.documents.docx_file import write_docx
    from iatheque.lib.documents.pdf_file import write_pdf
    from tests.decision.documents.cases import WHOLE, said

    print("| document | PDF, ms | DOCX, ms |\n|---|---|---|")
    for template in DOCUMENTS:
        document = fill(template, WHOLE, said)
        pdf = _median(lambda document=document: write_pdf(document))
        docx = _median(lambda document=document: write_docx(document, _DAY))
        print(f"| {template.key} | {pdf:.0f} | {docx:.0f} |")
    before = _memory()
    for _ in range(100):
        write_pdf(document)
        write_docx(document, _DAY)
    print(f"\nMemory kept after 200 more files: {_memory() - before} kB")


def _median(write: Callable[[], bytes]) -> float:
    write()
    return statistics.median(_cpu(write) for _ in range(_TIMES)) * 1000


def _cpu(write: Callable[[], bytes]) -> float:
    before = _spent()
    write()
    return _spent() - before


def _spent() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def _memory() -> int:
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * resource.getpagesize() // 1024


if __name__ == "__main__":
    main()
