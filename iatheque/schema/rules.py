"""The rules of the model on canonical values: what must be there, what goes with what."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from iatheque.lib import dates
from iatheque.lib.messages import N_, message

from .cells import write
from .field import Field, Value
from .fields import FIELD
from .identifiers import is_siret
from .levels import Level
from .model import ALL_FIELDS, FIELD_BY_KEY
from .place import in_france
from .remark import Remark, Severity, excerpt
from .vocabularies import ABANDONED, THEME_OF_SUBTHEME

Values = Mapping[str, Value]

_REQUIRED = tuple(field for field in ALL_FIELDS if field.required)
_BOUNDED = tuple(field for field in ALL_FIELDS if field.maximum)


def asked(field: Field, values: Values) -> bool:
    """True when `field` makes sense here (the reason of an abandon only if abandoned)."""
    return field.key != "status_abandon" or values.get("projet_status") == ABANDONED


def apply_rules(values: Values, today: date | None = None) -> Iterator[Remark]:
    """Yield what the rules say of canonical `values`, field by field then across fields."""
    yield from (_missing(field.key) for field in _REQUIRED if field.key not in values)
    yield from _check_siret(values)
    for field in _BOUNDED:
        yield from _check_count(field, values.get(field.key))
    yield from _check_status(values)
    yield from _check_subthemes(values)
    yield from _check_place(values)
    yield from _check_future(values, today or dates.today())


@cache
def _missing(key: str) -> Remark:
    field = FIELD_BY_KEY[key]
    if field.blocking:
        severity, why = Severity.ERROR, N_("Cette information est nécessaire pour publier.")
    elif field.level is Level.PUBLIC:
        severity, why = Severity.WARNING, N_("Le lien vers le logo manque.")
    else:
        severity, why = Severity.TODO, N_("Cette information reste à compléter.")
    return Remark(key, severity, "missing", message(why))


def _check_siret(values: Values) -> Iterator[Remark]:
    siret = values.get("coll_siret")
    if not isinstance(siret, str) or is_siret(siret):
        return
    why = (
        N_("Le SIRET %(found)s a été arrondi par un tableur : recopiez ses 14 chiffres.")
        if siret.endswith("00000")
        else N_("La clé du SIRET %(found)s est fausse : un chiffre a sans doute été mal recopié.")
    )
    yield remark_on("coll_siret", Severity.ERROR, "siret_key", siret, why)


def _check_count(field: Field, value: Value | None) -> Iterator[Remark]:
    if not field.maximum or not isinstance(value, list) or len(value) <= field.maximum:
        return
    why = N_("%(count)d valeurs ont été trouvées, %(maximum)d au plus sont possibles.")
    note = message(why, count=len(value), maximum=field.maximum)
    yield Remark(field.key, Severity.ERROR, "too_many", note, write(value))


def _check_status(values: Values) -> Iterator[Remark]:
    reason = values.get("status_abandon")
    if reason and not asked(FIELD["status_abandon"], values):
        why = N_("La raison d’un abandon est donnée, mais le projet n’est pas dit abandonné.")
        yield remark_on("status_abandon", Severity.WARNING, "not_abandoned", reason, why)


def _check_subthemes(values: Values) -> Iterator[Remark]:
    theme, subthemes = values.get("theme"), values.get("sous_theme")
    if theme is None or not isinstance(subthemes, list):
        return
    why = N_("« %(found)s » appartient à un autre thème que le thème principal.")
    for subtheme in subthemes:
        if THEME_OF_SUBTHEME.get(subtheme) != theme:
            yield remark_on("sous_theme", Severity.WARNING, "other_theme", subtheme, why)


def _check_place(values: Values) -> Iterator[Remark]:
    longitude, latitude = values.get("longitude"), values.get("latidude")
    if not isinstance(longitude, int | float) or not isinstance(latitude, int | float):
        return
    if in_france(longitude, latitude):
        return
    why = (
        N_("La longitude et la latitude semblent inversées.")
        if in_france(latitude, longitude)
        else N_("Ce point n’est pas en France : vérifiez la longitude et la latitude.")
    )
    found = f"{write(longitude)}, {write(latitude)}"
    yield Remark("longitude", Severity.WARNING, "outside_france", message(why), found)


def _check_future(values: Values, today: date) -> Iterator[Remark]:
    start, day = values.get("projet_date"), values.get("date")
    if isinstance(start, str) and dates.month_key(start) > today.year * 100 + today.month:
        why = N_("La date de démarrage (%(found)s) est dans le futur.")
        yield remark_on("projet_date", Severity.WARNING, "future", start, why)
    if isinstance(day, str) and dates.to_date(day) > today:
        why = N_("La date de mise à jour (%(found)s) est dans le futur.")
        yield remark_on("date", Severity.WARNING, "future", day, why)


def remark_on(key: str, severity: Severity, code: str, found: Value, why: str) -> Remark:
    """Return a remark that quotes the value it is about."""
    text = excerpt(write(found))
    return Remark(key, severity, code, message(why, found=text), text)
