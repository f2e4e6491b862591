"""Forgiving reading: from what people type or spreadsheets hold to canonical values.

A canonical value is a text, a list of distinct texts or a float, in the published format
(MM/AAAA, JJ/MM/AAAA, 14 digits). Whatever had to be mended or could not be read is a `Remark`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from iatheque.lib import dates
from iatheque.lib.messages import N_, message
from iatheque.lib.text import clean_block, clean_line, fold

from .field import Field, Kind, Value
from .identifiers import SIRET_DIGITS, URL_PATTERN, is_email
from .remark import Remark, Severity
from .vocabulary import NSP, Vocabulary

EMPTY_WORDS = frozenset(
    {"", "/", "-", "--", "aucun", "aucune", "null", "none", "undefined", "nan", "n/a", "neant"}
)
SEPARATORS = re.compile(r"\s*[,;|\n]\s*|\s+[-–—]\s+")
JOINER = ", "

Raw = str | int | float | bool | date | list[str] | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Reading:
    """The canonical value (None when empty or unreadable) and what reading it called for."""

    value: Value | None
    remarks: tuple[Remark, ...] = ()
    unread: tuple[str, ...] = ()


def read(field: Field, raw: Raw) -> Reading:
    """Read one raw value of `field`; never raises, whatever `raw` holds."""
    text = as_text(raw)
    if fold(text) in EMPTY_WORDS:
        return _emptied(field, text)
    return _READERS[field.kind](field, text)


def as_text(raw: Raw) -> str:
    """Return a raw cell as the text a person would have typed (12.0 is "12", lists are joined)."""
    if isinstance(raw, str):
        return raw
    if raw is None:
        return ""
    if isinstance(raw, datetime):
        raw = raw.date()
    if isinstance(raw, date):
        return raw.strftime("%d/%m/%Y")
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15:
        return str(int(raw))
    if isinstance(raw, list | tuple):
        return "\n".join(str(item) for item in raw)
    return str(raw)


def write(value: Value | None) -> str:
    """Return a canonical value as the text of one cell; `read` gives back the same value."""
    if value is None:
        return ""
    if isinstance(value, list):
        return JOINER.join(value)
    return value if isinstance(value, str) else repr(value)


def _emptied(field: Field, text: str) -> Reading:
    found = clean_line(text)
    if not found:
        return Reading(None)
    note = message(N_("« %(found)s » est compris comme une case vide."), found=found)
    return Reading(None, (Remark(field.key, Severity.CORRECTION, "emptied", note, found),))


def _corrected(field: Field, text: str, value: Value, why: str) -> Reading:
    """Return `value`, with a remark when its written form differs from what was found."""
    found, kept = text.strip(), write(value)
    if found == kept:
        return Reading(value)
    remark = Remark(field.key, Severity.CORRECTION, "corrected", message(why), found, kept)
    return Reading(value, (remark,))


def _unreadable(field: Field, text: str, why: str, **params: object) -> Reading:
    """Return no value; an unreadable required public field is an error, any other a warning."""
    found = clean_line(text)[:500]
    severity = Severity.ERROR if field.blocking else Severity.WARNING
    code = "unreadable"
    remark = Remark(field.key, severity, code, message(why, found=found, **params), found)
    return Reading(None, (remark,), (found,))


def _read_line(field: Field, text: str) -> Reading:
    return _corrected(field, text, clean_line(text), N_("Espaces et retours à la ligne retirés."))


def _read_block(field: Field, text: str) -> Reading:
    return _corrected(field, text, clean_block(text), N_("Espaces superflus retirés."))


def _read_siret(field: Field, text: str) -> Reading:
    digits = re.sub(r"[\s.\-\u00a0\u202f]", "", text)
    if digits.endswith(".0"):
        digits = digits[:-2]
    if not SIRET_DIGITS.fullmatch(digits):
        why = N_("« %(found)s » n’est pas un SIRET : il faut 14 chiffres.")
        return _unreadable(field, text, why)
    return _corrected(field, text, digits, N_("Espaces retirés du SIRET."))


def _read_choice(field: Field, text: str) -> Reading:
    vocabulary = _vocabulary(field)
    value = vocabulary.match(text)
    if value is None:
        why = N_("« %(found)s » n’est pas dans la liste : %(values)s.")
        return _unreadable(field, text, why, values=" ; ".join(vocabulary.values))
    return _corrected(field, text, value, N_("Ramené à la valeur de la liste."))


def _read_choices(field: Field, text: str) -> Reading:
    vocabulary = _vocabulary(field)
    kept, unknown = match_pieces(vocabulary, split(text))
    remarks = []
    if NSP in kept and len(kept) > 1:
        kept.remove(NSP)
        why = message(N_("« NSP » ne va pas avec d’autres réponses : il est retiré."))
        remarks.append(Remark(field.key, Severity.CORRECTION, "nsp", why, NSP))
    if not kept:
        why_not = N_("« %(found)s » n’est pas dans la liste : %(values)s.")
        return _unreadable(field, text, why_not, values=" ; ".join(vocabulary.values))
    for piece in unknown:
        why = message(
            N_("« %(found)s » n’est pas dans la liste : la valeur n’est pas publiée."), found=piece
        )
        remarks.append(Remark(field.key, Severity.WARNING, "outside_list", why, piece))
    if not remarks:
        return _corrected(field, text, kept, N_("Ramené aux valeurs de la liste."))
    return Reading(kept, tuple(remarks), tuple(unknown))


def _read_names(field: Field, text: str) -> Reading:
    names = list(dict.fromkeys(clean_line(piece) for piece in split(text)))
    names = [name for name in names if fold(name) not in EMPTY_WORDS]
    if not names:
        return _emptied(field, text)
    reading = _corrected(field, text, names, N_("Noms séparés par des virgules."))
    doubts = tuple(_hyphen_doubt(field, name) for name in names if name.count("-") >= 2)
    return Reading(reading.value, reading.remarks + doubts)


def _hyphen_doubt(field: Field, name: str) -> Remark:
    why = N_(
        "« %(found)s » contient plusieurs tirets : s’il s’agit de plusieurs noms, "
        "séparez-les par des virgules."
    )
    return Remark(field.key, Severity.WARNING, "hyphens", message(why, found=name), name, name)


def _read_month(field: Field, text: str) -> Reading:
    month = dates.parse_month(text)
    if month is None:
        why = N_("« %(found)s » n’est pas un mois : écrivez MM/AAAA, par exemple 09/2024.")
        return _unreadable(field, text, why)
    return _corrected(field, text, month, N_("Date ramenée à la forme MM/AAAA."))


def _read_day(field: Field, text: str) -> Reading:
    day = dates.parse_day(text)
    if day is None:
        why = N_("« %(found)s » n’est pas une date : écrivez JJ/MM/AAAA, par exemple 15/10/2025.")
        return _unreadable(field, text, why)
    return _corrected(field, text, day, N_("Date ramenée à la forme JJ/MM/AAAA."))


def _read_email(field: Field, text: str) -> Reading:
    address = text.strip().removeprefix("mailto:").strip()
    if not is_email(address):
        return _unreadable(field, text, N_("« %(found)s » n’est pas une adresse électronique."))
    local, _, domain = address.rpartition("@")
    return _corrected(field, text, f"{local}@{domain.lower()}", N_("Adresse remise en forme."))


def _read_url(field: Field, text: str) -> Reading:
    found = text.strip()
    address = f"https://{found}" if found.lower().startswith("www.") else found
    if not URL_PATTERN.fullmatch(address):
        why = N_("« %(found)s » n’est pas une adresse web : elle commence par https:// ou http://.")
        return _unreadable(field, text, why)
    return _corrected(field, text, address, N_("Adresse web complétée."))


def _read_degrees(field: Field, text: str) -> Reading:
    limit = 180.0 if field.kind is Kind.LONGITUDE else 90.0
    compact = text.strip().replace(" ", "").replace("−", "-").removesuffix("°")
    try:
        degrees = float(compact.replace(",", "."))
    except ValueError:
        why = N_("« %(found)s » n’est pas un nombre de degrés, comme 48.51.")
        return _unreadable(field, text, why)
    if not -limit <= degrees <= limit:
        why = N_("« %(found)s » sort des degrés possibles (de -%(limit)d à %(limit)d).")
        return _unreadable(field, text, why, limit=int(limit))
    if "," in compact:
        return _corrected(field, text, degrees, N_("Virgule décimale remplacée par un point."))
    return Reading(degrees)


def split(text: str) -> list[str]:
    """Return the non-empty pieces of a multi-valued cell: `,` `;` `|` newline or spaced dash."""
    return [piece for piece in SEPARATORS.split(text.strip()) if piece.strip()]


def match_pieces(vocabulary: Vocabulary, pieces: list[str]) -> tuple[list[str], list[str]]:
    """Match `pieces` to the list, longest runs first, so that a value with a comma is not cut.

    Returns the canonical values (distinct) and the pieces that match none.
    """
    kept: list[str] = []
    unknown: list[str] = []
    start = 0
    while start < len(pieces):
        for end in range(len(pieces), start, -1):
            value = vocabulary.match(", ".join(pieces[start:end]))
            if value is not None:
                kept.append(value)
                start = end
                break
        else:
            unknown.append(clean_line(pieces[start]))
            start += 1
    return list(dict.fromkeys(kept)), unknown


def _vocabulary(field: Field) -> Vocabulary:
    if field.vocabulary is None:
        raise ValueError(f"{field.key}: a field with choices needs a vocabulary")
    return field.vocabulary


_READERS: dict[Kind, Callable[[Field, str], Reading]] = {
    Kind.LINE: _read_line,
    Kind.BLOCK: _read_block,
    Kind.NAMES: _read_names,
    Kind.SIRET: _read_siret,
    Kind.CHOICE: _read_choice,
    Kind.CHOICES: _read_choices,
    Kind.MONTH: _read_month,
    Kind.DAY: _read_day,
    Kind.EMAIL: _read_email,
    Kind.URL: _read_url,
    Kind.IMAGE: _read_url,
    Kind.LONGITUDE: _read_degrees,
    Kind.LATITUDE: _read_degrees,
}
