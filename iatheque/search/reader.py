"""Reading the index of one level, whichever generation is current.

A reader looks at the age of two small files to know whether the index moved: it opens nothing and
waits for nobody when it did not.
"""

import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tantivy

from iatheque.schema.levels import Level

from . import generations
from .generations import Hold
from .index import open_index, schema

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


@dataclass(frozen=True, slots=True)
class _Opened:
    """A generation that this process has open."""

    generation: Path
    hold: Hold
    index: tantivy.Index


class Reader:
    """Reads the index of one level, whichever generation is current."""

    def __init__(self, folder: Path, level: Level) -> None:
        self.folder, self.level = folder, level
        self._guard = threading.Lock()
        self._current = generations.current_file(folder, level)
        self._opened: _Opened | None = None
        self._snapshot: Snapshot | None = None
        self._seen: tuple[_Mark, _Mark] = (None, None)

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
        if self._opened:
            self._opened.hold.release()
            self._opened = None

    def _marks(self) -> tuple[_Mark, _Mark]:
        return _mark(self._current), self._applied_mark()

    def _applied_mark(self) -> _Mark:
        opened = self._opened
        return _mark(generations.applied_file(opened.generation)) if opened else None

    def _load(self) -> None:
        # Marks and number are read before what they stand for: the index is never behind them.
        current = _mark(self._current)
        opened = self._open(generations.current(self.folder, self.level))
        applied = self._applied_mark()
        self._snapshot = self._take(opened) if opened else None
        self._seen = (current, applied)

    def _open(self, generation: Path | None) -> _Opened | None:
        older = self._opened
        if older and older.generation == generation:
            return older
        opened = _open(generation) if generation else None
        self._opened = opened
        if older:
            older.hold.release()
        # Whoever leaves an old generation last removes it.
        generations.clean(self.folder, self.level)
        return opened

    def _take(self, opened: _Opened) -> Snapshot:
        number = generations.applied(opened.generation)
        opened.index.reload()
        return Snapshot(self.level, opened.index.searcher(), number)


def _open(generation: Path) -> _Opened:
    hold = generations.hold(generation)
    with hold.released_on_error():
        return _Opened(generation, hold, open_index(generation))


def _mark(path: Path) -> _Mark:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns
