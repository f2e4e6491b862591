"""Free text: a line or paragraphs."""

from iatheque.lib.messages import N_
from iatheque.lib.text import clean_block, clean_line
from iatheque.schema.field import Field

from .outcome import Reading, corrected

_WHY = N_("Espaces et retours à la ligne superflus retirés.")


def read_line(field: Field, text: str) -> Reading:
    """Read a text of one line."""
    return corrected(field, text, clean_line(text), _WHY)


def read_block(field: Field, text: str) -> Reading:
    """Read paragraphs; browsers send CRLF, which is no correction worth telling."""
    return corrected(field, text.replace("\r\n", "\n"), clean_block(text), _WHY)
