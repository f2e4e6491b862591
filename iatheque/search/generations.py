"""The folders of the indexes: one per level, in it one per generation.

    <index folder>/<level>/<generation>/            files of the search engine
    <index folder>/<level>/<generation>/applied     number of the last change applied
    <index folder>/<level>/<generation>/in_use      locked by each process that has it open
    <index folder>/<level>/<fingerprint>.current    name of the generation to read
    <index folder>/<fingerprint>.lock               locked by the process that applies the changes

Releases with other fingerprints live side by side. Locks are advisory locks of the system: they
vanish with the process that held them.
"""

import contextlib
import fcntl
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from iatheque.schema.levels import Level

from .index import fingerprint

_APPLIED = "applied"
_IN_USE = "in_use"


class Hold:
    """A lock on a file, kept until `release`."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def release(self) -> None:
        """Let go."""
        self._file.close()


def current(folder: Path, level: Level) -> Path | None:
    """Return the generation to read, or None when there is none."""
    with contextlib.suppress(OSError):
        name = current_file(folder, level).read_text(encoding="ascii").strip()
        generation = folder / level.slug / name
        if name and generation.is_dir():
            return generation
    return None


def current_file(folder: Path, level: Level) -> Path:
    """Return the file that names the generation to read."""
    return folder / level.slug / f"{fingerprint()}.current"


def applied_file(generation: Path) -> Path:
    """Return the file that holds the number of the last change applied."""
    return generation / _APPLIED


def applied(generation: Path) -> int:
    """Return the number of the last change applied, -1 when that is not known."""
    try:
        return int(applied_file(generation).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return -1


def write_applied(generation: Path, number: int) -> None:
    """Tell that changes up to `number` are in the index; call after the commit."""
    _replace(applied_file(generation), str(number))


def create(folder: Path, level: Level) -> tuple[Path, Hold]:
    """Make the folder of a new generation, held by this process; nobody reads it yet."""
    with _alone(folder / level.slug):
        generation = folder / level.slug / f"{fingerprint()}-{secrets.token_hex(4)}"
        generation.mkdir()
        return generation, hold(generation)


def hold(generation: Path) -> Hold:
    """Keep `generation` from being removed; raises `OSError` when it is gone or going."""
    file = (generation / _IN_USE).open("a")
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise
    return Hold(file)


def switch(folder: Path, level: Level, generation: Path) -> None:
    """Make `generation` the one to read."""
    with _alone(folder / level.slug):
        _replace(current_file(folder, level), generation.name)


def clean(folder: Path, level: Level) -> None:
    """Remove the generations that nobody reads, half-built ones included."""
    with _alone(folder / level.slug):
        kept = current(folder, level)
        for generation in (folder / level.slug).iterdir():
            if generation.is_dir() and generation != kept:
                _remove_unused(generation)


def follow_lock(folder: Path) -> Hold | None:
    """Become the process that applies the changes, or return None when there is one already."""
    folder.mkdir(parents=True, exist_ok=True)
    file = (folder / f"{fingerprint()}.lock").open("a")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        return None
    return Hold(file)


def _remove_unused(generation: Path) -> None:
    with contextlib.suppress(OSError), (generation / _IN_USE).open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(generation)


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the short lock under which generations of a level appear, change place and go."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _replace(path: Path, text: str) -> None:
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    fresh.write_text(text, encoding="ascii")
    fresh.replace(path)
