"""Values of a closed list, one or several, and lists of names."""

from collections.abc import Iterator
from itertools import pairwise

from iatheque.lib.messages import N_, message
from iatheque.lib.text import clean_line, fold
from iatheque.schema.cells import JOINER, relist, split, write
from iatheque.schema.field import Field
from iatheque.schema.remark import Remark, Severity, excerpt
from iatheque.schema.vocabularies import COMPOUNDS
from iatheque.schema.vocabulary import NSP, Vocabulary, spelling_key

from .outcome import EMPTY_WORDS, Reading, corrected, correction, emptied, unreadable

_SHORT_LIST = 12
_COMPOUND_HEADS = frozenset(compound[0] for compound in COMPOUNDS)
_COMPOUND_SIZES = sorted({len(compound) for compound in COMPOUNDS}, reverse=True)


def read_choice(field: Field, text: str) -> Reading:
    """Read one value of the field's list."""
    value = _vocabulary(field).match(text)
    if value is None:
        return _outside(field, text)
    return corrected(field, text, value, N_("Ramené à la valeur de la liste."))


def read_choices(field: Field, text: str) -> Reading:
    """Read distinct values of the field's list; the others are told one by one and kept apart."""
    phrases = _whole(split(text))
    vocabulary = _vocabulary(field)
    matches = {phrase: vocabulary.match(phrase) for phrase in phrases}
    kept = list(dict.fromkeys(value for value in matches.values() if value))
    unknown = tuple(
        phrase
        for phrase, value in matches.items()
        if value is None and _says_something(fold(phrase))
    )
    if not kept:
        return _outside(field, text) if unknown else emptied(field, text)
    remarks = []
    if [phrase for phrase in phrases if phrase not in unknown] != kept:
        why = N_("Ramené aux valeurs de la liste.")
        remarks.append(correction(field, text, write(kept), why))
    if NSP in kept and len(kept) > 1:
        kept.remove(NSP)
        note = message(N_("« NSP » ne va pas avec d’autres réponses : il est retiré."))
        remarks.append(Remark(field.key, Severity.CORRECTION, "nsp", note, NSP))
    remarks += [_left_out(field, phrase) for phrase in unknown]
    return Reading(kept, tuple(remarks), unknown)


def read_names(field: Field, text: str) -> Reading:
    """Read distinct names; what looks like a name cut or left whole by mistake is a doubt."""
    names: dict[str, str] = {}
    for piece in split(clean_line(JOINER.join(text.splitlines()))):
        folded = fold(piece)
        if _says_something(folded):
            names.setdefault(folded, piece)
    if not names:
        return emptied(field, text)
    kept = list(names.values())
    remarks = [doubt for name in kept for doubt in _doubts(field, name)]
    if relist(text) != write(kept):
        why = N_("Liste de noms remise en forme.")
        remarks.insert(0, correction(field, text, write(kept), why))
    return Reading(kept, tuple(remarks))


def _says_something(folded: str) -> bool:
    return folded not in EMPTY_WORDS and any(map(str.isalnum, folded))


def _whole(pieces: list[str]) -> list[str]:
    """Join again the consecutive `pieces` of one spelling that holds commas, whatever its list."""
    phrases: list[str] = []
    start = 0
    while start < len(pieces):
        end = start + _width(pieces, start)
        phrases.append(JOINER.join(pieces[start:end]))
        start = end
    return phrases


def _width(pieces: list[str], start: int) -> int:
    if spelling_key(pieces[start]) in _COMPOUND_HEADS:
        for size in _COMPOUND_SIZES:
            if tuple(map(spelling_key, pieces[start : start + size])) in COMPOUNDS:
                return size
    return 1


def _outside(field: Field, text: str) -> Reading:
    values = _vocabulary(field).values
    if len(values) > _SHORT_LIST:
        return unreadable(field, text, N_("« %(found)s » n’est pas dans la liste."))
    why = N_("« %(found)s » n’est pas dans la liste : %(values)s.")
    return unreadable(field, text, why, values=" ; ".join(values))


def _left_out(field: Field, phrase: str) -> Remark:
    found = excerpt(phrase)
    why = N_("« %(found)s » n’est pas dans la liste : la valeur n’est pas publiée.")
    return Remark(field.key, Severity.WARNING, "outside_list", message(why, found=found), found)


def _doubts(field: Field, name: str) -> Iterator[Remark]:
    found = excerpt(name)
    if _joins_names(name):
        why = N_(
            "« %(found)s » contient plusieurs tirets : s’il s’agit de plusieurs noms, "
            "séparez-les par des virgules."
        )
        note = message(why, found=found)
        yield Remark(field.key, Severity.WARNING, "hyphens", note, found, found)
    if name.count("(") != name.count(")"):
        why = N_(
            "« %(found)s » semble coupé au milieu d’une parenthèse : "
            "les virgules séparent les noms."
        )
        note = message(why, found=found)
        yield Remark(field.key, Severity.WARNING, "parenthesis", note, found, found)


def _joins_names(name: str) -> bool:
    """True when two hyphens or more stand between capitals, unlike in « Saint-Germain-en-Laye »."""
    words = [part.split() for part in name.split("-")]
    joins = [_capitals(left[-1], right[0]) for left, right in pairwise(words) if left and right]
    return sum(joins) > 1


def _capitals(before: str, after: str) -> bool:
    return before[0].isupper() and after[0].isupper() and fold(before) not in {"saint", "sainte"}


def _vocabulary(field: Field) -> Vocabulary:
    if field.vocabulary is None:
        raise ValueError(f"{field.key}: a field with choices needs a vocabulary")
    return field.vocabulary
