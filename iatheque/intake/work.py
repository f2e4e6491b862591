"""Long work of imports: a thread in a process that serves pages, at once elsewhere.

What a stopped process leaves behind is taken up by `iatheque taches`: planning starts again, what
is one transaction, applying or undoing, left nothing and waits for its button.
"""

import logging
from collections.abc import Callable
from datetime import timedelta
from threading import Thread
from typing import TypeVar

from django.conf import settings
from django.db import connections
from django.utils import timezone

from iatheque.exchange.memory import spare_memory

from .models import Import, Source

Row = TypeVar("Row", Import, Source)

ABANDONED = timedelta(hours=1)

# What is one transaction left nothing when it stopped.
_BACK = {
    Import.Status.APPLYING: Import.Status.READY,
    Import.Status.UNDOING: Import.Status.APPLIED,
}

_log = logging.getLogger(__name__)


def start(job: Callable[[Row], object], row: Row) -> None:
    """Do `job` on `row`: in the background when this process serves pages, otherwise now."""
    if not settings.INDEX_THREAD:
        job(row)
        return
    Thread(target=_alone, args=(job, type(row), row.pk), name="import", daemon=True).start()


def _alone(job: Callable[[Row], object], kind: type[Row], pk: int) -> None:
    try:
        spare_memory()
        job(kind._default_manager.get(pk=pk))
    except Exception:  # noqa: BLE001 - nobody waits for this thread: the log is all there is
        _log.exception("%s %s stopped", kind.__name__, pk)
    finally:
        connections.close_all()


def take_up(prepare: Callable[[Import], object]) -> int:
    """Finish what a stopped process left; return how many imports were concerned."""
    rows = Import.objects.filter(status_at__lt=timezone.now() - ABANDONED).order_by("pk")
    unread = list(rows.filter(status=Import.Status.PREPARING))
    for of in unread:
        prepare(of)
    count = len(unread)
    for stopped, back in _BACK.items():
        left = rows.filter(status=stopped)
        count += left.update(status=back, status_at=timezone.now())
    return count
