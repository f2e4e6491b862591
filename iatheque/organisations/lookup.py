"""What the State's public register of companies and administrations says of a SIRET.

Source: API « Recherche d’entreprises » (https://recherche-entreprises.api.gouv.fr), free and
without an account. It may be slow, down or out of reach: the caller always offers another way.
"""

import io
import json
import math
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings

from iatheque.lib.fetching import FetchError, Limits, fetch
from iatheque.lib.messages import N_, Message, message
from iatheque.schema.identifiers import is_siret, siren_of

_MAX_BYTES = 512 * 1024

# « Catégories juridiques » of Insee, as values of the model's list of types.
_KINDS = {
    "7210": "Commune",
    "7220": "département",
    "7230": "région",
    "7344": "Métropole",
    "7343": "EPCI",
    "7346": "EPCI",
    "7348": "EPCI",
    "7353": "syndicat mixte",
    "7354": "syndicat mixte",
    "7355": "syndicat mixte",
}


class LookupFailedError(Exception):
    """The register did not tell; `note` says why, in one French sentence."""

    def __init__(self, note: Message) -> None:
        super().__init__(str(note))
        self.note = note


@dataclass(frozen=True, slots=True)
class Found:
    """An authority as the register knows it; `kind` is empty for what the model does not list."""

    siren: str
    siret: str
    name: str
    kind: str
    town: str
    staff: str
    longitude: float | None
    latitude: float | None


def look_up(siret: str) -> Found:
    """Return what the register says of the authority of `siret`; its place is that of its seat.

    Raises `LookupFailedError` for a wrong number, an unknown one, or when nobody answers in time.
    """
    if not is_siret(siret):
        raise LookupFailedError(message(N_("Ce SIRET n’a pas 14 chiffres justes.")))
    for result in _search(siret):
        found = _found(result)
        if found.siren == siren_of(siret):
            return found
    raise LookupFailedError(message(N_("Le répertoire des entreprises ne connaît pas ce SIRET.")))


def _search(siret: str) -> list[dict[str, Any]]:
    address = f"{settings.SIRET_SEARCH_URL}?{urlencode({'q': siret, 'per_page': 1})}"
    limits = Limits(_MAX_BYTES, settings.SIRET_SEARCH_SECONDS, settings.FETCH_ALLOWED_HOSTS)
    into = io.BytesIO()
    try:
        fetch(address, into, limits)
        results = json.loads(into.getvalue())["results"]
    except FetchError as error:
        why = N_("Le répertoire des entreprises ne répond pas en ce moment.")
        raise LookupFailedError(message(why)) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        why = N_("Le répertoire des entreprises a donné une réponse illisible.")
        raise LookupFailedError(message(why)) from error
    return [one for one in results if isinstance(one, dict)] if isinstance(results, list) else []


def _found(result: dict[str, Any]) -> Found:
    seat = result.get("siege")
    seat = seat if isinstance(seat, dict) else {}
    siret = _text(seat, "siret")
    return Found(
        siren=_text(result, "siren") or siret[:9],
        siret=siret,
        name=_text(result, "nom_complet"),
        kind=_KINDS.get(_text(result, "nature_juridique"), ""),
        town=_text(seat, "libelle_commune"),
        staff=_text(result, "tranche_effectif_salarie"),
        longitude=_degrees(seat, "longitude"),
        latitude=_degrees(seat, "latitude"),
    )


def _text(holder: dict[str, Any], key: str) -> str:
    value = holder.get(key)
    return str(value).strip()[:500] if isinstance(value, str | int) else ""


def _degrees(holder: dict[str, Any], key: str) -> float | None:
    try:
        degrees = float(holder.get(key) or "")
    except (TypeError, ValueError):
        return None
    return degrees if math.isfinite(degrees) else None
