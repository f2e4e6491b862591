"""The rules of the model on canonical values: what must be there, what goes with what."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from iatheque.lib import dates
from iatheque.lib.messages import N_, message

from .cells import write
from .field import Field, Kind, Value
from .fields import FIELD
from .identifiers import is_siren, is_siret
from .levels import Level
from .model import ALL_FIELDS, FIELD_BY_KEY
from .place import in_france
from .remark import Remark, Severity, excerpt
from .vocabularies import ABANDONED, THEME_OF_SUBTHEME
from .vocabulary import NSP

Values = Mapping[str, Value]

SOLE_BASIS = "sole_basis"  # the remark that its authors confirm having read before they publish

_REQUIRED = tuple(field for field in ALL_FIELDS if field.required)
_BOUNDED = tuple(field for field in ALL_FIELDS if field.maximum)
_SIRENS = tuple(field for field in ALL_FIELDS if field.kind is Kind.SIREN)
_ALONE = "automatisation complète"


def asked(field: Field, values: Values) -> bool:
    """True when `field` makes sense here (the reason of an abandon only if abandoned)."""
    return field.key != "status_abandon" or values.get("projet_status") == ABANDONED


def apply_rules(values: Values, today: date | None = None) -> Iterator[Remark]:
    """Yield what the rules say of canonical `values`, field by field then across fields."""
    yield from (_missing(field.key) for field in _REQUIRED if field.key not in values)
    yield from _check_siret(values)
    for field in _SIRENS:
        yield from _check_siren(field, values.get(field.key))
    yield from _check_sole_basis(values)
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


def _check_siren(field: Field, value: Value | None) -> Iterator[Remark]:
    if isinstance(value, str) and not is_siren(value):
        why = N_("La clé du SIREN %(found)s est fausse : un chiffre a sans doute été mal recopié.")
        yield remark_on(field.key, Severity.WARNING, "siren_key", value, why)


def _check_sole_basis(values: Values) -> Iterator[Remark]:
    """A machine that learns and decides alone (loi n° 78-17, article 47; n° 2018-765 DC, § 71)."""
    alone, kinds = values.get("redevabilite_niveau_automatisation"), values.get("type_algorithme")
    if alone != _ALONE or not isinstance(kinds, list) or not set(kinds) - {NSP}:
        return
    why = N_(
        "La fiche dit que la machine décide seule (« %(found)s ») et que son algorithme apprend. "
        "S’il change seul ses règles, il ne peut pas fonder seul une décision individuelle "
        "(Conseil constitutionnel, décision n° 2018-765 DC) : ne pas déployer en l’état."
    )
    yield remark_on("redevabilite_niveau_automatisation", Severity.WARNING, SOLE_BASIS, alone, why)


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
