"""The files of imports, in the storage of the library: never served, given back by our pages."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path
from typing import IO

from django.core.files import File
from django.core.files.storage import default_storage

from iatheque.exchange.refusals import FileRefusedError
from iatheque.lib.messages import N_

_FOLDER = "imports"


def keep(token: str, kind: str, content: IO[bytes]) -> str:
    """Store `content` under a name of ours; return it."""
    return default_storage.save(f"{_FOLDER}/{token}.{kind}", File(content))


def forget(*names: str) -> None:
    """Delete what is stored under these names, empty ones aside."""
    for name in filter(None, names):
        default_storage.delete(name)


def pieces(name: str) -> Iterator[bytes]:
    """Yield the content stored under `name`; raises `FileNotFoundError`."""
    with default_storage.open(name) as file:
        yield from file.chunks()


@contextmanager
def on_disk(name: str) -> Iterator[Path]:
    """Give a copy that readers can open; raises `FileRefusedError` when the file is gone."""
    with tempfile.NamedTemporaryFile(prefix="iatheque-") as copy:
        try:
            with default_storage.open(name) as file:
                shutil.copyfileobj(file, copy)
        except FileNotFoundError as error:
            why = N_("Le fichier de cet import n’est plus là : envoyez-le de nouveau.")
            raise FileRefusedError(why) from error
        copy.flush()
        yield Path(copy.name)


def fingerprint(path: Path) -> str:
    """Return what tells one content from another (SHA-256)."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
