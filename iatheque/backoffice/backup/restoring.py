"""Bringing an archive back: everything or nothing."""

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core import serializers
from django.core.serializers.base import DeserializationError
from django.db import transaction
from django.utils.translation import gettext as _

from iatheque.projects.catalogue import current_version, touch
from iatheque.projects.domain.rebuild import rebuild_entries
from iatheque.projects.models import CatalogueVersion

from . import manifest as manifests
from . import tables
from .manifest import BackupError, Manifest

_BATCH = 2000


def restore(
    path: Path, *, force: bool, progress: Callable[[int], None] = lambda _rows: None
) -> Manifest:
    """Replace the database and the files by those of the archive `path`; return what it held.

    Raises `BackupError`, with nothing changed, when the archive is not whole or does not fit, and
    when the database holds something and `force` was not given. Entries are derived again; the
    search index is rebuilt afterwards by the caller (`iatheque reindex`).
    """
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = manifests.read(archive)
            manifests.check(manifest)
            fresh = _extract_files(archive)
            with transaction.atomic():
                _replace_rows(archive, manifest, progress, force=force)
            _replace_files(fresh)
    except (OSError, zipfile.BadZipFile) as error:
        why = _("%(path)s ne peut pas être lu comme une sauvegarde.") % {"path": path}
        raise BackupError(why) from error
    return manifest


def _replace_rows(
    archive: zipfile.ZipFile, manifest: Manifest, progress: Callable[[int], None], *, force: bool
) -> None:
    if not force and not tables.is_empty():
        raise BackupError(
            _("La base n’est pas vide. Ajoutez --force pour remplacer tout ce qu’elle contient.")
        )
    before = current_version()
    tables.empty()
    for label, count in manifest.rows.items():
        if _load(archive, label, progress) != count:
            why = _("La sauvegarde est incomplète : table %(label)s.") % {"label": label}
            raise BackupError(why)
    tables.reset_sequences()
    rebuild_entries()
    _go_beyond(before)


def _load(archive: zipfile.ZipFile, label: str, progress: Callable[[int], None]) -> int:
    count = 0
    try:
        with archive.open(f"tables/{label}.jsonl") as member:
            lines = io.TextIOWrapper(member, encoding="utf-8", newline="\n")
            for count, row in enumerate(serializers.deserialize("jsonl", lines), start=1):
                row.save(force_insert=True)
                if count % _BATCH == 0:
                    progress(_BATCH)
    except (KeyError, UnicodeDecodeError, DeserializationError) as error:
        why = _("La sauvegarde est illisible : table %(label)s.") % {"label": label}
        raise BackupError(why) from error
    progress(count % _BATCH)
    return count


def _go_beyond(version: int) -> None:
    """Give the catalogue a number never seen, so that no cache or index takes it for another."""
    row = CatalogueVersion.objects.first() or CatalogueVersion()
    row.number = max(row.number, version)
    row.save()
    touch()


def _extract_files(archive: zipfile.ZipFile) -> Path:
    """Unpack the files of the archive beside those in use; return where."""
    root = Path(settings.MEDIA_ROOT)
    fresh = root.with_name(f"{root.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    archive.extractall(fresh, [name for name in archive.namelist() if name.startswith("files/")])
    return fresh


def _replace_files(fresh: Path) -> None:
    """Put the files just unpacked in place of those in use."""
    root = Path(settings.MEDIA_ROOT)
    former = root.with_name(f"{root.name}.old")
    if root.exists():
        root.rename(former)
    if (fresh / "files").exists():
        (fresh / "files").rename(root)
    for left in (fresh, former):
        shutil.rmtree(left, ignore_errors=True)
