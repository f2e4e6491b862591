"""What a machine can say of a version before a person reads it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils import timezone
from rapidfuzz import fuzz

from iatheque.access.gate import opened_extensions, shown_fields
from iatheque.lib.dates import write_day
from iatheque.lib.messages import N_, Message, message
from iatheque.lib.text import fold
from iatheque.projects import entries
from iatheque.projects.entries import Entry
from iatheque.projects.links.health import broken_since
from iatheque.projects.models import Project
from iatheque.projects.resources.drafted import drafted
from iatheque.schema.checking import check
from iatheque.schema.field import Field, Kind, Value
from iatheque.schema.fields import FIELD, FIELDS
from iatheque.schema.identifiers import siren_of
from iatheque.schema.levels import Level
from iatheque.schema.model import FIELD_BY_KEY
from iatheque.schema.reading import write
from iatheque.schema.remark import Severity
from iatheque.search.finder import find
from iatheque.search.query import CatalogueQuery

_WRITTEN = frozenset({Kind.LINE, Kind.BLOCK, Kind.NAMES})
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
# Ten French digits after 0 or +33, alone, by pairs or with signs between; not part of a longer run.
_PHONE = re.compile(r"(?<!\d)(?:\+33\s?|0033\s?|0)[1-9](?:[\s.\-]?\d{2}){4}(?!\d)")
_PRIVATE_HOSTS = frozenset(
    [
        "gmail.com",
        "hotmail.com",
        "hotmail.fr",
        "outlook.com",
        "outlook.fr",
        "live.fr",
        "yahoo.fr",
        "yahoo.com",
        "orange.fr",
        "wanadoo.fr",
        "free.fr",
        "sfr.fr",
        "laposte.net",
        "icloud.com",
        "proton.me",
        "protonmail.com",
    ]
)
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.CORRECTION, Severity.TODO)
_LINKS = [field.key for field in FIELDS if field.kind in {Kind.URL, Kind.IMAGE}]
_LIKE = 90
_LOOKED_AT = 20


@dataclass(frozen=True, slots=True)
class Hint:
    """One remark for the reviewer: on a field or on the whole; `path` leads to the twin, if any."""

    severity: Severity
    field: Field | None
    message: Message
    path: str = ""


def hints(project: Project) -> list[Hint]:
    """Return the remarks on the draft of `project`, the most serious first.

    Read `project` with its draft and organisation.
    """
    values = project.draft.values
    found = [
        *_rules(values),
        *_owner(project, values),
        *_personal(values),
        *_broken_links(project, values),
        *_twins(project, values),
    ]
    return sorted(found, key=lambda hint: _ORDER.index(hint.severity))


def _rules(values: Mapping[str, Value]) -> Iterator[Hint]:
    for remark in check(values):
        yield Hint(remark.severity, FIELD_BY_KEY.get(remark.key), remark.message)


def _owner(project: Project, values: Mapping[str, Value]) -> Iterator[Hint]:
    """The SIRET names another authority than the one that writes."""
    siret, owner = str(values.get("coll_siret", "")), project.organisation
    if owner is not None and siret and siren_of(siret) != owner.siren:
        why = N_("Ce SIRET n’est pas celui de %(owner)s, qui a pour SIREN %(siren)s.")
        said = message(why, owner=owner.name, siren=owner.siren)
        yield Hint(Severity.WARNING, FIELD["coll_siret"], said)


def _personal(values: Mapping[str, Value]) -> Iterator[Hint]:
    """Addresses and telephone numbers do not belong to texts that everybody reads."""
    for field in shown_fields(Level.PUBLIC, opened_extensions(values)):
        if field.kind not in _WRITTEN or field.key not in values:
            continue
        text = write(values[field.key])
        for found in (*_EMAIL.findall(text), *_PHONE.findall(text)):
            why = N_("« %(found)s » serait lu par tout le monde.")
            yield Hint(Severity.WARNING, field, message(why, found=found))
    contact = str(values.get("projet_contact", ""))
    if contact.rpartition("@")[2].lower() in _PRIVATE_HOSTS:
        why = N_("« %(found)s » ressemble à une adresse personnelle.")
        yield Hint(Severity.WARNING, FIELD["projet_contact"], message(why, found=contact))


def _broken_links(project: Project, values: Mapping[str, Value]) -> Iterator[Hint]:
    """Links, in the answers or in the resources, that our visits found silent."""
    fields = {str(values[key]): FIELD[key] for key in _LINKS if key in values}
    links = [resource.link for resource in drafted(project) if resource.link]
    for url, since in sorted(broken_since([*fields, *links]).items()):
        why = N_("« %(url)s » ne répond plus depuis le %(day)s.")
        said = message(why, url=url, day=write_day(timezone.localdate(since)))
        yield Hint(Severity.WARNING, fields.get(url), said)


def _twins(project: Project, values: Mapping[str, Value]) -> Iterator[Hint]:
    """Projects online under nearly the same name: the same authority's, or anybody's."""
    name = str(values.get("nom_projet", ""))
    if not name:
        return
    siren = siren_of(str(values.get("coll_siret", "")))
    for twin in _near(name, siren):
        if twin.pk == project.pk or fuzz.token_sort_ratio(fold(name), fold(_name(twin))) < _LIKE:
            continue
        why = N_("Un projet en ligne porte presque le même nom : « %(name)s » (%(authority)s).")
        said = message(why, name=_name(twin), authority=twin.text("coll_nom"))
        yield Hint(Severity.WARNING, FIELD["nom_projet"], said, twin.path)


def _near(name: str, siren: str) -> list[Entry]:
    found = find(CatalogueQuery(text=name), Level.PUBLIC, facets=False, page_size=_LOOKED_AT)
    near = entries.fetch(Level.PUBLIC, found.pks)
    if siren:
        near += entries.of_authority(Level.PUBLIC, siren, limit=_LOOKED_AT)
    return list({entry.pk: entry for entry in near}.values())


def _name(entry: Entry) -> str:
    return entry.text("nom_projet")
