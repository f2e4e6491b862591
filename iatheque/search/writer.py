"""Writing into one generation of one level's index, and building new generations."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

from tantivy import IndexWriter, Query

from iatheque.projects import entries
from iatheque.projects.catalogue import current_version
from iatheque.projects.entries import Entry
from iatheque.schema.levels import Level

from . import generations
from .columns import PK
from .documents import document
from .generations import Hold
from .index import make_index, open_index, schema

# The least that the engine accepts, for what arrives while following; and enough for a new index
# to be made of few segments, which are quicker to search.
_SMALL = 15_000_000
_LARGE = 60_000_000
_BATCH = 500

logger = logging.getLogger(__name__)

Progress = Callable[[int, int], None]


def quiet(_done: int, _total: int) -> None:
    """Show no progress."""


class Writer:
    """The only writer of a generation; one thread, kept open so that segments get merged."""

    def __init__(self, level: Level, generation: Path, hold: Hold, writer: IndexWriter) -> None:
        self.level, self.generation = level, generation
        self.number = generations.applied(generation)
        self._hold, self._writer = hold, writer
        self._is_dirty = False

    @classmethod
    def create(cls, folder: Path, level: Level) -> "Writer":
        """Return the writer of a new, empty generation."""
        generation, hold = generations.create(folder, level)
        with hold.released_on_error():
            return cls(level, generation, hold, make_index(generation, level).writer(_LARGE, 1))

    @classmethod
    def open(cls, level: Level, generation: Path) -> "Writer":
        """Return the writer of `generation`; raises `OSError` or `ValueError` if it is no good."""
        hold = generations.hold(generation)
        with hold.released_on_error():
            return cls(level, generation, hold, open_index(generation).writer(_SMALL, 1))

    def add(self, found: Iterable[Entry]) -> None:
        """Add the documents of entries that the index does not hold."""
        for entry in found:
            self._writer.add_document(document(entry))
            self._is_dirty = True

    def replace(self, pks: Sequence[int]) -> None:
        """Bring these projects to what their entries now are, gone ones included."""
        if pks:
            # Deleting by term finds no unsigned number: it takes the key for a signed one.
            gone = Query.term_set_query(schema(self.level), PK, list(pks))
            self._writer.delete_documents_by_query(gone)
            self._is_dirty = True
            self.add(entries.fetch(self.level, pks))

    def commit(self, number: int) -> None:
        """Show what was written, if anything, then tell that changes up to `number` are in."""
        if self._is_dirty:
            self._writer.commit()
            self._is_dirty = False
        generations.write_applied(self.generation, number)
        self.number = number

    def close(self) -> None:
        """Let merges end, then let go of the generation."""
        try:
            self._writer.wait_merging_threads()
        except ValueError:
            # A merge that fails loses nothing: its segments stay as they were.
            logger.warning("segments of %s could not be merged", self.generation)
        finally:
            self.abandon()

    def abandon(self) -> None:
        """Let go of the generation at once; what was not committed is not kept."""
        self._hold.release()


def build(folder: Path, level: Level, progress: Progress = quiet) -> int:
    """Build a new generation of `level` from its entries, and make it the one to read.

    Returns the number of projects. Nobody needs to stop: what changes meanwhile is applied to the
    new generation afterwards, because it carries the number at which the building began.
    """
    number, total = current_version(), entries.count(level)
    done = 0
    with closing(Writer.create(folder, level)) as writer:
        for batch in _batches(level):
            writer.add(batch)
            done += len(batch)
            progress(done, max(done, total))
        writer.commit(number)
    generations.switch(folder, level, writer.generation)
    generations.clean(folder, level)
    return done


def _batches(level: Level) -> Iterator[list[Entry]]:
    found = entries.stream(level)
    while batch := list(islice(found, _BATCH)):
        yield batch
