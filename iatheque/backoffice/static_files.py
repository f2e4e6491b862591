"""Static files gathered for the server, again only when one of them changed."""

import hashlib
from collections.abc import Iterator

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command


def gather() -> bool:
    """Gather, name by content and compress the static files; False when nothing had changed."""
    stamp = settings.DATA_DIR / "static.stamp"
    current = _fingerprint()
    if stamp.exists() and stamp.read_text(encoding="ascii") == current:
        return False
    # Cleared first: an older file, put back by a downgrade, would not replace a newer one.
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(current, encoding="ascii")
    return True


def _fingerprint() -> str:
    digest = hashlib.sha256(f"{settings.RELEASE} {settings.STATIC_ROOT}".encode())
    for line in sorted(_files()):
        digest.update(line.encode())
    return digest.hexdigest()


def _files() -> Iterator[str]:
    for finder in finders.get_finders():
        for path, storage in finder.list([]):
            size, modified = storage.size(path), storage.get_modified_time(path)
            yield f"{path} {size} {modified.timestamp()}\n"
