"""Shapes of identifiers and addresses: SIRET, SIREN, e-mail, web address."""

import re
from functools import lru_cache

from stdnum.fr import siren as stdnum_siren
from stdnum.fr import siret as stdnum_siret

SIRET_DIGITS = re.compile(r"[0-9]{14}")
SIREN_DIGITS = re.compile(r"[0-9]{9}")
# Host of letters, digits and hyphens of any script (IDN), at least one dot; no user name, no
# character that would break out of an attribute or that browsers read as another.
_LABEL = r"[^\W_](?:[\w\-]*[^\W_])?"
URL_PATTERN = re.compile(
    rf"((?ai:https?))://({_LABEL}(?:\.{_LABEL})+)(:[1-9][0-9]{{0,4}})?([/?#][^\s<>\"\\]*)?"
)
# Starts with a letter or a digit, so that no spreadsheet takes an address for a formula.
_LOCAL = r"[a-z0-9_][a-z0-9!#$%&'*/=?^_`{|}~+\-]*"
_EMAIL = re.compile(
    rf"{_LOCAL}(?:\.[a-z0-9!#$%&'*/=?^_`{{|}}~+\-]+)*@(?:[a-z0-9](?:[a-z0-9\-]*[a-z0-9])?\.)+[a-z]{{2,}}",
    re.IGNORECASE | re.ASCII,
)


@lru_cache(maxsize=65536)
def is_siret(digits: str) -> bool:
    """True when the 14 digits carry a right key (Luhn, and the exception of La Poste).

    Establishments are numbered from 00001: five zeros are what a rounding spreadsheet leaves.
    """
    if not SIRET_DIGITS.fullmatch(digits) or digits.endswith("00000"):
        return False
    return bool(stdnum_siret.is_valid(digits))


def is_siren(digits: str) -> bool:
    """True when the 9 digits carry a right key (Luhn)."""
    return bool(SIREN_DIGITS.fullmatch(digits) and stdnum_siren.is_valid(digits))


def siren_of(siret: str) -> str:
    """Return the nine digits that name the organisation behind an establishment's SIRET."""
    return siret[:9]


def is_email(address: str) -> bool:
    """True when the text has the shape of one e-mail address."""
    local, _, _ = address.rpartition("@")
    return len(address) <= 254 and len(local) <= 64 and bool(_EMAIL.fullmatch(address))
