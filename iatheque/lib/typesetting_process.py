"""The program that typesets one document: `python -m iatheque.lib.typesetting_process ROOT`.

Reads `{"template": …, "data": …}`, writes the PDF; what typst refuses goes to the error output.
"""

import json
import sys
from typing import Literal

import typst


def main(root: str) -> int:
    """Typeset what comes in, with the files of `root` alone; return the exit code."""
    asked = json.load(sys.stdin.buffer)
    try:
        sys.stdout.buffer.write(_labelled(asked["template"].encode(), asked["data"], root))
    except typst.TypstError as error:
        sys.stderr.write(error.diagnostic)
        return 1
    return 0


def _labelled(template: bytes, data: str, root: str) -> bytes:
    """Return the PDF/UA-1; a sign that no font has (an emoji) costs the label, not the document."""
    try:
        return _typeset(template, data, root, "ua-1")
    except typst.TypstError:
        return _typeset(template, data, root)


def _typeset(
    template: bytes, data: str, root: str, standard: Literal["ua-1"] | None = None
) -> bytes:
    # The stubs want a root of the type of the template, which is bytes so as not to be a path.
    document: bytes = typst.compile(  # type: ignore[call-overload]
        template,
        root=root,
        # What a machine has installed changes nothing, nor what it downloaded.
        font_paths=typst.Fonts(include_system_fonts=False),
        package_path=root,
        package_cache_path=root,
        format="pdf",
        sys_inputs={"data": data},
        pdf_standards=standard,
        timestamp=0,
    )
    return document


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
