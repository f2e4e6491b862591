"""Applying the change log to the indexes of one folder."""

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path

from iatheque.projects import entries
from iatheque.projects.catalogue import current_version
from iatheque.projects.models import Change
from iatheque.schema.levels import Level

from . import generations
from .generations import Hold
from .writer import Progress, Writer, build

# Few enough that a text, which all levels share, is still remembered from one to the next.
_BATCH = 100
_COMMIT_EVERY = 20_000
_UPHEAVAL = 5_000

logger = logging.getLogger(__name__)


class Follower:
    """Applies the change log to the indexes of one folder while it holds the lock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock: Hold | None = None
        self._writers: dict[Level, Writer] = {}

    def acquire(self) -> bool:
        """Get the lock without waiting, or say that another process has it."""
        if self._lock and self._lock.is_lost():
            self.release()
        self._lock = self._lock or generations.follow_lock(self.folder)
        return self._lock is not None

    def release(self) -> None:
        """Close the writers and let another process follow."""
        for level in list(self._writers):
            self._close(level)
        if self._lock:
            self._lock.release()
            self._lock = None

    def abandon(self) -> None:
        """Drop the writers, and with them what they did not commit: something went wrong."""
        while self._writers:
            self._writers.popitem()[1].abandon()

    def follow(self, levels: Sequence[Level], progress: Progress) -> None:
        """Bring the indexes of `levels` up to the last change, building those that cannot be."""
        target = current_version()
        for level in levels:
            if not self._can_follow(level, target):
                self._close(level)
                build(self.folder, level, progress)
        writers = [writer for level in levels if (writer := self._writer(level))]
        self._apply([writer for writer in writers if writer.number < target], target, progress)

    def _can_follow(self, level: Level, target: int) -> bool:
        writer = self._writer(level)
        if writer is None or not 0 <= writer.number <= target:
            return False
        if writer.number == target:
            return True
        return _log_reaches(writer.number) and not _is_upheaval(level, target - writer.number)

    def _writer(self, level: Level) -> Writer | None:
        """Return the writer of the generation to read; None when there is none that works."""
        generation = generations.current(self.folder, level)
        writer = self._writers.get(level)
        if writer and writer.generation == generation:
            return writer
        self._close(level)
        try:
            writer = Writer.open(level, generation) if generation else None
        except (OSError, ValueError):
            logger.warning("index %s cannot be opened: it is built again", generation)
            return None
        if writer:
            self._writers[level] = writer
        return writer

    def _close(self, level: Level) -> None:
        if writer := self._writers.pop(level, None):
            writer.close()

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


def _is_upheaval(level: Level, changes: int) -> bool:
    """True when so much changed that building anew is quicker, and searches quicker afterwards."""
    return changes > _UPHEAVAL and changes > entries.count(level) // 2


def _changes(start: int, target: int) -> Iterator[tuple[int, list[int]]]:
    """Yield, in order, the number reached and the projects changed since the one before.

    The last number is `target`, even when no project changed (a text was edited).
    """
    while start < target:
        rows = Change.objects.filter(number__gt=start, number__lte=target).order_by("number")
        found = list(rows.values_list("number", "project_id")[:_BATCH])
        start = found[-1][0] if len(found) == _BATCH else target
        yield start, sorted({pk for _, pk in found})
