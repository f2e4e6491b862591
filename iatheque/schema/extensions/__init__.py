"""Questions beyond the 30 published fields: each extension is a small model of its own.

To add one: write a module that declares an `Extension`, list it in `EXTENSIONS`, run
`make schemas`; storage, gate, exports and schemas follow.
"""

from .experience import EXPERIENCE
from .extension import OPEN, Extension
from .placement import PLACEMENT
from .redevabilite import REDEVABILITE

EXTENSIONS: tuple[Extension, ...] = (PLACEMENT, EXPERIENCE, REDEVABILITE)
EXTENSION = {extension.key: extension for extension in EXTENSIONS}
OPENERS = {extension.opener: extension.key for extension in EXTENSIONS if extension.opener}

__all__ = ["EXTENSION", "EXTENSIONS", "OPEN", "OPENERS", "Extension"]
