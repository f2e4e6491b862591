"""`iatheque export`: all published projects, at one level, in one file.

Exit 0: the file is whole; 2: it could not be written, and what was there before stays.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils.translation import gettext as _

from iatheque.exchange.reports.bars import Bars
from iatheque.exchange.reports.wording import say
from iatheque.exchange.writers.extension_file import write_extension_csv
from iatheque.exchange.writers.formats import CSV, FORMATS, Writer, available_formats
from iatheque.exchange.writers.xlsx_file import UnwritableError
from iatheque.lib.messages import N_
from iatheque.projects import entries
from iatheque.schema.extensions import EXTENSION
from iatheque.schema.levels import Level

_FAILED = 2
_BATCH = 2000


class Command(BaseCommand):
    """Writes the published projects to a file, or to the standard output."""

    help = "Écrit tous les projets publiés dans un fichier."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", default=CSV.key, help=", ".join(FORMATS))
        parser.add_argument(
            "--level", default=Level.PUBLIC.slug, help=", ".join(level.slug for level in Level)
        )
        parser.add_argument("--extension", default="", help=", ".join(EXTENSION))
        parser.add_argument(
            "-o", "--output", type=Path, metavar="FICHIER", help="sinon, la sortie standard"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        level = Level.from_slug(
            _one_of([level.slug for level in Level], "--level", options["level"])
        )
        write = _writer(options["format"], options["extension"])
        try:
            with Bars() as bars, _target(options["output"]) as target:
                for piece in write(level, _keys(level, bars), site_url=settings.SITE_URL):
                    target.write(piece)
        except BrokenPipeError:
            raise  # the command ends quietly
        except UnwritableError as error:
            raise CommandError(say(error.message), returncode=_FAILED) from error
        except (DatabaseError, OSError) as error:
            raise CommandError(_failure(error), returncode=_FAILED) from error


def _failure(error: Exception) -> str:
    reason = error.strerror if isinstance(error, OSError) else ""
    return _("Le fichier n’a pas pu être écrit : %(reason)s") % {"reason": reason or error}


def _one_of(allowed: Iterable[str], option: str, found: str) -> str:
    if found in allowed:
        return found
    why = _("« %(found)s » n’est pas possible pour %(option)s : %(allowed)s.")
    words = {"found": found, "option": option, "allowed": ", ".join(allowed)}
    raise CommandError(why % words, returncode=_FAILED)


def _writer(file_format: str, extension: str) -> Writer:
    key = _one_of([one.key for one in available_formats()], "--format", file_format)
    if not extension:
        return FORMATS[key].write
    if key != CSV.key:
        raise CommandError(_("Une extension s’écrit en CSV seulement."), returncode=_FAILED)
    return partial(write_extension_csv, _one_of(list(EXTENSION), "--extension", extension))


def _keys(level: Level, bars: Bars) -> Iterator[list[int]]:
    """Yield the keys of all projects by batches, and show how far the writer has come."""
    total = entries.count(level)
    last = done = 0
    while keys := entries.keys_after(level, last, limit=_BATCH):
        yield keys
        last, done = keys[-1], done + len(keys)
        bars(N_("Écriture"), done, total)


@contextmanager
def _target(path: Path | None) -> Iterator[IO[bytes]]:
    """Open the standard output, or a file that takes its name once it is whole."""
    if path is None:
        yield sys.stdout.buffer
    elif path.exists() and not path.is_file():
        with path.open("wb") as device:
            yield device
    else:
        with _whole(path) as file:
            yield file


@contextmanager
def _whole(path: Path) -> Iterator[IO[bytes]]:
    unfinished = path.with_name(f".{path.name}.partiel")
    try:
        with unfinished.open("wb") as file:
            yield file
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
