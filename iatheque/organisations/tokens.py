"""Tokens of the API: shown once, kept as a fingerprint, good for one authority.

A token never opens more than its authority opens to its person today: it stops with her membership,
and carries neither expert nor moderator rights.
"""

import secrets
from datetime import timedelta
from hashlib import sha256

from django.db.models import F, Q
from django.utils import timezone

from iatheque.access.viewer import Viewer
from iatheque.accounts.models import User
from iatheque.lib.messages import N_
from iatheque.schema.levels import Level

from .domain.rights import NotAllowedError
from .models import ApiToken, Membership, Organisation, Role, Scope

_PREFIX = "iatheque_"
# The last use is shown by the hour: no write for each request.
_USE_NOTED_EVERY = timedelta(hours=1)


def create_token(
    user: User, organisation: Organisation, *, name: str, scope: Scope
) -> tuple[ApiToken, str]:
    """Return a new token and its secret, which is never shown again.

    Raises `NotAllowedError` unless `user` is an accepted member of the authority.
    """
    if not Membership.objects.filter(
        user=user, organisation=organisation, is_accepted=True
    ).exists():
        raise NotAllowedError(N_("Vous n’êtes pas membre de cette collectivité."))
    secret = _PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        user=user, organisation=organisation, name=name, scope=scope, fingerprint=_print(secret)
    )
    return token, secret


def find_token(secret: str) -> ApiToken | None:
    """Return the living token of this secret: its person active, her membership accepted."""
    return (
        ApiToken.objects.select_related("user", "organisation")
        .filter(
            fingerprint=_print(secret),
            user__is_active=True,
            user__memberships__is_accepted=True,
            user__memberships__organisation=F("organisation"),
        )
        .first()
    )


def viewer_of(token: ApiToken) -> Viewer:
    """Return the reader a token makes: a member of its one authority, nothing more."""
    organisation = token.organisation
    if not organisation.is_verified:
        return Viewer(user_id=token.user_id)
    role = Membership.objects.get(user_id=token.user_id, organisation=organisation).role
    sirens = frozenset({organisation.siren})
    return Viewer(
        level=Level.RESTREINT,
        user_id=token.user_id,
        sirens=sirens,
        approver_sirens=sirens if role >= Role.APPROVER else frozenset(),
    )


def may_write(token: ApiToken) -> bool:
    """True when the token may do more than read."""
    return token.scope == Scope.WRITE


def note_use(token: ApiToken) -> None:
    """Remember, to the hour, that the token serves."""
    now = timezone.now()
    ApiToken.objects.filter(
        Q(last_used_at=None) | Q(last_used_at__lt=now - _USE_NOTED_EVERY), pk=token.pk
    ).update(last_used_at=now)


def _print(secret: str) -> str:
    """The secret is 256 random bits: one plain hash keeps it, no guess can reach it."""
    return sha256(secret.encode()).hexdigest()
