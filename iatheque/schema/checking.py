"""The rules of the model on canonical values, with the three severities.

One entry for form, import and API: `assess` reads raw values and checks the whole.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from iatheque.lib import dates
from iatheque.lib.messages import Message, N_, message

from .field import Field, Kind, Value
from .fields import FIELD, FIELDS
from .identifiers import is_siret
from .levels import Level
from .model import FIELD_BY_KEY
from .reading import Raw, read, write
from .remark import Remark, Severity
from .vocabularies import ABANDONED, THEME_OF_SUBTHEME

Values = Mapping[str, Value]

# Boxes (west, south, east, north) that hold France: mainland and Corsica, Antilles and Guiana,
# Saint-Pierre-et-Miquelon, Réunion and Mayotte, New Caledonia, Wallis-et-Futuna, Polynesia.
FRANCE = (
    (-5.6, 41.2, 9.8, 51.3),
    (-63.3, 2.0, -51.0, 18.3),
    (-57.0, 46.5, -56.0, 47.3),
    (44.8, -21.6, 56.1, -12.4),
    (158.0, -23.2, 172.5, -17.0),
    (-178.6, -14.7, -175.5, -12.8),
    (-155.0, -28.2, -134.0, -7.5),
)


@dataclass(frozen=True, slots=True)
class Assessment:
    """Canonical values, every remark on them, and what could not be read, by field key."""

    values: dict[str, Value]
    remarks: tuple[Remark, ...]
    unread: dict[str, list[str]]

    @property
    def publishable(self) -> bool:
        """True when no remark is an error."""
        return not any(remark.severity is Severity.ERROR for remark in self.remarks)


def assess(raw: Mapping[str, Raw], *, today: date | None = None) -> Assessment:
    """Read the raw values of known keys (others are ignored) and check them together."""
    values: dict[str, Value] = {}
    remarks: list[Remark] = []
    unread: dict[str, list[str]] = {}
    for key, cell in raw.items():
        if key not in FIELD_BY_KEY:
            continue
        reading = read(FIELD_BY_KEY[key], cell)
        if reading.value is not None:
            values[key] = reading.value
        remarks += reading.remarks
        if reading.unread:
            unread[key] = list(reading.unread)
    said = {remark.key for remark in remarks if remark.code == "unreadable"}
    remarks += [remark for remark in check(values, today=today) if not _repeats(remark, said)]
    return Assessment(values, tuple(remarks), unread)


def _repeats(remark: Remark, said: set[str]) -> bool:
    """True for « missing » on a blocking or free field already reported as unreadable."""
    return remark.code == "missing" and remark.key in said and remark.severity is not Severity.TODO


def check(values: Values, *, today: date | None = None) -> list[Remark]:
    """Return the remarks on canonical `values`, field by field then across fields."""
    today = today or date.today()
    remarks = [remark for field in FIELDS for remark in _check_field(field, values)]
    remarks += _check_status(values)
    remarks += _check_subthemes(values)
    remarks += _check_place(values)
    remarks += _check_update(values, today)
    return remarks


def errors(remarks: Iterable[Remark]) -> list[Remark]:
    """Return the remarks that forbid publication."""
    return [remark for remark in remarks if remark.severity is Severity.ERROR]


def asked(field: Field, values: Values) -> bool:
    """True when `field` makes sense for this project (the reason of an abandon only if abandoned)."""
    return field.key != "status_abandon" or values.get("projet_status") == ABANDONED


def completeness(values: Values, level: Level) -> int:
    """Return the share of fields asked of this project and readable at `level` that are filled, in %."""
    fields = [field for field in FIELDS if field.level <= level and asked(field, values)]
    return round(100 * sum(field.key in values for field in fields) / len(fields))


def _check_field(field: Field, values: Values) -> list[Remark]:
    value = values.get(field.key)
    if value is None:
        return [_missing(field)] if field.required else []
    if field.kind is Kind.SIRET and not is_siret(str(value)):
        why = N_("La clé du SIRET %(found)s est fausse : un chiffre a sans doute été mal recopié.")
        return [_remark(field.key, Severity.ERROR, "siret_key", value, why)]
    if field.maximum and isinstance(value, list) and len(value) > field.maximum:
        why = N_("%(count)d valeurs ont été trouvées, %(maximum)d au plus sont possibles.")
        note = message(why, count=len(value), maximum=field.maximum)
        return [Remark(field.key, Severity.ERROR, "too_many", note, write(value))]
    return []


def _missing(field: Field) -> Remark:
    if field.blocking:
        severity, why = Severity.ERROR, N_("Cette information est nécessaire pour publier.")
    elif field.level is Level.PUBLIC:
        severity, why = Severity.WARNING, N_("Le lien vers le logo manque.")
    else:
        severity, why = Severity.TODO, N_("Cette information reste à compléter.")
    return Remark(field.key, severity, "missing", message(why))


def _check_status(values: Values) -> list[Remark]:
    reason = values.get("status_abandon")
    if reason and not asked(FIELD["status_abandon"], values):
        why = N_("La raison d’un abandon est donnée, mais le projet n’est pas dit abandonné.")
        return [_remark("status_abandon", Severity.WARNING, "not_abandoned", reason, why)]
    return []


def _check_subthemes(values: Values) -> list[Remark]:
    theme, subthemes = values.get("theme"), values.get("sous_theme")
    if theme is None or not isinstance(subthemes, list):
        return []
    why = N_("« %(found)s » appartient à un autre thème que le thème principal.")
    return [
        _remark("sous_theme", Severity.WARNING, "other_theme", subtheme, why)
        for subtheme in subthemes
        if THEME_OF_SUBTHEME.get(subtheme) != theme
    ]


def _check_place(values: Values) -> list[Remark]:
    longitude, latitude = values.get("longitude"), values.get("latidude")
    if not isinstance(longitude, float) or not isinstance(latitude, float):
        return []
    if _in_france(longitude, latitude):
        return []
    swapped = _in_france(latitude, longitude)
    why = (
        N_("La longitude et la latitude semblent inversées.")
        if swapped
        else N_("Ce point n’est pas en France : vérifiez la longitude et la latitude.")
    )
    found = f"{longitude!r}, {latitude!r}"
    return [Remark("longitude", Severity.WARNING, "outside_france", message(why), found)]


def _in_france(longitude: float, latitude: float) -> bool:
    return any(w <= longitude <= e and s <= latitude <= n for w, s, e, n in FRANCE)


def _check_update(values: Values, today: date) -> list[Remark]:
    day = values.get("date")
    if not isinstance(day, str) or dates.to_date(day) <= today:
        return []
    why = N_("La date de mise à jour (%(found)s) est dans le futur.")
    return [_remark("date", Severity.WARNING, "future", day, why)]


def _remark(key: str, severity: Severity, code: str, found: Value, why: str) -> Remark:
    text = write(found)
    note: Message = message(why, found=text)
    return Remark(key, severity, code, note, text)
