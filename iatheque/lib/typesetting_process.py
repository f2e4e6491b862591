"""The program that typesets one document: `python -m iatheque.lib.typesetting_process ROOT`.

Reads `{"template": …, "data": …}`, writes the PDF; what typst refuses goes to the error output.
"""

import json
import sys

import typst


def main(root: str) -> int:
    """Typeset what comes in, with the files of `root` alone; return the exit code."""
    asked = json.load(sys.stdin.buffer)
    try:
        document = typst.compile(
            asked["template"].encode(),
            root=root,
            # What a machine has installed changes nothing, nor what it downloaded.
            font_paths=typst.Fonts(include_system_fonts=False),
            package_path=root,
            package_cache_path=root,
            format="pdf",
            sys_inputs={"data": asked["data"]},
            pdf_standards="ua-1",
            timestamp=0,
        )
    except typst.TypstError as error:
        sys.stderr.write(error.diagnostic)
        return 1
    sys.stdout.buffer.write(document)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
