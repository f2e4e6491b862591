"""Writing an archive, row after row: memory stays flat whatever the size."""

import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from . import tables
from .manifest import BackupError, Manifest
from .snapshot import snapshot

_BATCH = 2000


class _Exact(DjangoJSONEncoder):
    """Django's JSON, without rounding moments to the millisecond."""

    def default(self, o: object) -> object:
        """Write a moment whole."""
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


def write(path: Path, progress: Callable[[int], None] = lambda _rows: None) -> Manifest:
    """Save the database and the files into the new zip file `path`; return what it holds.

    Raises `BackupError` when `path` exists or cannot be written. A file that was not finished is
    never left under its final name; `progress` is told of each batch of rows.
    """
    if path.exists():
        raise BackupError(_("%(path)s existe déjà : choisissez un autre nom.") % {"path": path})
    unfinished = path.with_name(f"{path.name}.part")
    try:
        unfinished.touch(mode=0o600)
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
            manifest = _fill(archive, progress)
        unfinished.rename(path)
    except OSError as error:
        raise BackupError(_("L’écriture a échoué : %(error)s") % {"error": error}) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return manifest


def _fill(archive: zipfile.ZipFile, progress: Callable[[int], None]) -> Manifest:
    with snapshot():
        migrations = tables.migrations()
        rows = {
            model._meta.label_lower: _write_rows(archive, model, progress)
            for model in tables.saved_models()
        }
    manifest = Manifest(
        timezone.now().isoformat(), settings.RELEASE, migrations, rows, _write_files(archive)
    )
    manifest.write(archive)
    return manifest


def _write_rows(
    archive: zipfile.ZipFile, model: type[Model], progress: Callable[[int], None]
) -> int:
    count = 0

    def counted() -> Iterator[Model]:
        nonlocal count
        for row in model._base_manager.order_by("pk").iterator(chunk_size=_BATCH):
            count += 1
            if count % _BATCH == 0:
                progress(_BATCH)
            yield row

    member = archive.open(f"tables/{model._meta.label_lower}.jsonl", "w", force_zip64=True)
    with io.TextIOWrapper(member, encoding="utf-8", newline="\n") as lines:
        serializers.serialize("jsonl", counted(), stream=lines, cls=_Exact)
    progress(count % _BATCH)
    return count


def _write_files(archive: zipfile.ZipFile) -> int:
    root = Path(settings.MEDIA_ROOT)
    found = sorted(path for path in root.rglob("*") if path.is_file())
    for path in found:
        archive.write(path, f"files/{path.relative_to(root).as_posix()}")
    return len(found)
