"""Identifiers and addresses: SIRET, SIREN, e-mail, web address."""

import re

from iatheque.lib.messages import N_
from iatheque.lib.text import fold
from iatheque.schema.field import Field
from iatheque.schema.identifiers import (
    SIREN_DIGITS,
    SIRET_DIGITS,
    URL_PATTERN,
    is_email,
    siren_of,
)

from .outcome import Reading, corrected, unreadable

_BETWEEN_DIGITS = re.compile(r"[\s.'\-]")
_SCIENTIFIC = re.compile(r"([0-9])[.,]?([0-9]*)e\+?13")
_DIGITS_ONLY = N_("SIRET ramené à ses 14 chiffres.")
_ROUNDED = N_(
    "« %(found)s » est un SIRET arrondi par un tableur : donnez à la colonne le format texte, "
    "puis recopiez les 14 chiffres."
)


def read_siret(field: Field, text: str) -> Reading:
    """Read 14 digits, spaces tolerated; their key is the business of `check`."""
    folded = fold(text)
    if found := _SCIENTIFIC.fullmatch(folded.replace(" ", "")):
        digits = found[1] + found[2]
        if not SIRET_DIGITS.fullmatch(digits):
            return unreadable(field, text, _ROUNDED)
        return corrected(field, text, digits, _DIGITS_ONLY)
    digits = _BETWEEN_DIGITS.sub("", folded.removesuffix(".0"))
    if not SIRET_DIGITS.fullmatch(digits):
        return _not_siret(field, text, digits)
    return corrected(field, text, digits, _DIGITS_ONLY)


def _not_siret(field: Field, text: str, digits: str) -> Reading:
    if not re.fullmatch("[0-9]+", digits):
        why = N_("« %(found)s » n’est pas un SIRET : il faut 14 chiffres.")
        return unreadable(field, text, why)
    why = N_("« %(found)s » n’est pas un SIRET : il faut 14 chiffres, %(count)d ont été trouvés.")
    return unreadable(field, text, why, count=len(digits))


def read_siren(field: Field, text: str) -> Reading:
    """Read 9 digits, spaces tolerated, or those of a SIRET; their key is for `check` to see."""
    digits = _BETWEEN_DIGITS.sub("", fold(text).removesuffix(".0"))
    if SIRET_DIGITS.fullmatch(digits):
        return corrected(field, text, siren_of(digits), N_("SIRET ramené aux 9 chiffres du SIREN."))
    if not SIREN_DIGITS.fullmatch(digits):
        return unreadable(field, text, N_("« %(found)s » n’est pas un SIREN : il faut 9 chiffres."))
    return corrected(field, text, digits, N_("SIREN ramené à ses 9 chiffres."))


def read_email(field: Field, text: str) -> Reading:
    """Read one e-mail address; its domain is brought to lower case."""
    address = re.sub(r"^mailto:\s*", "", text, flags=re.IGNORECASE)
    if not is_email(address):
        return unreadable(field, text, N_("« %(found)s » n’est pas une adresse électronique."))
    local, _, domain = address.rpartition("@")
    return corrected(field, text, f"{local}@{domain.lower()}", N_("Adresse remise en forme."))


def read_url(field: Field, text: str) -> Reading:
    """Read one http(s) address; `www.` alone is given https."""
    found = URL_PATTERN.fullmatch(f"https://{text}" if text.lower().startswith("www.") else text)
    if found is None:
        why = N_(
            "« %(found)s » n’est pas une adresse web complète, comme https://ville.example/ia."
        )
        return unreadable(field, text, why)
    scheme, host, port, rest = found.groups(default="")
    if host.isascii():
        host = host.lower()
    address = f"{scheme.lower()}://{host}{port}{rest}"
    return corrected(field, text, address, N_("Adresse web remise en forme."))
