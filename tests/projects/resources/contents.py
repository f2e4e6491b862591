"""Small files of every kind, sound ones and others."""

import io
import json
import zipfile
from collections.abc import Mapping

from PIL import Image


def image(kind: str, side: int = 8) -> bytes:
    """Return a picture of that kind."""
    into = io.BytesIO()
    Image.new("RGB", (side, side), "teal").save(into, kind)
    return into.getvalue()


def zipped(entries: Mapping[str, bytes | str], *, stored: bool = False) -> bytes:
    """Return a ZIP of these entries."""
    into = io.BytesIO()
    how = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(into, "w", how) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return into.getvalue()


def open_document(kind: str) -> bytes:
    """Return the beginning of an OpenDocument file."""
    media_type = f"application/vnd.oasis.opendocument.{kind}"
    return zipped({"mimetype": media_type, "content.xml": "<a/>"}, stored=True)


PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"
SOUND: dict[str, bytes] = {
    "csv": "nom;budget\nÉcole;12\n".encode(),
    "txt": "Été à la cantine".encode("cp1252"),
    "md": b"# Titre\n\n<details>replie</details>\n",
    "json": b'{"a": [1, 2]}',
    "geojson": b'{"type": "FeatureCollection", "features": []}',
    "ipynb": json.dumps({"cells": [], "nbformat": 4}).encode(),
    "py": b'PAGE = "<html>"\n',
    "zip": zipped({"src/main.py": "print(1)"}),
    "pdf": PDF,
    "docx": zipped({"[Content_Types].xml": "<a/>", "word/document.xml": "<a/>"}),
    "xlsx": zipped({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"}),
    "odt": open_document("text"),
    "ods": open_document("spreadsheet"),
    "parquet": b"PAR1" + b"\0" * 20 + b"PAR1",
    "png": image("PNG"),
    "jpg": image("JPEG"),
}
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
EXE = b"MZ\x90\x00" + b"\0" * 200
