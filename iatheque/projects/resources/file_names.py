"""The name under which a deposited file is served again."""

import re

from iatheque.lib.text import seen, slugify

_EXTENSION = re.compile(r"[a-z0-9]{1,8}")
_STEM = 80
_ALIASES = {"jpeg": "jpg", "markdown": "md"}


def extension_of(name: str) -> str:
    """Return the real extension of `name`, in small letters, empty when there is none.

    What nobody sees (controls, direction overrides, null bytes) is dropped first.
    """
    _stem, dot, extension = seen(name).strip().lower().rpartition(".")
    if not dot or not _EXTENSION.fullmatch(extension):
        return ""
    return _ALIASES.get(extension, extension)


def safe_name(name: str, extension: str) -> str:
    """Return a short ASCII name without path, dot or space before its only extension."""
    last = re.split(r"[/\\]", seen(name).strip())[-1]
    stem = slugify(last.rpartition(".")[0], limit=_STEM) if last.rpartition(".")[0] else "fichier"
    return f"{stem}.{extension}"
