"""Which files may be deposited, and whether a content is really of the type its name announces.

Every checker gets the whole content and raises `ResourceRefusedError` when it is something else.
Markup that a browser would run (HTML, SVG, XML) is refused under any name.
"""

from collections.abc import Callable
from dataclasses import dataclass

import filetype

from iatheque.lib.messages import N_, Message, message

from . import archives, images, texts
from .refusal import ResourceRefusedError

Checker = Callable[[bytes], None]


@dataclass(frozen=True, slots=True)
class FileType:
    """A type that is accepted: the media type it is served with, and how its content is checked."""

    media_type: str
    check: Checker


def check_file(content: bytes, extension: str) -> FileType:
    """Return the type of a file of that extension.

    Raises `ResourceRefusedError` for an extension out of the list, or a content of another type.
    """
    kind = TYPES.get(extension)
    if kind is None:
        raise ResourceRefusedError(_unlisted())
    if not content.strip(b"\0 \t\r\n"):
        raise ResourceRefusedError(message(N_("Ce fichier est vide.")))
    kind.check(content)
    return kind


def _unlisted() -> Message:
    why = N_("Ce type de fichier n’est pas accepté. Types acceptés : %(list)s.")
    return message(why, list=", ".join(TYPES))


def _signed(*extensions: str, after: Checker = lambda _content: None) -> Checker:
    """Return a checker by the signature of the content, then by `after`."""

    def check(content: bytes) -> None:
        found = filetype.guess(content[:8192])
        if found is None or found.extension not in extensions:
            raise ResourceRefusedError(
                message(N_("Le contenu de ce fichier n’est pas celui qu’annonce son nom."))
            )
        after(content)

    return check


def _parquet(content: bytes) -> None:
    if len(content) < 12 or content[:4] != b"PAR1" or content[-4:] != b"PAR1":
        raise ResourceRefusedError(message(N_("Ce fichier n’est pas un fichier Parquet complet.")))


def _pdf(content: bytes) -> None:
    if b"%%EOF" not in content[-2048:]:
        raise ResourceRefusedError(
            message(N_("Ce fichier PDF est coupé, ou contient autre chose."))
        )


_OFFICE = "application/vnd.openxmlformats-officedocument"

TYPES: dict[str, FileType] = {
    "csv": FileType("text/csv", texts.check_text),
    "txt": FileType("text/plain", texts.check_text),
    "md": FileType("text/markdown", texts.check_text),
    "json": FileType("application/json", texts.check_json),
    "geojson": FileType("application/geo+json", texts.check_json),
    "ipynb": FileType("application/x-ipynb+json", texts.check_notebook),
    "py": FileType("text/x-python", texts.check_source),
    "zip": FileType("application/zip", archives.check_zip),
    "pdf": FileType("application/pdf", _signed("pdf", after=_pdf)),
    "docx": FileType(f"{_OFFICE}.wordprocessingml.document", archives.check_docx),
    "xlsx": FileType(f"{_OFFICE}.spreadsheetml.sheet", archives.check_xlsx),
    "odt": FileType("application/vnd.oasis.opendocument.text", archives.check_odt),
    "ods": FileType("application/vnd.oasis.opendocument.spreadsheet", archives.check_ods),
    "parquet": FileType("application/vnd.apache.parquet", _parquet),
    "png": FileType("image/png", _signed("png", after=images.check_png)),
    "jpg": FileType("image/jpeg", _signed("jpg", after=images.check_jpeg)),
}
