"""A project as the rules of access see it, and who may be written to about it."""

from dataclasses import dataclass

from iatheque.access.abilities import abilities, role_on
from iatheque.access.roles import Role
from iatheque.access.viewer import Viewer
from iatheque.accounts.models import User
from iatheque.accounts.team import team
from iatheque.organisations.models import Organisation
from iatheque.organisations.models import Role as MemberRole
from iatheque.projects import entries
from iatheque.projects.models import Project
from iatheque.schema.levels import Level


@dataclass(frozen=True, slots=True)
class Standing:
    """What `abilities` asks about a project."""

    siren: str
    state: str
    own_circuit: bool


def standing(project: Project) -> Standing:
    """Return where `project` stands; read it with its organisation."""
    owner = project.organisation
    if owner is None:
        return Standing("", project.state, own_circuit=False)
    return Standing(owner.siren, project.state, owner.own_circuit)


def allowed(viewer: Viewer, project: Project) -> dict[str, bool]:
    """Return, by name of ability, what `viewer` may do with `project` now."""
    return abilities(viewer, standing(project))


def belongs(viewer: Viewer, project: Project) -> bool:
    """True for the members of its authority and for the national team."""
    return (role_on(viewer, standing(project).siren) or 0) >= Role.CONTRIBUTOR


def service(project: Project) -> list[str]:
    """Return who receives what readers write to the service: its address, or who answers for it."""
    entry = entries.get(Level.EXPERT, project.public_id)
    if entry and (address := entry.text("projet_contact")):
        return [address]
    return approvers(project.organisation) or members(project.organisation) or team()


def approvers(organisation: Organisation | None) -> list[str]:
    """Return the addresses of the approvers of an authority."""
    return members(organisation, MemberRole.APPROVER)


def members(
    organisation: Organisation | None, role: MemberRole = MemberRole.CONTRIBUTOR
) -> list[str]:
    """Return the addresses of the members of an authority who have at least that role."""
    if organisation is None:
        return []
    people = User.objects.filter(
        is_active=True,
        memberships__organisation=organisation,
        memberships__is_accepted=True,
        memberships__role__gte=role,
    )
    return list(people.order_by("pk").values_list("email", flat=True))


def deciders(project: Project) -> list[str]:
    """Return the addresses of those who review: the approvers of its own circuit, or the team."""
    return deciders_for(project.organisation)


def deciders_for(owner: Organisation | None) -> list[str]:
    """Return the addresses of those who review the projects of an authority."""
    own = approvers(owner) if owner is not None and owner.own_circuit else []
    return own or team()
