"""Small builders for the tests of moderation: a town, its people, the national team."""

from dataclasses import dataclass

from iatheque.accounts.models import User
from iatheque.moderation.models import AuditEvent, ReviewRequest
from iatheque.organisations.models import Organisation, Role
from iatheque.projects.models import Draft, Project
from tests import factories
from tests.organisations.people import authority, member, person


@dataclass
class Town:
    """An authority, one person of each role around it, and somebody of another authority."""

    organisation: Organisation
    contributor: User
    approver: User
    moderator: User
    stranger: User
    neighbour: User


def town(*, own_circuit: bool = False) -> Town:
    """Return a town whose projects are published by the team, or by itself."""
    organisation = authority(own_circuit=own_circuit)
    return Town(
        organisation,
        member("agente", organisation),
        member("referente", organisation, Role.APPROVER),
        person("equipe", is_moderator=True),
        person("passant"),
        member("voisine", authority("243300316", own_circuit=True), Role.APPROVER),
    )


def draft(place: Town, **changes: object) -> Project:
    """Return a draft of the town."""
    return factories.make_draft(organisation=place.organisation, by=place.contributor, **changes)


def online(place: Town, **changes: object) -> Project:
    """Return a published project of the town."""
    return factories.make_project(organisation=place.organisation, **changes)


def rewrite(project: Project, **changes: object) -> int:
    """Save the draft with other values; return its revision."""
    row = Draft.objects.get(project=project)
    row.values |= changes
    row.revision += 1
    row.save()
    return row.revision


def revision(project: Project) -> int:
    """Return the revision of the draft."""
    return Draft.objects.get(project=project).revision


def state(project: Project) -> str:
    """Return the state of the project, as stored."""
    return Project.objects.get(pk=project.pk).state


def statuses(project: Project) -> list[str]:
    """Return the states of the reviews of the project, oldest first."""
    rows = ReviewRequest.objects.filter(project=project).order_by("pk")
    return list(rows.values_list("status", flat=True))


def log() -> list[tuple[str, str]]:
    """Return the audit log, oldest first: what, and by whom."""
    rows = AuditEvent.objects.select_related("by").order_by("pk")
    return [(row.kind, row.by.email.partition("@")[0] if row.by else "") for row in rows]
