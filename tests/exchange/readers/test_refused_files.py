"""Files refused whole, each with one clear sentence."""

import zipfile
from pathlib import Path

import pytest
from django.conf import LazySettings

from tests.exchange.readers.reading import refusal, rows

EMPTY = "Ce fichier est vide."
PAGE = "Ce fichier est une page web (HTML ou XML), pas un tableau."
BINARY = "Ce fichier est binaire, ni texte ni classeur ; donnez un CSV ou un XLSX."
HEADERS_ONLY = "Ce fichier ne contient aucune ligne sous ses en-têtes."
MIXED = "Ce fichier mélange deux encodages : enregistrez-le de nouveau en UTF-8."
CUT = "Ce fichier est coupé : sa fin manque."
UNCLOSED = (
    "Un guillemet ouvert à partir de la ligne 3 n’est jamais refermé : "
    "le fichier est coupé ou mal écrit."
)


def other(kind: str) -> str:
    """Return the sentence on a file that is something else."""
    return f"Ce fichier est {kind} ; donnez un CSV ou un XLSX."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", EMPTY),
        (b"\xef\xbb\xbf\r\n  \n", EMPTY),
        (b"\xff\xfe\n\x00", EMPTY),
        (b"id,coll_nom\n", HEADERS_ONLY),
        (b"id,coll_nom\n , \n\n", HEADERS_ONLY),
        (b"<!DOCTYPE html><html><body>id,coll_nom</body></html>", PAGE),
        (b"\n \xef\xbb\xbf<html>\n", PAGE),
        (b"<?xml version='1.0'?><a/>", PAGE),
        ("\ufeff<html>".encode("utf-16"), PAGE),
        (b"\x89PNG\r\n\x1a\n\x00\x00", other("une image")),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", other("une image")),
        (b"\x1f\x8b\x08\x00", other("une archive compressée")),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n", other("un PDF")),
        (b'\xef\xbb\xbf{\n "projets": []}', other("un JSON")),
        (b'[{"coll_nom": "Metz"}]', other("un JSON")),
        ('\ufeff["Metz"]'.encode("utf-16"), other("un JSON")),
        (b"{\\rtf1 id,coll_nom}", other("un document RTF")),
        (b"PAR1\x15\x04", other("un Parquet")),
        (b"SQLite format 3\x00", other("une base SQLite")),
        (b"\x93\x81\x01\x02\x03 program", BINARY),
        ("\ufeffid,coll_nom\na,b\x00c\n".encode("utf-16"), BINARY),
        (b"id,coll_nom\na,b\x00c\n", BINARY),
        ("id,coll_nom\na,été\n".encode("utf-16-le"), BINARY),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest",
            "Ce classeur est d’un ancien format ou protégé : enregistrez-le en XLSX ou CSV.",
        ),
        (b"PK\x03\x04rest", "Ce classeur est abîmé ou coupé."),
        ("id,coll_nom\na,été\nb,".encode() + "été\n".encode("cp1252"), MIXED),
        ("id,coll_nom\na,été\nb,é".encode()[:-1], CUT),
        (
            b"id,coll_nom\na,b\x81\n",
            "L’encodage de ce fichier n’est pas reconnu : enregistrez-le de nouveau en UTF-8.",
        ),
        (b'id,coll_nom\na,Metz\nb,"Lyon\nc,Nantes\n', UNCLOSED),
        (b'id,coll_nom\na,Metz\nb,"Lyon' + b"x" * 140_000, UNCLOSED),
        (
            b"id,coll_nom,nom_projet\na,Metz,Relev\nb,Ly",
            "Ce fichier est coupé : la dernière ligne (3) est incomplète.",
        ),
        (
            b"id,coll_nom\na," + b"x" * 100_001 + b"\n",
            "La ligne 2 contient un texte d’une longueur anormale.",
        ),
    ],
)
def test_files_that_cannot_be_trusted_are_refused(content: bytes, sentence: str) -> None:
    assert refusal(content) == sentence


def test_a_stray_control_sign_makes_no_binary_file() -> None:
    content = b"id,coll_nom\n" + b"a,Metz\n" * 50 + b"b,Na\x02ntes\n"

    assert rows(content)[-1] == (52, {"id": "b", "coll_nom": "Na\x02ntes"})


def test_a_last_line_without_an_end_is_no_cut() -> None:
    assert rows(b"id,coll_nom\na,Metz") == [(2, {"id": "a", "coll_nom": "Metz"})]


def test_a_lone_accent_at_the_very_end_may_be_windows_1252() -> None:
    assert rows(b"id,coll_nom\na,Orl\xe9") == [(2, {"id": "a", "coll_nom": "Orlé"})]


@pytest.mark.parametrize("kind", ["path", "bytes"])
def test_a_file_over_the_size_of_the_settings_is_refused(
    kind: str, settings: LazySettings, tmp_path: Path
) -> None:
    settings.IMPORT_MAX_BYTES = 1024 * 1024
    content = b"id,coll_nom\n" + b"a,Metz\n" * 200_000
    path = tmp_path / "grand.csv"
    path.write_bytes(content)

    sentence = refusal(path if kind == "path" else content)

    assert sentence == "Le fichier dépasse la taille permise (1 Mo)."


def test_a_path_that_leads_to_no_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path) == f"« {tmp_path} » n’est pas un fichier."
    assert refusal(tmp_path / "rien.csv") == f"« {tmp_path}/rien.csv » n’est pas un fichier."


def test_a_compressed_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "archive.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("data.csv", "id,coll_nom\na,Metz\n")

    assert refusal(path) == (
        "Ce fichier compressé n’est pas un classeur XLSX : enregistrez-le en XLSX ou CSV."
    )


def test_a_sheet_cannot_be_asked_of_a_text() -> None:
    assert refusal(b"id,coll_nom\na,Metz\n", "Feuille") == "Seul un classeur XLSX a des feuilles."
