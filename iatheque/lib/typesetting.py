"""PDF documents and pictures, typeset by typst from a template of ours and data of others.

Each document is made by a program of its own (`typesetting_process`): typst remembers the last ten
documents, some 20 MB each, which our workers must not carry; it costs 30 ms. Values reach the
template as one JSON text, read there with `json(bytes(sys.inputs.data))`: they are never parsed as
markup or code. The root of the document is an empty folder: a template can read no file.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from typing import Any

_PICTURE = """
#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(json(bytes(sys.inputs.data)).svg), format: "svg", width: 16cm)
"""
_SECONDS = 60
_PROGRAM = "iatheque.lib.typesetting_process"


class TypesettingError(Exception):
    """A template that typst refuses, or a document beyond all measure: never wrong data."""


def typeset(template: str, data: Mapping[str, Any]) -> bytes:
    """Return the PDF of `template` filled with `data`, in the fonts that typst carries.

    The document is tagged for screen readers, and conforms to PDF/UA-1 unless a sign is in no font;
    the template sets its title and language, and says every picture. The same data give the same
    bytes. Raises `TypesettingError`.
    """
    return _made("pdf", template, data)


def drawn(svg: str) -> bytes:
    """Return a vector picture as PNG, 16 cm wide at 144 points per inch.

    Raises `TypesettingError` when it is no SVG.
    """
    return _made("png", _PICTURE, {"svg": svg})


def _made(kind: str, template: str, data: Mapping[str, Any]) -> bytes:
    words = json.dumps(data, ensure_ascii=False)
    asked = json.dumps({"format": kind, "template": template, "data": words})
    with tempfile.TemporaryDirectory(prefix="iatheque-empty-") as root:
        command = [sys.executable, "-m", _PROGRAM, root]
        try:
            done = subprocess.run(  # noqa: S603 - our own program, with no word of anybody's
                command, input=asked.encode(), capture_output=True, check=True, timeout=_SECONDS
            )
        except subprocess.CalledProcessError as error:
            raise TypesettingError(error.stderr.decode(errors="replace")) from error
        except subprocess.TimeoutExpired as error:
            raise TypesettingError(f"more than {_SECONDS} seconds") from error
    return done.stdout
