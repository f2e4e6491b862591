"""French spacing: no line ever begins with « : » or ends with « « »."""

import re
from functools import lru_cache

from django.utils import translation

_SPACE = re.compile("(?<=«) | (?=[»:;?!€]|%%)")


@lru_cache(maxsize=4096)
def spaced(text: str) -> str:
    """Return `text` with the spaces of French punctuation made non-breaking."""
    return _SPACE.sub("\u00a0", text)


def gettext(message: str) -> str:
    """Return the translation of `message`, spaced; what templates call `_`."""
    return spaced(translation.gettext(message))


def ngettext(singular: str, plural: str, number: int) -> str:
    """Return the translation for `number` things, spaced; in French, none is singular as one is."""
    is_french = (translation.get_language() or "").startswith("fr")
    counted = max(1, number) if is_french else number
    return spaced(translation.ngettext(singular, plural, counted))
