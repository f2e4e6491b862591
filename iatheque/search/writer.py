"""Writing into one generation of one level's index, and building new generations."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import islice, zip_longest
from pathlib import Path

from tantivy import IndexWriter, Query

from iatheque.projects import entries
from iatheque.projects.catalogue import current_version
from iatheque.projects.entries import Entry
from iatheque.schema.levels import Level

from . import generations
from .documents import document
from .generations import Hold
from .index import PK, make_index, open_index, schema

# The least that the search engine accepts; what arrives while following fits in it.
_SMALL = 15_000_000
_LARGE = 40_000_000
_BATCH = 500

Progress = Callable[[int, int], None]


def quiet(_done: int, _total: int) -> None:
    """Show no progress."""


class Writer:
    """The only writer of a generation; one thread, kept open so that segments get merged."""

    def __init__(self, level: Level, generation: Path, hold: Hold, writer: IndexWriter) -> None:
        self.level, self.generation = level, generation
        self.number = generations.applied(generation)
        self._hold, self._writer = hold, writer

    @classmethod
    def create(cls, folder: Path, level: Level) -> "Writer":
        """Return the writer of a new, empty generation."""
        generation, hold = generations.create(folder, level)
        return cls(level, generation, hold, make_index(generation, level).writer(_LARGE, 1))

    @classmethod
    def open(cls, level: Level, generation: Path) -> "Writer":
        """Return the writer of `generation`; raises `OSError` or `ValueError` if it is no good."""
        hold = generations.hold(generation)
        try:
            return cls(level, generation, hold, open_index(generation).writer(_SMALL, 1))
        except ValueError:
            hold.release()
            raise

    def add(self, found: Iterable[Entry]) -> None:
        """Add the documents of entries that the index does not hold."""
        for entry in found:
            self._writer.add_document(document(entry))

    def replace(self, pks: Sequence[int]) -> None:
        """Bring these projects to what their entries now are, gone ones included."""
        # Deleting by term finds no unsigned number: it takes the key for a signed one.
        gone = Query.term_set_query(schema(self.level), PK, list(pks))
        self._writer.delete_documents_by_query(gone)
        self.add(entries.fetch(self.level, pks))

    def commit(self, number: int) -> None:
        """Show what was written, then tell that changes up to `number` are in."""
        self._writer.commit()
        self.tell(number)

    def tell(self, number: int) -> None:
        """Tell that changes up to `number` are in, when nothing was written for them."""
        generations.write_applied(self.generation, number)
        self.number = number

    def close(self) -> None:
        """Let merges end, then let go of the generation."""
        self._writer.wait_merging_threads()
        self._hold.release()


def build(folder: Path, levels: Sequence[Level], progress: Progress = quiet) -> int:
    """Build new generations of these levels from the entries, and make them the ones to read.

    Returns the number of projects. Nobody needs to stop: what changes meanwhile is applied to the
    new generations afterwards, because they carry the number at which the building began.
    """
    number = current_version()
    with ExitStack() as stack:
        writers = [Writer.create(folder, level) for level in levels]
        for writer in writers:
            stack.callback(writer.close)
        done = _fill(writers, progress)
        for writer in writers:
            writer.commit(number)
    for writer in writers:
        generations.switch(folder, writer.level, writer.generation)
        generations.clean(folder, writer.level)
    return done


def _fill(writers: Sequence[Writer], progress: Progress) -> int:
    """Add all entries, level beside level: a text that they share is analysed once."""
    total = entries.count(writers[0].level)
    streams = [_batches(writer.level) for writer in writers]
    done = 0
    for batches in zip_longest(*streams, fillvalue=[]):
        for writer, batch in zip(writers, batches, strict=True):
            writer.add(batch)
        done += len(batches[0])
        progress(done, max(done, total))
    return done


def _batches(level: Level) -> Iterator[list[Entry]]:
    found = entries.stream(level)
    while batch := list(islice(found, _BATCH)):
        yield batch
