"""What the catalogue already holds of the projects that a file speaks of."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Max
from django.db.models.fields.json import KT

from iatheque.projects.models import Draft, Project
from iatheque.projects.states import State
from iatheque.schema.identifiers import is_siret, siren_of

from .gathering import Gathered
from .identity import comparable


@dataclass(frozen=True, slots=True)
class Known:
    """One project of the catalogue, reduced to what recognises it."""

    pk: int
    public_id: str
    state: State
    siren: str
    siret: str
    name: str
    authority: str

    @property
    def is_sure(self) -> bool:
        """True when its SIRET has a right key."""
        return is_siret(self.siret)


@dataclass(slots=True)
class Catalogue:
    """The projects that some line may be about, by identifier and by comparable name."""

    last_project: int
    by_id: dict[str, Known] = field(default_factory=dict)
    by_name: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))

    def named(self, name: str) -> list[Known]:
        """Return the projects of that comparable name."""
        return self.by_name.get(name, []) if name else []


def look_up(gathered: Gathered, only: str = "") -> Catalogue:
    """Read the names of all projects once, and keep those that a line may be about.

    The right SIRETs of the authorities in doubt join those seen in the file. `only` is the SIREN of
    the authority whose projects a name may recognise: nobody learns the drafts of others by names.
    """
    newest = Project.objects.aggregate(last=Max("pk"))["last"]
    catalogue = Catalogue(newest or 0)
    rows = Draft.objects.order_by("pk").values_list(
        "pk",
        "project__public_id",
        "project__state",
        "project__organisation__siren",
        KT("values__coll_siret"),
        KT("values__nom_projet"),
        KT("values__coll_nom"),
    )
    for row in rows.iterator(chunk_size=2000):
        project = _known(*row)
        if project.authority in gathered.doubted:
            gathered.sirets.add(project.authority, project.siret)
        if project.public_id in gathered.ids:
            catalogue.by_id[project.public_id] = project
        if project.name in gathered.names and only in {"", project.siren}:
            catalogue.by_name[project.name].append(project)
    return catalogue


def _known(
    pk: int,
    public_id: str,
    state: str,
    siren: str | None,
    *values: str | None,
) -> Known:
    siret, name, authority = (value or "" for value in values)
    owner = siren or (siren_of(siret) if is_siret(siret) else "")
    return Known(pk, public_id, State(state), owner, siret, comparable(name), comparable(authority))
