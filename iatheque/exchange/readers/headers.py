"""From the header row to fields: published keys, labels, and the other spellings met in files."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from iatheque.exchange.refusals import FileRefusedError
from iatheque.lib.csv_safety import undefuse
from iatheque.lib.messages import N_
from iatheque.lib.text import clean_line, fold
from iatheque.schema.model import ALL_FIELDS

ID = "id"
URL = "url"  # the address of the page, derived: read and left out

_MOST_COLUMNS = 300
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each known field is, its header as written, and the headers that are not known."""

    positions: tuple[tuple[int, str], ...]
    headers: dict[str, str]
    unknown: tuple[str, ...]
    width: int


def match_headers(row: Sequence[str]) -> Columns:
    """Return the columns that the header `row` announces.

    Raises `FileRefusedError` when it announces one twice, has too many, or lacks what names a
    project: `id`, or both the authority and the project.
    """
    if len(row) > _MOST_COLUMNS:
        raise FileRefusedError(N_("Ce tableau a trop de colonnes (%(count)d)."), count=len(row))
    names = [clean_line(undefuse(cell)) for cell in row]
    keys = [key_of(name) for name in names]
    _refuse_twice(names, keys)
    _require(names, keys)
    known = [(position, key) for position, key in enumerate(keys) if key and key != URL]
    return Columns(
        positions=tuple(known),
        headers={key: names[position] for position, key in known},
        unknown=tuple(name for name, key in zip(names, keys, strict=True) if name and not key),
        width=len(row),
    )


def key_of(header: str) -> str:
    """Return the field key, `id` or `url` that `header` spells, or an empty text."""
    return _spellings().get(_simplify(header), "")


def _simplify(header: str) -> str:
    return " ".join(fold(header).replace("_", " ").strip("* :").split())


@cache
def _spellings() -> dict[str, str]:
    found = {ID: ID, URL: URL}
    for field in ALL_FIELDS:
        for spelling in (field.key, field.label, *field.aliases):
            found[_simplify(spelling)] = field.key
    return found


def _refuse_twice(names: Sequence[str], keys: Sequence[str]) -> None:
    told = [key or _simplify(name) for name, key in zip(names, keys, strict=True)]
    twice = [name for name, count in Counter(told).items() if name and count > 1]
    if twice:
        spelled = [name for name, key in zip(names, told, strict=True) if key == twice[0]]
        why = N_("La même colonne est donnée deux fois : %(columns)s.")
        raise FileRefusedError(why, columns=_quoted(spelled))


def _require(names: Sequence[str], keys: Sequence[str]) -> None:
    missing = [key for key in ("coll_nom", "nom_projet") if key not in keys]
    if ID in keys or not missing:
        return
    why = N_(
        "Il manque ce qui nomme un projet : la colonne %(missing)s (ou « id »). "
        "Colonnes trouvées : %(found)s."
    )
    found = [name for name in names if name]
    raise FileRefusedError(why, missing=_quoted(missing), found=_quoted(found))


def _quoted(names: Sequence[str]) -> str:
    shown = ", ".join(f"« {name[:60]} »" for name in names[:_SHOWN])
    return f"{shown}…" if len(names) > _SHOWN else shown
