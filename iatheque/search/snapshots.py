"""What this process reads: the index of each level, at its last commit.

Only the level asked for is opened. Nobody waits for the process that writes, except when there is
nothing to read yet.
"""

import logging
import threading
import time
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from iatheque.projects.catalogue import remembered_version
from iatheque.schema.levels import Level

from . import follow
from .reader import Reader, Snapshot

_TRIES = 3
_PAUSE = 0.05
_PATIENCE = 120.0

logger = logging.getLogger(__name__)


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


class _Process:
    """The readers of this process, for the folder that the settings name."""

    guard = threading.Lock()
    folder: Path | None = None
    readers: dict[Level, Reader] = {}


def _reader(level: Level) -> Reader:
    if _Process.folder != settings.INDEX_DIR or level not in _Process.readers:
        with _Process.guard:
            if _Process.folder != settings.INDEX_DIR:
                for reader in _Process.readers.values():
                    reader.close()
                _Process.folder, _Process.readers = settings.INDEX_DIR, {}
            _Process.readers.setdefault(level, Reader(settings.INDEX_DIR, level))
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
