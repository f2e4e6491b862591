"""A file is what its name says, of a listed type, and never a page that a browser would run."""

import zipfile
from io import BytesIO

import pytest

from iatheque.projects.resources.file_types import TYPES, check_file
from iatheque.projects.resources.refusal import ResourceRefusedError
from tests.projects.resources.contents import EXE, HTML, PDF, SOUND, SVG, image, zipped

OTHER = "Le contenu de ce fichier n’est pas celui qu’annonce son nom."
PAGE = "Ce fichier contient une page web ou une image SVG : ces contenus sont refusés."
BINARY = "Ce fichier annonce du texte et contient autre chose."
BROKEN = "Ce fichier compressé est abîmé ou coupé."
BOMB = "Ce fichier est trop gros une fois décompressé."


def refusal(content: bytes, extension: str) -> str:
    """Return why a content is refused under that extension."""
    with pytest.raises(ResourceRefusedError) as refused:
        check_file(content, extension)
    return str(refused.value.note)


def test_every_listed_type_has_a_sound_file_here() -> None:
    assert list(SOUND) == list(TYPES)


@pytest.mark.parametrize("extension", SOUND)
def test_a_sound_file_is_taken_with_its_own_media_type(extension: str) -> None:
    assert check_file(SOUND[extension], extension) is TYPES[extension]


def test_no_type_is_one_that_browsers_run() -> None:
    run = ("html", "svg", "xml", "javascript")
    assert [name for name, kind in TYPES.items() if kind.media_type.endswith(run)] == []


@pytest.mark.parametrize("extension", TYPES)
@pytest.mark.parametrize(
    "content", [HTML, SVG, b"\n <!-- a --> " + SVG, EXE], ids=["html", "svg", "comment", "exe"]
)
def test_a_page_or_a_program_is_refused_under_every_name(content: bytes, extension: str) -> None:
    assert refusal(content, extension) != ""


@pytest.mark.parametrize("extension", ["html", "htm", "svg", "exe", "js", "php", "xml", "docm", ""])
def test_an_unlisted_extension_is_refused_whatever_it_holds(extension: str) -> None:
    assert refusal(SOUND["csv"], extension) == (
        "Ce type de fichier n’est pas accepté. Types acceptés : csv, txt, md, json, geojson, "
        "ipynb, py, zip, pdf, docx, xlsx, odt, ods, parquet, png, jpg."
    )


@pytest.mark.parametrize("extension", TYPES)
@pytest.mark.parametrize("content", [b"", b"\0\0\0", b" \r\n\t"])
def test_an_empty_file_is_refused(content: bytes, extension: str) -> None:
    assert refusal(content, extension) == "Ce fichier est vide."


@pytest.mark.parametrize("claimed", TYPES)
@pytest.mark.parametrize("real", ["zip", "pdf", "docx", "ods", "parquet", "png", "jpg"])
def test_a_binary_file_passes_under_its_own_name_only(real: str, claimed: str) -> None:
    passes = claimed == real or (claimed == "zip" and real in {"docx", "ods"})
    if passes:
        check_file(SOUND[real], claimed)
    else:
        assert refusal(SOUND[real], claimed) != ""


@pytest.mark.parametrize(
    ("extension", "content", "why"),
    [
        ("csv", HTML, PAGE),
        ("csv", b"nom;budget\n" + HTML, PAGE),
        ("txt", b"\xef\xbb\xbf" + SVG, PAGE),
        ("md", b"<?xml version='1.0'?><a/>", PAGE),
        ("py", b"<script>alert(1)</script>", PAGE),
        ("csv", b"a;b\n1;\0\n", BINARY),
        ("txt", b"a\x1bb", BINARY),
        ("txt", b"\x81\x8d\x8f", BINARY),
        ("json", b"{'a': 1}", "Ce fichier n’est pas du JSON valable."),
        ("json", b"[" * 100_000, "Ce fichier n’est pas du JSON valable."),
        ("ipynb", b'{"a": 1}', "Ce fichier n’est pas un carnet Jupyter."),
        ("png", SVG, OTHER),
        ("png", image("GIF"), OTHER),
        ("png", SOUND["png"][:45], "Cette image est abîmée ou trop grande."),
        ("pdf", PDF[:20], "Ce fichier PDF est coupé, ou contient autre chose."),
        ("pdf", b"GIF89a" + PDF, OTHER),
        ("parquet", b"PAR1" + b"\0" * 20, "Ce fichier n’est pas un fichier Parquet complet."),
    ],
)
def test_a_false_file_is_refused_with_its_reason(extension: str, content: bytes, why: str) -> None:
    assert refusal(content, extension) == why


@pytest.mark.parametrize("kind", ["png", "jpg"])
def test_a_picture_that_is_also_something_else_is_refused(kind: str) -> None:
    """The two files in one that browsers and unzip read each in its own way."""
    for tail in (SOUND["zip"], HTML, PDF):
        assert refusal(SOUND[kind] + tail, kind) == (
            "Cette image contient autre chose après sa fin : enregistrez-la de nouveau."
        )


@pytest.mark.parametrize("head", [EXE, HTML, SOUND["png"], b"%PDF-1.7\n"])
def test_a_zip_that_starts_as_something_else_is_refused(head: bytes) -> None:
    assert refusal(head + SOUND["zip"], "zip") == OTHER


def test_a_picture_of_too_many_points_is_refused() -> None:
    wide = SOUND["png"][:16] + (100_000).to_bytes(4) * 2 + SOUND["png"][24:]
    assert refusal(wide, "png") == "Cette image est abîmée ou trop grande."


@pytest.mark.parametrize("extension", ["zip", "docx", "xlsx", "odt"])
def test_a_bomb_is_refused_before_it_is_unpacked(extension: str) -> None:
    bomb = zipped({"mimetype": "x", "word/document.xml": b"\0" * 40_000_000})
    assert refusal(bomb, extension) == BOMB


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    bomb = zipped({"a": b"\0" * 40_000_000}).replace(
        (40_000_000).to_bytes(4, "little"), b"\1\0\0\0"
    )
    assert refusal(bomb, "zip") == BOMB


def test_a_zip_of_too_many_entries_is_refused() -> None:
    assert refusal(zipped({str(rank): b"" for rank in range(10_001)}), "zip") == BOMB


@pytest.mark.parametrize("name", ["../a.py", "/etc/passwd", "a/../../b", "c:\\a", "..\\a"])
def test_a_zip_that_would_write_elsewhere_is_refused(name: str) -> None:
    assert refusal(zipped({name: "x"}), "zip") == "Ce ZIP veut écrire hors de son dossier."


def test_a_zip_under_a_password_is_refused() -> None:
    plain = bytearray(SOUND["zip"])
    plain[6] |= 1
    directory = plain.index(b"PK\x01\x02")
    plain[directory + 8] |= 1
    assert refusal(bytes(plain), "zip") == "Ce fichier est protégé par un mot de passe."


def test_a_cut_zip_is_refused() -> None:
    assert refusal(SOUND["zip"][:-30], "zip") == BROKEN


def test_an_office_document_with_macros_is_refused() -> None:
    parts = {"[Content_Types].xml": "", "word/document.xml": "", "word/vbaProject.bin": "x"}
    assert refusal(zipped(parts), "docx") == (
        "Ce document contient des macros : enregistrez-le sans."
    )


def test_an_office_document_of_another_kind_is_refused() -> None:
    assert refusal(SOUND["docx"], "xlsx") == OTHER
    assert refusal(SOUND["ods"], "odt") == OTHER


def test_a_zip_stays_readable_once_checked() -> None:
    with zipfile.ZipFile(BytesIO(SOUND["zip"])) as archive:
        assert archive.namelist() == ["src/main.py"]
