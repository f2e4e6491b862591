"""Pictures of others: only their pixels are kept."""

import io

import pytest
from PIL import Image, PngImagePlugin

from iatheque.lib.pictures import PictureError, thumbnail
from tests.projects.resources.contents import HTML, SVG, image

KINDS = ("PNG", "JPEG", "WEBP", "GIF")


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_becomes_a_small_png(kind: str) -> None:
    with Image.open(io.BytesIO(thumbnail(image(kind, 600), *KINDS, side=240))) as small:
        assert (small.format, small.size) == ("PNG", (240, 240))


def test_nothing_but_the_pixels_is_kept() -> None:
    said = PngImagePlugin.PngInfo()
    said.add_text("Comment", "<script>alert(1)</script>")
    into = io.BytesIO()
    Image.new("RGB", (8, 8)).save(into, "PNG", pnginfo=said)
    small = thumbnail(into.getvalue() + HTML, *KINDS, side=240)
    assert (b"script" in into.getvalue(), b"script" in small) == (True, False)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        HTML,
        SVG,
        image("BMP"),
        image("TIFF"),
        image("PNG")[:50],
        image("GIF")[:8],
        image("WEBP")[:30],
        image("PNG")[:16] + (100_000).to_bytes(4) * 2 + image("PNG")[24:],
    ],
    ids=["empty", "html", "svg", "bmp", "tiff", "cut png", "cut gif", "cut webp", "bomb"],
)
def test_what_is_no_accepted_picture_is_refused(content: bytes) -> None:
    with pytest.raises(PictureError):
        thumbnail(content, *KINDS, side=240)
