"""Whether a content is a picture, whole, and nothing but a picture."""

from iatheque.lib.messages import N_, message
from iatheque.lib.pictures import PictureError, verify

from .refusal import ResourceRefusedError

_PNG_END = b"IEND\xaeB`\x82"
_JPEG_END = b"\xff\xd9"


def check_png(content: bytes) -> None:
    """Raise `ResourceRefusedError` unless `content` is a PNG that stops where its picture does."""
    _check(content, "PNG", _PNG_END)


def check_jpeg(content: bytes) -> None:
    """Raise `ResourceRefusedError` unless `content` is a JPEG that stops where its picture does."""
    _check(content, "JPEG", _JPEG_END)


def _check(content: bytes, kind: str, end: bytes) -> None:
    try:
        verify(content, kind)
    except PictureError as error:
        why = N_("Cette image est abîmée ou trop grande.")
        raise ResourceRefusedError(message(why)) from error
    if not content.rstrip(b"\0\r\n").endswith(end):
        why = N_("Cette image contient autre chose après sa fin : enregistrez-la de nouveau.")
        raise ResourceRefusedError(message(why))
