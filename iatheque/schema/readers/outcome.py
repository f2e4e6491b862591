"""What reading one cell gives: a canonical value or none, and all there is to say about it."""

from dataclasses import dataclass

from iatheque.lib.messages import N_, message
from iatheque.schema.cells import write
from iatheque.schema.field import Field, Value
from iatheque.schema.remark import Remark, Severity, excerpt

_UNREAD = 20_000

EMPTY_WORDS = frozenset(
    {"", "/", "//", "-", "--", "?", ".", "...", "aucun", "aucune", "neant", "vide", "(vide)"}
    | {"null", "none", "undefined", "nan", "n/a", "sans objet", "non renseigne", "non communique"}
    # What a spreadsheet shows for a formula that failed.
    | {"#n/a", "#n/d", "#ref!", "#valeur!", "#value!", "#nom?", "#name?", "#div/0!", "#nul!"}
    | {"#null!", "#nombre!", "#num!"}
)
LONGEST_EMPTY_WORD = max(map(len, EMPTY_WORDS))


@dataclass(frozen=True, slots=True)
class Reading:
    """The canonical value (None when empty or unreadable) and what reading it called for."""

    value: Value | None
    remarks: tuple[Remark, ...] = ()
    unread: tuple[str, ...] = ()


def emptied(field: Field, text: str) -> Reading:
    """Return no value, saying which text was taken for an empty cell (nothing for no text)."""
    if not text:
        return Reading(None)
    note = message(N_("« %(found)s » est compris comme une case vide."), found=excerpt(text))
    remark = Remark(field.key, Severity.CORRECTION, "emptied", note, excerpt(text))
    return Reading(None, (remark,))


def corrected(field: Field, text: str, value: Value, why: str) -> Reading:
    """Return `value`, with the sentence `why` when its written form differs from `text`."""
    kept = write(value)
    if text == kept:
        return Reading(value)
    return Reading(value, (correction(field, text, kept, why),))


def correction(field: Field, text: str, kept: str, why: str) -> Remark:
    """Return the remark that `text` became `kept`, and why."""
    return Remark(
        field.key, Severity.CORRECTION, "corrected", message(why), excerpt(text), excerpt(kept)
    )


def unreadable(field: Field, text: str, why: str, **params: object) -> Reading:
    """Return no value; an unreadable required public field is an error, any other a warning.

    The text stays in `unread` for the owner, in full unless it is out of all proportion.
    """
    found = excerpt(text)
    severity = Severity.ERROR if field.blocking else Severity.WARNING
    note = message(why, found=found, **params)
    remark = Remark(field.key, severity, "unreadable", note, found)
    return Reading(None, (remark,), (text[:_UNREAD],))
