"""The program that typesets one document: `python -m iatheque.lib.typesetting_process ROOT`.

Reads `{"format": …, "template": …, "data": …}`, writes the PDF or the PNG; what typst
refuses goes to the error output.
"""

import json
import sys
from typing import Literal

import typst


def main(root: str) -> int:
    """Typeset what comes in, with the files of `root` alone; return the exit code."""
    asked = json.load(sys.stdin.buffer)
    try:
        sys.stdout.buffer.write(_written(asked["format"], asked["template"], asked["data"], root))
    except typst.TypstError as error:
        sys.stderr.write(error.diagnostic)
        return 1
    return 0


def _written(kind: Literal["pdf", "png"], template: str, data: str, root: str) -> bytes:
    """Return the document; a PDF is PDF/UA-1 unless a sign is in no font (an emoji)."""
    if kind == "pdf":
        try:
            return _typeset(kind, template, data, root, "ua-1")
        except typst.TypstError:
            return _typeset(kind, template, data, root)
    return _typeset(kind, template, data, root)


def _typeset(
    kind: Literal["pdf", "png"],
    template: str,
    data: str,
    root: str,
    standard: Literal["ua-1"] | None = None,
) -> bytes:
    # The stubs want a root of the type of the template, which is bytes so as not to be a path.
    document: bytes = typst.compile(  # type: ignore[type-var]
        template.encode(),
        root=root,
        # What a machine has installed changes nothing, nor what it downloaded.
        font_paths=typst.Fonts(include_system_fonts=False),
        package_path=root,
        package_cache_path=root,
        format=kind,
        sys_inputs={"data": data},
        pdf_standards=standard,
        timestamp=0,
    )
    return document


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
