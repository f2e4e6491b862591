"""Following the change log: what is published gets into the indexes, and nothing is lost.

One process per machine applies the changes, the one that holds the lock; it keeps its writers open.
The others read what it wrote. A process that serves pages (`INDEX_THREAD`) follows in a thread of
its own; any other one (tests, commands) follows when it searches or when `sync` is called.
"""

import logging
import threading
import time
from collections.abc import Sequence
from functools import partial

from django.conf import settings
from django.db import connections

from iatheque.schema.levels import Level

from . import generations
from .follower import Follower
from .writer import Progress, build, quiet

_LEVELS = tuple(Level)
_PERIOD = 0.5

logger = logging.getLogger(__name__)


class _Process:
    """What this process keeps open: one follower, for the folder that the settings name."""

    guard = threading.RLock()
    follower: Follower | None = None
    thread: threading.Thread | None = None
    wake = threading.Event()
    leave = threading.Event()


def _follower() -> Follower:
    follower = _Process.follower
    if follower is None or follower.folder != settings.INDEX_DIR:
        if follower:
            follower.release()
        follower = _Process.follower = Follower(settings.INDEX_DIR)
    return follower


def sync(progress: Progress = quiet, levels: Sequence[Level] = _LEVELS) -> bool:
    """Bring the indexes up to the last change; returns False when another process is on it.

    `progress(done, total)` is told after each batch. A missing, broken or outdated index is built.
    """
    with _Process.guard:
        follower = _follower()
        if not follower.acquire():
            return False
        try:
            follower.follow(levels, progress)
        except BaseException:
            follower.abandon()
            raise
        finally:
            if not settings.INDEX_THREAD:
                follower.release()
    return True


def rebuild(progress: Progress = quiet, levels: Sequence[Level] = _LEVELS) -> int:
    """Build the indexes of `levels` anew beside those in use, then switch; returns the projects.

    `progress` counts a project once per level.
    """
    count = 0
    for rank, level in enumerate(levels):
        shift = partial(_shifted, progress, rank, len(levels))
        count = build(settings.INDEX_DIR, level, shift)
    return count


def _shifted(progress: Progress, rank: int, parts: int, done: int, total: int) -> None:
    progress(rank * total + done, parts * total)


def applied_number(level: Level) -> int:
    """Return the number of the last change in the index of `level` as it is on disk, 0 if none."""
    generation = generations.current(settings.INDEX_DIR, level)
    return max(0, generations.applied(generation)) if generation else 0


def wait_for(number: int, timeout: float = 2.0) -> bool:
    """Wait until the change `number` can be found at every level; False after `timeout` seconds.

    Called after a save, so that the person who saved sees her change on the next page.
    """
    if not settings.INDEX_THREAD:
        sync()
    start_thread()
    _Process.wake.set()
    deadline = time.monotonic() + timeout
    while any(applied_number(level) < number for level in _LEVELS):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def wake(**_signal: object) -> None:
    """Make the thread of this process, if any, look at the log now."""
    _Process.wake.set()


def start_thread(level: Level = Level.PUBLIC) -> None:
    """Start following in the background, once per process that is set to (`INDEX_THREAD`).

    The index of `level` is first brought up to date, or built: the first page is right too.
    """
    if not settings.INDEX_THREAD or _is_alive(_Process.thread):
        return
    with _Process.guard:
        if not _is_alive(_Process.thread):
            sync(levels=(level,))
            _Process.leave.clear()
            _Process.thread = threading.Thread(target=_run, name="index", daemon=True)
            _Process.thread.start()


def stop() -> None:
    """Stop the thread, close the writers and let another process follow."""
    _Process.leave.set()
    _Process.wake.set()
    if _Process.thread:
        _Process.thread.join()
    with _Process.guard:
        _Process.thread = None
        if _Process.follower:
            _Process.follower.release()


def _is_alive(thread: threading.Thread | None) -> bool:
    return thread is not None and thread.is_alive()


def _run() -> None:
    while not _Process.leave.is_set():
        try:
            sync()
        except Exception:
            # Whatever it is (database away, disk full), the thread tries again and says so.
            logger.exception("the indexes could not follow the changes")
            connections.close_all()
        _Process.wake.wait(_PERIOD)
        _Process.wake.clear()
    connections.close_all()
