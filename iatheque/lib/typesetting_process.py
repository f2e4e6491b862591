"""The program that typesets one document: `python -m iatheque.lib.typesetting_process ROOT`.

Reads `{"template": …, "data": …}`, writes the PDF; what typst refuses goes to the error output.
"""

import json
import sys
from collections.abc import Callable
from functools import partial

import typst


def main(root: str) -> int:
    """Typeset what comes in, with the files of `root` alone; return the exit code."""
    asked = json.load(sys.stdin.buffer)
    typeset = partial(
        typst.compile,
        asked["template"].encode(),
        root=root,
        # What a machine has installed changes nothing, nor what it downloaded.
        font_paths=typst.Fonts(include_system_fonts=False),
        package_path=root,
        package_cache_path=root,
        format="pdf",
        sys_inputs={"data": asked["data"]},
        timestamp=0,
    )
    try:
        sys.stdout.buffer.write(_labelled(typeset))
    except typst.TypstError as error:
        sys.stderr.write(error.diagnostic)
        return 1
    return 0


def _labelled(typeset: Callable[..., bytes]) -> bytes:
    """Return the PDF/UA-1; a sign that no font has (an emoji) costs the label, not the document."""
    try:
        return typeset(pdf_standards="ua-1")
    except typst.TypstError:
        return typeset()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
