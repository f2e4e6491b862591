"""What a ZIP really unpacks to, measured before any library is trusted with it."""

import zipfile
import zlib
from pathlib import Path

from django.conf import settings

from iatheque.exchange.refusals import FileRefusedError
from iatheque.lib.messages import N_
from iatheque.lib.unpacking import is_encrypted, unpacked_size

_MOST_ENTRIES = 2000
_MOST_TIMES = 10  # the size that is allowed for a file, unpacked
_RATIO = 150  # a sheet that repeats the same cell reaches 100
_SMALL = 10 * 1024 * 1024


def check_workbook(path: Path) -> None:
    """Raise `FileRefusedError` unless the ZIP is an XLSX workbook of reasonable unpacked size.

    Sizes are those announced by the directory, then those really obtained by unpacking.
    """
    try:
        with zipfile.ZipFile(path) as archive, path.open("rb") as file:
            entries = archive.infolist()
            _check_kind(entries)
            limit = _limit(path)
            _check_size(sum(entry.file_size for entry in entries), limit)
            _check_size(unpacked_size(file, entries, limit), limit)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError) as error:
        raise FileRefusedError(N_("Ce classeur est abîmé ou coupé.")) from error


def _check_kind(entries: list[zipfile.ZipInfo]) -> None:
    names = {entry.filename for entry in entries}
    if not {"[Content_Types].xml", "xl/workbook.xml"} <= names:
        why = N_("Ce fichier compressé n’est pas un classeur XLSX : enregistrez-le en XLSX ou CSV.")
        raise FileRefusedError(why)
    if len(entries) > _MOST_ENTRIES:
        raise FileRefusedError(N_("Ce classeur contient trop d’éléments."))
    if any(map(is_encrypted, entries)):
        raise FileRefusedError(N_("Ce classeur est protégé par un mot de passe."))


def _limit(path: Path) -> int:
    ratio = max(_SMALL, _RATIO * path.stat().st_size)
    return int(min(ratio, _MOST_TIMES * settings.IMPORT_MAX_BYTES))


def _check_size(size: int, limit: int) -> None:
    if size > limit:
        why = N_("Ce classeur est trop gros une fois décompressé : enregistrez-le en CSV.")
        raise FileRefusedError(why)
