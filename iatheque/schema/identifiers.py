"""Shapes of identifiers and addresses: SIRET, e-mail, web address."""

import re
from functools import lru_cache

from stdnum.fr import siret as stdnum_siret

SIRET_DIGITS = re.compile(r"[0-9]{14}")
URL_PATTERN = re.compile(r"https?://[^\s/?#.@:]+(?:\.[^\s/?#.@:]+)+(?::\d{1,5})?(?:[/?#]\S*)?", re.I)
_EMAIL = re.compile(r"[^\s@<>()\[\],;:\"\\]{1,64}@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.I)


@lru_cache(maxsize=65536)
def is_siret(digits: str) -> bool:
    """True when the 14 digits carry a right key (Luhn, and the exception of La Poste)."""
    return bool(SIRET_DIGITS.fullmatch(digits)) and bool(stdnum_siret.is_valid(digits))


def siren_of(siret: str) -> str:
    """Return the nine digits that name the organisation behind an establishment's SIRET."""
    return siret[:9]


def is_email(address: str) -> bool:
    """True when the text has the shape of one e-mail address."""
    return len(address) <= 254 and bool(_EMAIL.fullmatch(address))
