"""Pictures that others made: opened with care, never trusted."""

import io
import struct
import warnings
import zlib

from PIL import Image

MOST_PIXELS = 40_000_000
# What the decoders of Pillow raise on files made to hurt them.
_BROKEN = (
    OSError,
    ValueError,
    TypeError,
    SyntaxError,
    EOFError,
    IndexError,
    OverflowError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
    Warning,
)


class PictureError(Exception):
    """The content is not a picture of an accepted kind, or is too large."""


def verify(content: bytes, *kinds: str) -> None:
    """Raise `PictureError` unless `content` is a whole picture of one of the Pillow `kinds`."""
    _opened(content, kinds).close()


def thumbnail(content: bytes, *kinds: str, side: int) -> bytes:
    """Return the first image of `content` as a new PNG that fits in a square of `side` pixels.

    Raises `PictureError` for what is not one of the Pillow `kinds`, is broken or has more than
    `MOST_PIXELS`: nothing of the original file but its pixels is kept.
    """
    with _opened(content, kinds) as picture:
        picture.thumbnail((side, side))
        small = picture.convert("RGBA")
    plain = Image.new("RGBA", small.size)
    plain.paste(small)
    into = io.BytesIO()
    plain.save(into, "PNG", optimize=True)
    return into.getvalue()


def _opened(content: bytes, kinds: tuple[str, ...]) -> Image.Image:
    """Return the picture, decoded."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            picture = Image.open(io.BytesIO(content), formats=kinds)
            if picture.width * picture.height > MOST_PIXELS:
                raise PictureError
            picture.load()
    except _BROKEN as error:
        raise PictureError from error
    return picture
