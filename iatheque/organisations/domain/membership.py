"""Asking for a place in an authority, and answering.

An e-mail domain or a SIRET declared elsewhere opens nothing by itself: somebody says yes. The first
member of an authority is always accepted by the national team. The one exception is an authority
that the national team verified and that chose to welcome the agents ProConnect ties to its SIREN.
"""

from django.db import transaction
from django.utils import timezone

from iatheque.accounts.models import User
from iatheque.lib.messages import N_
from iatheque.organisations.models import Membership, Organisation, RightChange, Role

from .rights import NotAllowedError, approves_for, check_moderator, record

_KINDS = RightChange.Kind


class AlreadyMemberError(Exception):
    """The person has her place in this authority already."""


class NotPendingError(Exception):
    """The request was answered already."""


@transaction.atomic
def request_membership(user: User, organisation: Organisation, message: str = "") -> Membership:
    """Ask for a place, or ask again after a refusal; raises `AlreadyMemberError`."""
    membership, is_new = Membership.objects.get_or_create(
        user=user, organisation=organisation, defaults={"message": message}
    )
    if membership.is_accepted:
        raise AlreadyMemberError
    if not is_new and not membership.is_pending:
        membership.message, membership.requested_at = message, timezone.now()
        membership.decided_at, membership.reason = None, ""
        membership.role, membership.is_automatic = Role.CONTRIBUTOR, False
        membership.save()
    return membership


@transaction.atomic
def accept_membership(
    membership: Membership, *, by: User, role: Role = Role.CONTRIBUTOR
) -> Membership:
    """Say yes to a request; raises `NotAllowedError` or `NotPendingError`."""
    membership = _pending(membership)
    _check_answers(membership, by)
    if not _has_members(membership.organisation):
        check_moderator(by)
    return _decide(membership, by=by, accepted=True, role=role)


@transaction.atomic
def refuse_membership(membership: Membership, *, by: User, reason: str) -> Membership:
    """Say no to a request, with a reason; raises `NotAllowedError` or `NotPendingError`."""
    membership = _pending(membership)
    _check_answers(membership, by)
    return _decide(membership, by=by, accepted=False, reason=reason)


@transaction.atomic
def revoke_membership(membership: Membership, *, by: User, reason: str) -> Membership:
    """Take a place back; one may always leave oneself. Raises `NotAllowedError`."""
    membership = _locked(membership)
    if by != membership.user and not approves_for(by, membership.organisation):
        raise NotAllowedError(N_("Cette décision revient à un référent de la collectivité."))
    return _decide(membership, by=by, accepted=False, reason=reason, kind=_KINDS.REVOKED)


@transaction.atomic
def change_role(membership: Membership, role: Role, *, by: User) -> Membership:
    """Make a member an approver, or a contributor again; raises `NotAllowedError`."""
    membership = _locked(membership)
    _check_answers(membership, by)
    if not membership.is_accepted:
        raise NotPendingError
    membership.role = role
    membership.save(update_fields=["role"])
    record(
        _KINDS.ROLE,
        by=by,
        person=membership.user,
        organisation=membership.organisation,
        reason=str(Role(role).label),
    )
    return membership


@transaction.atomic
def follow_declared_siren(user: User, siren: str) -> None:
    """Give or take back the automatic places of a person whom ProConnect ties to `siren`.

    Gives one only in an authority that is verified, chose it and has members already, and never
    against a refusal. Takes back those given earlier for another SIREN: she changed employer.
    """
    for left in Membership.objects.filter(user=user, is_automatic=True, is_accepted=True).exclude(
        organisation__siren=siren
    ):
        _decide(left, by=None, accepted=False, kind=_KINDS.REVOKED)
    organisation = Organisation.objects.filter(
        siren=siren, is_verified=True, auto_membership=True
    ).first()
    if not siren or organisation is None or not _has_members(organisation):
        return
    membership, is_new = Membership.objects.get_or_create(user=user, organisation=organisation)
    if is_new or membership.is_pending:
        membership.is_automatic = True
        _decide(membership, by=None, accepted=True, kind=_KINDS.AUTOMATIC)


def _locked(membership: Membership) -> Membership:
    return Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)


def _pending(membership: Membership) -> Membership:
    membership = _locked(membership)
    if not membership.is_pending:
        raise NotPendingError
    return membership


def _check_answers(membership: Membership, by: User) -> None:
    if by == membership.user and not by.moderates:
        raise NotAllowedError(N_("Quelqu’un d’autre doit répondre à votre demande."))
    if not approves_for(by, membership.organisation):
        raise NotAllowedError(N_("Cette décision revient à un référent de la collectivité."))


def _has_members(organisation: Organisation) -> bool:
    return Membership.objects.filter(organisation=organisation, is_accepted=True).exists()


def _decide(
    membership: Membership,
    *,
    by: User | None,
    accepted: bool,
    role: Role = Role.CONTRIBUTOR,
    reason: str = "",
    kind: RightChange.Kind | None = None,
) -> Membership:
    membership.is_accepted, membership.role = accepted, role
    membership.decided_at, membership.reason = timezone.now(), reason
    membership.save()
    record(
        kind or (_KINDS.ACCEPTED if accepted else _KINDS.REFUSED),
        by=by,
        person=membership.user,
        organisation=membership.organisation,
        reason=reason,
    )
    return membership
