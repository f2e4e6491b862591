"""What this process reads: the index of each level, at its last commit.

Only the level asked for is opened. A reader looks at the age of two small files to know whether the
index moved; it never waits for the process that writes, except when there is nothing to read yet.
"""

import logging
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tantivy
from django.conf import settings

from iatheque.projects.catalogue import remembered_version
from iatheque.schema.levels import Level

from . import follow, generations
from .generations import Hold
from .index import open_index, schema

_TRIES = 3
_PAUSE = 0.05
_PATIENCE = 120.0

logger = logging.getLogger(__name__)

_Mark = tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The index of one level at one moment; all that one request asks goes to the same one.

    `number` is the last change it holds for sure. `memory` keeps what was computed from it and
    serves again until the next one.
    """

    level: Level
    searcher: tantivy.Searcher
    number: int
    memory: dict[str, Any] = field(default_factory=dict)

    @property
    def schema(self) -> tantivy.Schema:
        """The schema that queries are built with."""
        return schema(self.level)


def snapshot(level: Level) -> Snapshot:
    """Return the index of `level` as it now is; builds it, or waits for it, when there is none."""
    if settings.INDEX_THREAD:
        follow.start_thread(level)
        found = _read(level)
    else:
        found = _read(level)
        if found is None or found.number != remembered_version():
            follow.sync(levels=(level,))
            found = _read(level)
    return found or _awaited(level)


class _Reader:
    """The generation of one level that this process has open."""

    def __init__(self, folder: Path, level: Level) -> None:
        self.folder, self.level = folder, level
        self._guard = threading.Lock()
        self._current = generations.current_file(folder, level)
        self._generation: Path | None = None
        self._hold: Hold | None = None
        self._index: tantivy.Index | None = None
        self._seen: tuple[_Mark, _Mark] = (None, None)
        self._snapshot: Snapshot | None = None

    def snapshot(self) -> Snapshot | None:
        """Return the index as it now is, or None when there is none.

        Raises `OSError` or `ValueError` when there is one that cannot be read.
        """
        if self._marks() != self._seen:
            with self._guard:
                if self._marks() != self._seen:
                    self._load()
        return self._snapshot

    def close(self) -> None:
        """Let go of the generation."""
        self._index = self._snapshot = self._generation = None
        self._seen = (None, None)
        if self._hold:
            self._hold.release()
            self._hold = None

    def _marks(self) -> tuple[_Mark, _Mark]:
        return _mark(self._current), self._applied_mark()

    def _applied_mark(self) -> _Mark:
        return _mark(generations.applied_file(self._generation)) if self._generation else None

    def _load(self) -> None:
        # Marks and number are read before what they stand for: the index is never behind them.
        current = _mark(self._current)
        generation = generations.current(self.folder, self.level)
        if generation != self._generation:
            self._open(generation)
        applied = self._applied_mark()
        if self._index and generation:
            number = generations.applied(generation)
            self._index.reload()
            self._snapshot = Snapshot(self.level, self._index.searcher(), number)
        self._seen = (current, applied)

    def _open(self, generation: Path | None) -> None:
        self.close()
        if generation:
            self._hold = generations.hold(generation)
            self._index = open_index(generation)
            self._generation = generation
            # Whoever leaves an old generation last removes it.
            generations.clean(self.folder, self.level)


class _Process:
    """The readers of this process, for the folder that the settings name."""

    guard = threading.Lock()
    folder: Path | None = None
    readers: dict[Level, _Reader] = {}


def _reader(level: Level) -> _Reader:
    if _Process.folder != settings.INDEX_DIR or level not in _Process.readers:
        with _Process.guard:
            if _Process.folder != settings.INDEX_DIR:
                for reader in _Process.readers.values():
                    reader.close()
                _Process.folder, _Process.readers = settings.INDEX_DIR, {}
            _Process.readers.setdefault(level, _Reader(settings.INDEX_DIR, level))
    return _Process.readers[level]


def _read(level: Level) -> Snapshot | None:
    for _ in range(_TRIES):
        # A generation may be replaced and removed just when it is opened.
        with suppress(OSError, ValueError):
            return _reader(level).snapshot()
    logger.warning("the %s index cannot be read: it is built again", level.slug)
    follow.rebuild(levels=(level,))
    return _reader(level).snapshot()


def _awaited(level: Level) -> Snapshot:
    """Return the index that another process is building, or build it when that takes too long."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        follow.sync(levels=(level,))
        if found := _read(level):
            return found
        time.sleep(_PAUSE)
    follow.rebuild(levels=(level,))
    found = _read(level)
    if found is None:
        raise RuntimeError(f"the {level.slug} index could not be built")
    return found


def _mark(path: Path) -> _Mark:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns
