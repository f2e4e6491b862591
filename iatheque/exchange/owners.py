"""The authorities that own imported projects: found by SIREN, or made from their first line."""

from collections.abc import Mapping, Sequence

from iatheque.organisations import territories
from iatheque.organisations.models import Organisation
from iatheque.schema.field import Value
from iatheque.schema.identifiers import is_siret, siren_of

from .plan import Write


def owners(writes: Sequence[Write]) -> dict[str, Organisation]:
    """Return by SIREN the authorities of these projects; existing ones are never overwritten."""
    first: dict[str, Write] = {}
    for write in writes:
        if siren := _siren(write):
            first.setdefault(siren, write)
    found = Organisation.objects.in_bulk(list(first), field_name="siren")
    missing = [_made_from(siren, write) for siren, write in first.items() if siren not in found]
    Organisation.objects.bulk_create(missing)
    return {**found, **{organisation.siren: organisation for organisation in missing}}


def owner_of(write: Write, organisations: Mapping[str, Organisation]) -> Organisation | None:
    """Return the authority of a project, None without a right SIRET."""
    return organisations.get(_siren(write))


def _siren(write: Write) -> str:
    siret = str(write.values.get("coll_siret", ""))
    return siren_of(siret) if is_siret(siret) else ""


def _made_from(siren: str, write: Write) -> Organisation:
    values, place = write.values, territories.get(siren)
    return Organisation(
        siren=siren,
        siret=str(values["coll_siret"]),
        name=str(values.get("coll_nom", siren)),
        kind=str(values.get("coll_type", "")),
        longitude=_degrees(values.get("longitude")),
        latitude=_degrees(values.get("latidude")),
        population=place.population if place else None,
    )


def _degrees(value: Value | None) -> float | None:
    return value if isinstance(value, float) else None
