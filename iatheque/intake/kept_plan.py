"""A plan that waits: its lines in the database, read page by page, applied as they were shown."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

import orjson
from django.db import transaction

from iatheque.exchange.plan import Action, ImportPlan, PlanLine, Write, read_line
from iatheque.schema.remark import Severity

from .models import Import, PlannedLine

_BATCH = 500


class KeptPlan:
    """What `apply_plan` needs of a plan that was shown."""

    def __init__(self, of: Import) -> None:
        self._rows = PlannedLine.objects.filter(of=of, write__isnull=False).order_by("number")
        self.last_project = of.last_project

    @property
    def write_count(self) -> int:
        """The number of projects that it creates or changes."""
        return self._rows.count()

    def writes(self) -> Iterator[Write]:
        """Yield what it stores, in the order of the file."""
        records = self._rows.values_list("write", flat=True).iterator(chunk_size=_BATCH)
        return (Write(**record) for record in records if record)


@transaction.atomic
def keep_plan(of: Import, plan: ImportPlan) -> None:
    """Put the lines of `plan` in place of those of `of`, and its figures on `of` (unsaved)."""
    PlannedLine.objects.filter(of=of).delete()
    rows = _rows(of, plan)
    while batch := list(islice(rows, _BATCH)):
        PlannedLine.objects.bulk_create(batch)
    lines = PlannedLine.objects.filter(of=of)
    of.headers = dict(plan.headers)
    of.unknown = list(plan.unknown)
    of.last_project = plan.last_project
    of.counts = {action.value: plan.counts[action] for action in Action} | {
        "total": plan.total,
        "drafts": plan.drafts,
        "absent": plan.absent_count,
        "writes": plan.write_count,
        "suggestions": lines.filter(suggests=True).count(),
        "corrections": lines.filter(is_corrected=True).count(),
    }


def line_of(row: PlannedLine) -> PlanLine:
    """Return the line of the plan that `row` keeps."""
    return read_line(dict(row.line))


def _rows(of: Import, plan: ImportPlan) -> Iterator[PlannedLine]:
    writes = plan.writes()
    write = next(writes, None)
    for line in plan.lines():
        own = write is not None and write.line == line.number
        yield PlannedLine(
            of=of,
            kind=line.action.value,
            number=line.number,
            is_corrected=any(one.severity is Severity.CORRECTION for one in line.remarks),
            suggests=bool(line.suggestion),
            line=_plain(line),
            write=_plain(write) if own else None,
        )
        if own:
            write = next(writes, None)
    for rank, absent in enumerate(plan.absent(), start=1):
        yield PlannedLine(of=of, kind=PlannedLine.ABSENT, number=rank, line=_plain(absent))


def _plain(record: Any) -> Any:
    return orjson.loads(orjson.dumps(record))
