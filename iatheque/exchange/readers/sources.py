"""Where a file comes from: a path, bytes, or an http(s) address. It ends up as a local file."""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from iatheque.exchange.refusals import FileRefusedError
from iatheque.lib.fetching import FetchError, Limits, fetch
from iatheque.lib.messages import N_

Source = str | Path | bytes

_ADDRESS = re.compile(r"\s*[a-z][a-z0-9+.-]*://", re.IGNORECASE)


@contextmanager
def local_copy(source: Source) -> Iterator[Path]:
    """Give the file of `source`, of an accepted size; what had to be copied is removed afterwards.

    Raises `FileRefusedError` when it cannot be read or weighs more than `IMPORT_MAX_BYTES`.
    """
    if isinstance(source, str) and _ADDRESS.match(source):
        with _downloaded(source) as path:
            yield path
    elif isinstance(source, bytes):
        with _written(source) as path:
            yield path
    else:
        yield _weighed(Path(source))


@contextmanager
def _downloaded(url: str) -> Iterator[Path]:
    limits = Limits(settings.IMPORT_MAX_BYTES, allowed=settings.FETCH_ALLOWED_HOSTS)
    with tempfile.NamedTemporaryFile() as copy:
        try:
            fetch(url, copy, limits)
        except FetchError as error:
            raise FileRefusedError(error.note.template, **error.note.params) from error
        copy.flush()
        yield Path(copy.name)


@contextmanager
def _written(content: bytes) -> Iterator[Path]:
    with tempfile.NamedTemporaryFile() as copy:
        copy.write(content)
        copy.flush()
        yield _weighed(Path(copy.name))


def _weighed(path: Path) -> Path:
    if not path.is_file():
        raise FileRefusedError(N_("« %(path)s » n’est pas un fichier."), path=str(path))
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
    except OSError as error:
        why = N_("Le fichier « %(path)s » ne peut pas être lu.")
        raise FileRefusedError(why, path=str(path)) from error
    if size > settings.IMPORT_MAX_BYTES:
        why = N_("Le fichier dépasse la taille permise (%(size)d Mo).")
        raise FileRefusedError(why, size=settings.IMPORT_MAX_BYTES // (1024 * 1024))
    return path
