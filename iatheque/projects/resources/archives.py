"""Whether a content is a sound ZIP, or the office document that it says it is."""

import io
import zipfile
import zlib
from collections.abc import Iterable

from iatheque.lib.messages import N_, message
from iatheque.lib.unpacking import is_encrypted, unpacked_size

from .refusal import ResourceRefusedError

_START = b"PK\x03\x04"
_MOST_ENTRIES = 10_000
_MOST_BYTES = 500 * 1024 * 1024
_SMALL = 10 * 1024 * 1024
_RATIO = 150  # tables that repeat themselves reach 100
_ODF = "application/vnd.oasis.opendocument."


def check_zip(content: bytes) -> None:
    """Raise `ResourceRefusedError` unless `content` is a reasonable ZIP that unpacks in place."""
    with _open(content) as archive:
        if any(map(_escapes, archive.namelist())):
            raise ResourceRefusedError(message(N_("Ce ZIP veut écrire hors de son dossier.")))


def check_docx(content: bytes) -> None:
    """Raise `ResourceRefusedError` unless `content` is a Word document without macros."""
    _check_office(content, "word/document.xml")


def check_xlsx(content: bytes) -> None:
    """Raise `ResourceRefusedError` unless `content` is an Excel workbook without macros."""
    _check_office(content, "xl/workbook.xml")


def check_odt(content: bytes) -> None:
    """Raise `ResourceRefusedError` unless `content` is an OpenDocument text."""
    _check_open_document(content, "text")


def check_ods(content: bytes) -> None:
    """Raise `ResourceRefusedError` unless `content` is an OpenDocument spreadsheet."""
    _check_open_document(content, "spreadsheet")


def _check_office(content: bytes, part: str) -> None:
    with _open(content) as archive:
        names = archive.namelist()
    if not {"[Content_Types].xml", part} <= set(names):
        raise _other()
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise ResourceRefusedError(
            message(N_("Ce document contient des macros : enregistrez-le sans."))
        )


def _check_open_document(content: bytes, kind: str) -> None:
    with _open(content) as archive:
        first = next(iter(archive.infolist()), None)
        if first is None or first.filename != "mimetype" or first.file_size > len(_ODF) + 20:
            raise _other()
        if archive.read(first).decode("ascii", errors="replace") != _ODF + kind:
            raise _other()


def _open(content: bytes) -> zipfile.ZipFile:
    """Return the archive, all its entries measured."""
    if not content.startswith(_START):
        raise _other()
    file = io.BytesIO(content)
    try:
        archive = zipfile.ZipFile(file)
        _measure(archive.infolist(), file)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError) as error:
        raise ResourceRefusedError(
            message(N_("Ce fichier compressé est abîmé ou coupé."))
        ) from error
    return archive


def _measure(entries: Iterable[zipfile.ZipInfo], file: io.BytesIO) -> None:
    entries = list(entries)
    if any(map(is_encrypted, entries)):
        raise ResourceRefusedError(message(N_("Ce fichier est protégé par un mot de passe.")))
    limit = min(max(_SMALL, _RATIO * file.getbuffer().nbytes), _MOST_BYTES)
    announced = sum(entry.file_size for entry in entries)
    if (
        len(entries) > _MOST_ENTRIES
        or announced > limit
        or unpacked_size(file, entries, limit) > limit
    ):
        raise ResourceRefusedError(message(N_("Ce fichier est trop gros une fois décompressé.")))


def _escapes(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0] or "\0" in name


def _other() -> ResourceRefusedError:
    return ResourceRefusedError(
        message(N_("Le contenu de ce fichier n’est pas celui qu’annonce son nom."))
    )
