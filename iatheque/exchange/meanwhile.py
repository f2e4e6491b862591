"""What happened in the catalogue between a plan and its application."""

from collections.abc import Iterable, Mapping

from iatheque.lib.messages import N_
from iatheque.projects.models import CatalogueVersion, Draft
from iatheque.schema.field import Value

from .plan import Write
from .planning.identity import comparable
from .planning.outcome import OPEN_STATES
from .refusals import PlanOutdatedError

_Name = tuple[str, ...]

_CREATED = N_("Le projet « %(name)s » vient d’être créé par ailleurs : refaites l’import.")
_CHANGED = N_("Le projet « %(name)s » a été modifié pendant l’import : refaites l’import.")


def wait_for_others() -> None:
    """Let one import at a time reach the catalogue, so that none misses what another creates."""
    CatalogueVersion.objects.select_for_update().get_or_create(pk=1)


class Appeared:
    """The projects created since a plan was made, by identifier and by names."""

    def __init__(self, last_project: int) -> None:
        rows = Draft.objects.filter(pk__gt=last_project).order_by("pk")
        self._ids: set[str] = set()
        self._names: set[_Name] = set()
        for public_id, values in rows.values_list("project__public_id", "values").iterator():
            self._ids.add(public_id)
            self._names.add(_name(values))

    def refuse(self, new: Iterable[Write]) -> None:
        """Raise `PlanOutdatedError` when one of the projects to create is there already."""
        if not self._ids:
            return
        for write in new:
            if write.public_id in self._ids or _name(write.values) in self._names:
                raise PlanOutdatedError(_CREATED, name=write.values.get("nom_projet", ""))


def refuse_changed(write: Write, draft: Draft | None) -> Draft:
    """Return `draft` if it is still as the plan saw it, or raise `PlanOutdatedError`."""
    if (
        draft is not None
        and draft.revision == write.revision
        and draft.project.state in OPEN_STATES
    ):
        return draft
    raise PlanOutdatedError(_CHANGED, name=write.values.get("nom_projet", ""))


def _name(values: Mapping[str, Value]) -> _Name:
    siret, authority, name = (
        str(values.get(key, "")) for key in ("coll_siret", "coll_nom", "nom_projet")
    )
    return siret, comparable(authority), comparable(name)
