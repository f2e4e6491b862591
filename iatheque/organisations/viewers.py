"""From a signed-in person to the `Viewer` the gate knows."""

from iatheque.access.viewer import Viewer
from iatheque.accounts.models import User
from iatheque.schema.levels import Level

from .models import Membership, Role


def viewer_for(user: User) -> Viewer:
    """Return the reader that `user` is: one query, on her accepted memberships.

    A member of at least one verified authority reads `restreint`; `expert` is granted per person;
    a moderator reads everything. Membership of an unverified authority opens nothing.
    """
    roles = dict(
        Membership.objects.filter(
            user=user, is_accepted=True, organisation__is_verified=True
        ).values_list("organisation__siren", "role")
    )
    return Viewer(
        level=_level(user, is_member=bool(roles)),
        user_id=user.pk,
        sirens=frozenset(roles),
        is_moderator=user.moderates,
        approver_sirens=frozenset(siren for siren, role in roles.items() if role >= Role.APPROVER),
        is_administrator=user.is_superuser,
    )


def _level(user: User, *, is_member: bool) -> Level:
    if user.is_expert or user.moderates:
        return Level.EXPERT
    return Level.RESTREINT if is_member else Level.PUBLIC
