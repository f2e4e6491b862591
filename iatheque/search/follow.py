"""Following the change log: what is published gets into the indexes, and nothing is lost.

One process per machine applies the changes, the one that holds the lock; it keeps its writers open.
The others read what it wrote. A process that serves pages (`INDEX_THREAD`) follows in a thread of
its own; any other one (tests, commands) follows when it searches or when `sync` is called.
"""

import logging
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from django.conf import settings
from django.db import connections

from iatheque.projects.catalogue import current_version
from iatheque.projects.models import Change
from iatheque.schema.levels import Level

from . import generations
from .generations import Hold
from .writer import Progress, Writer, build, quiet

_LEVELS = tuple(Level)
_PERIOD = 0.5
_BATCH = 1000
_COMMIT_EVERY = 20_000

logger = logging.getLogger(__name__)


class Follower:
    """Applies the change log to the indexes of one folder while it holds the lock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock: Hold | None = None
        self._writers: dict[Level, Writer] = {}

    def acquire(self) -> bool:
        """Get the lock without waiting, or say that another process has it."""
        self._lock = self._lock or generations.follow_lock(self.folder)
        return self._lock is not None

    def release(self) -> None:
        """Close the writers and let another process follow."""
        for level in list(self._writers):
            self._writers.pop(level).close()
        if self._lock:
            self._lock.release()
            self._lock = None

    def follow(self, levels: Sequence[Level], progress: Progress) -> None:
        """Bring the indexes of `levels` up to the last change, building those that cannot be."""
        target = current_version()
        lost = [level for level in levels if not self._can_follow(level, target)]
        if lost:
            build(self.folder, lost, progress)
        writers = [writer for level in levels if (writer := self._writer(level))]
        self._apply([writer for writer in writers if writer.number < target], target, progress)

    def _can_follow(self, level: Level, target: int) -> bool:
        writer = self._writer(level)
        if writer is None or not 0 <= writer.number <= target:
            return False
        return writer.number == target or _log_reaches(writer.number)

    def _writer(self, level: Level) -> Writer | None:
        """Return the writer of the generation to read; None when there is none that works."""
        generation = generations.current(self.folder, level)
        writer = self._writers.get(level)
        if writer and writer.generation == generation:
            return writer
        if writer:
            self._writers.pop(level).close()
        try:
            writer = Writer.open(level, generation) if generation else None
        except (OSError, ValueError):
            logger.warning("index %s cannot be opened: it is built again", generation)
            return None
        if writer:
            self._writers[level] = writer
        return writer

    def _apply(self, writers: Sequence[Writer], target: int, progress: Progress) -> None:
        start = min((writer.number for writer in writers), default=target)
        waiting = 0
        for last, pks in _changes(start, target):
            for writer in writers:
                writer.replace(pks)
            waiting += len(pks)
            if waiting >= _COMMIT_EVERY or last == target:
                for writer in writers:
                    writer.commit(last)
                waiting = 0
            progress(last - start, target - start)


def _log_reaches(number: int) -> bool:
    """True when no change after `number` can have been pruned from the log."""
    oldest = Change.objects.order_by("number").values_list("number", flat=True).first()
    return oldest is not None and oldest <= number + 1


def _changes(start: int, target: int) -> Iterator[tuple[int, list[int]]]:
    """Yield, in order, the number reached and the projects changed since the one before.

    The last number is `target`, even when no project changed (a text was edited).
    """
    while start < target:
        rows = Change.objects.filter(number__gt=start, number__lte=target).order_by("number")
        found = list(rows.values_list("number", "project_id")[:_BATCH])
        start = found[-1][0] if len(found) == _BATCH else target
        yield start, sorted({pk for _, pk in found})


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
        finally:
            if not settings.INDEX_THREAD:
                follower.release()
    return True


def rebuild(progress: Progress = quiet, levels: Sequence[Level] = _LEVELS) -> int:
    """Build the indexes of `levels` anew beside those in use, then switch; returns the projects."""
    return build(settings.INDEX_DIR, levels, progress)


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
    if not settings.INDEX_THREAD or _Process.thread:
        return
    with _Process.guard:
        if _Process.thread is None:
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
