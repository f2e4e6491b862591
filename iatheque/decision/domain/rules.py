"""Who may do what to the evaluations of a project."""

from iatheque.access.abilities import abilities
from iatheque.accounts.models import User
from iatheque.organisations.viewers import viewer_for
from iatheque.projects.models import Project


class NotAllowedError(Exception):
    """The person may not do this to the evaluations of this project."""


def locked(project: Project) -> Project:
    """Return the project as it is now, locked until the end of the transaction."""
    rows = Project.objects.select_for_update(of=("self",)).select_related("organisation")
    return rows.get(pk=project.pk)


def check(by: User, ability: str, project: Project) -> None:
    """Raise `NotAllowedError` unless `by` may do `ability`, as access/abilities.py decides."""
    if not abilities(viewer_for(by), project)[ability]:
        raise NotAllowedError(ability)
