"""Who may import for whom, and what becomes of what she imports."""

from iatheque.access.abilities import role_on
from iatheque.access.roles import Role
from iatheque.access.viewer import Viewer
from iatheque.accounts.models import User
from iatheque.organisations.models import Organisation
from iatheque.organisations.viewers import viewer_for

WHOLE = ""  # the SIREN of an import that is limited to no authority


def may_import(viewer: Viewer, siren: str) -> bool:
    """True for the members of the authority `siren`; the whole library is the national team's."""
    if siren == WHOLE:
        return viewer.is_moderator
    return role_on(viewer, siren) is not None


def publishes(by: User, siren: str) -> bool:
    """True when what `by` imports goes online at once, as `abilities` lets her publish.

    The national team publishes anywhere, the approvers of an authority in its own circuit; what
    others import is sent to be read.
    """
    role = role_on(viewer_for(by), siren) or 0
    own = Organisation.objects.filter(siren=siren, own_circuit=True).exists()
    return role >= (Role.APPROVER if own else Role.MODERATOR)


def still_may(by: User | None, siren: str) -> bool:
    """True when `by`, her rights read again, may import for `siren`."""
    return by is not None and by.is_active and may_import(viewer_for(by), siren)
