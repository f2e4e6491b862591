"""What a program sends: JSON of the shape that the API gives, read by key of the model."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, UnreadablePostError
from django.utils.translation import gettext as _

from iatheque.exchange.readers.headers import ID, URL, key_of
from iatheque.schema.cells import Raw
from iatheque.schema.model import FIELD_BY_KEY
from iatheque.schema.reading import is_too_long

from .problems import RefusedError, fault, problem_of, refuse_fields

ORGANISATION, EXTENSIONS = "organisation", "extensions"
_MEDIA_TYPES = {"application/json", "application/merge-patch+json"}
_SIMPLE = str | int | float


@dataclass(frozen=True, slots=True)
class Written:
    """Raw values by key of the model, and the SIREN of the authority when it is named."""

    raw: dict[str, Raw]
    siren: str = ""


def read_object(request: HttpRequest) -> dict[str, Any]:
    """Return the JSON object that the request carries, none being an empty one.

    Raises `RefusedError`: too large (413), of another type (415), unreadable (400).
    """
    try:
        body = request.body
    except RequestDataTooBig:
        raise RefusedError(problem_of(413)) from None
    except UnreadablePostError:
        raise RefusedError(problem_of(400)) from None
    if not body:
        return {}
    if request.content_type not in _MEDIA_TYPES:
        raise RefusedError(problem_of(415))
    try:
        found = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        why = _("Ce n’est pas du JSON en UTF-8 : ligne %(line)d, colonne %(column)d.")
        where = {"line": error.lineno, "column": error.colno}
        raise RefusedError(problem_of(400, why % where)) from None
    if not isinstance(found, dict):
        raise RefusedError(problem_of(400, _("Un objet JSON est attendu : { … }.")))
    return found


def read_project(request: HttpRequest) -> Written:
    """Return the fields that the request carries, whatever known spelling they have.

    Raises `RefusedError` as `read_object` does, or with one fault per field that has no place in
    the model or could not be kept.
    """
    sent = read_object(request)
    siren = sent.pop(ORGANISATION, None) or ""
    extensions = sent.pop(EXTENSIONS, None) or {}
    if not isinstance(siren, str) or not isinstance(extensions, Mapping):
        name = ORGANISATION if not isinstance(siren, str) else EXTENSIONS
        refuse_fields(
            [fault(name, "shape", _("« %(name)s » n’a pas la forme attendue."), name=name)]
        )
    pairs = [(name, key_of(name), value) for name, value in (*sent.items(), *extensions.items())]
    if faults := list(_faults(pairs)):
        refuse_fields(faults)
    return Written({key: value for _name, key, value in pairs}, siren)


def _faults(pairs: list[tuple[str, str, Any]]) -> Iterator[dict[str, str]]:
    seen: set[str] = set()
    for name, key, value in pairs:
        if why := _why_not(key, value, seen):
            yield fault(key or name[:100], why[0], why[1], name=name[:100], limit=_limit(key))
        seen.add(key)


def _why_not(key: str, value: Any, seen: set[str]) -> tuple[str, str] | None:
    """Return the code and the sentence of what forbids this value, if anything does."""
    if not key:
        return "unknown", _("Le modèle n’a pas de champ « %(name)s ».")
    if key in (ID, URL):
        return "read_only", _("« %(name)s » est donné par la bibliothèque : ne l’envoyez pas.")
    if key in seen:
        return "twice", _("Ce champ est donné deux fois, la seconde comme « %(name)s ».")
    if not _is_raw(value):
        return "shape", _("Un texte, un nombre, une liste de textes ou null est attendu.")
    if is_too_long(FIELD_BY_KEY[key], value):
        return "too_long", _("%(limit)d caractères au plus sont possibles.")
    return None


def _is_raw(value: Any) -> bool:
    if isinstance(value, list):
        return all(_is_simple(item) for item in value)
    return value is None or _is_simple(value)


def _is_simple(value: Any) -> bool:
    return isinstance(value, _SIMPLE) and not isinstance(value, bool)


def _limit(key: str) -> int:
    return FIELD_BY_KEY[key].limit if key in FIELD_BY_KEY else 0
