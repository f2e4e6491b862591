"""Text cells that a spreadsheet would run as a formula, and their exact way back.

Writers call `defuse` on text cells only (never on numbers or dates: -0.584 is a longitude), the
import calls `undefuse` on every cell it reads; `undefuse(defuse(text)) == text` for any text.
The signs are those of OWASP's « CSV injection », with their full-width twins.
"""

import re
from collections.abc import Iterable

_SIGNS = "=+\\-@\t\r＝＋－＠"
_DANGEROUS = re.compile(f"'*[{_SIGNS}]")
_DEFUSED = re.compile(f"'+[{_SIGNS}]")
_SUSPECTS = frozenset("'=+-@\t\r＝＋－＠")


def defuse(text: str) -> str:
    """Return `text` with one apostrophe put before a leading sign, or before such an apostrophe."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def defuse_all(texts: Iterable[str]) -> list[str]:
    """Return `defuse` of each text; nearly all begin with a letter and cost one look."""
    return [defuse(text) if text[:1] in _SUSPECTS else text for text in texts]


def undefuse(text: str) -> str:
    """Return `text` without the apostrophe that `defuse` put."""
    return text[1:] if _DEFUSED.match(text) else text
