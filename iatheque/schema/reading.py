"""Forgiving reading: from what people type or spreadsheets hold to canonical values.

A canonical value is a text, a list of distinct texts or a float, in the published format
(MM/AAAA, JJ/MM/AAAA, 14 digits). Whatever had to be mended or could not be read is a `Remark`;
only characters that nobody sees leave without one.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache

from iatheque.lib.messages import N_
from iatheque.lib.text import fold, seen

from .cells import JOINER, Raw, as_text, split, write
from .field import Field, Kind
from .readers.codes import read_email, read_siren, read_siret, read_url
from .readers.lists import read_choice, read_choices, read_names
from .readers.measures import read_day, read_degrees, read_month
from .readers.outcome import EMPTY_WORDS, LONGEST_EMPTY_WORD, Reading, emptied, unreadable
from .readers.texts import read_block, read_line

__all__ = [
    "EMPTY_WORDS",
    "JOINER",
    "Raw",
    "Reading",
    "as_text",
    "is_too_long",
    "read",
    "split",
    "write",
]

_READERS: dict[Kind, Callable[[Field, str], Reading]] = {
    Kind.LINE: read_line,
    Kind.BLOCK: read_block,
    Kind.NAMES: read_names,
    Kind.SIRET: read_siret,
    Kind.SIREN: read_siren,
    Kind.CHOICE: read_choice,
    Kind.CHOICES: read_choices,
    Kind.MONTH: read_month,
    Kind.DAY: read_day,
    Kind.EMAIL: read_email,
    Kind.URL: read_url,
    Kind.IMAGE: read_url,
    Kind.LONGITUDE: read_degrees,
    Kind.LATITUDE: read_degrees,
}

# The same few texts come back on every line of a file.
_REPEATED = frozenset({Kind.CHOICE, Kind.CHOICES, Kind.MONTH, Kind.DAY})
_SHORT = 200


def read(field: Field, raw: object) -> Reading:
    """Read one raw value of `field` (`Raw`, or whatever a request holds); never raises."""
    text = seen(as_text(raw)).strip()
    if not isinstance(raw, str) and _is_nested(raw):
        return unreadable(field, text, N_("Une valeur simple est attendue, et non « %(found)s »."))
    if is_too_long(field, raw):
        why = N_("Ce texte compte %(count)d caractères, %(limit)d au plus sont possibles.")
        return unreadable(field, text, why, count=len(text), limit=field.limit)
    return _read_text(field, text)


def is_too_long(field: Field, raw: object) -> bool:
    """True when `raw` is longer than what the model keeps of `field`."""
    return len(seen(as_text(raw)).strip()) > field.limit


def _read_text(field: Field, text: str) -> Reading:
    if not text or (len(text) <= LONGEST_EMPTY_WORD and fold(text) in EMPTY_WORDS):
        return emptied(field, text)
    if field.kind not in _REPEATED or len(text) > _SHORT:
        return _READERS[field.kind](field, text)
    reading = _read_repeated(field, text)
    if isinstance(reading.value, list):  # the caller may change its list, not the cached one
        return replace(reading, value=list(reading.value))
    return reading


@lru_cache(maxsize=8192)
def _read_repeated(field: Field, text: str) -> Reading:
    return _READERS[field.kind](field, text)


def _is_nested(raw: object) -> bool:
    if isinstance(raw, list | tuple):
        return any(isinstance(item, list | tuple) or _is_nested(item) for item in raw)
    return isinstance(raw, Mapping | set | frozenset | bytes)
