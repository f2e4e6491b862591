"""Who may decide about other people's rights, and the record of what was decided."""

from iatheque.accounts.models import User
from iatheque.lib.messages import N_
from iatheque.organisations.models import Membership, Organisation, RightChange, Role


class NotAllowedError(Exception):
    """The person may not take this decision; the message says why, in French."""


def check_moderator(by: User) -> None:
    """Raise `NotAllowedError` unless `by` belongs to the national team."""
    if not (by.is_active and by.moderates):
        raise NotAllowedError(N_("Cette décision revient à l’équipe nationale."))


def approves_for(user: User, organisation: Organisation) -> bool:
    """True for the national team, and for an accepted approver of the authority."""
    if not user.is_active:
        return False
    return (
        user.moderates
        or Membership.objects.filter(
            user=user, organisation=organisation, is_accepted=True, role__gte=Role.APPROVER
        ).exists()
    )


def record(
    kind: RightChange.Kind,
    *,
    by: User | None,
    person: User | None = None,
    organisation: Organisation | None = None,
    reason: str = "",
) -> None:
    """Add one row to the record of decisions about rights."""
    RightChange.objects.create(
        kind=kind, by=by, person=person, organisation=organisation, reason=reason
    )
