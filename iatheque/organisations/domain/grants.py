"""What the national team grants: expert access to a person, verified status to an authority."""

from django.db import transaction

from iatheque.accounts.models import User
from iatheque.lib.messages import N_
from iatheque.organisations.models import Organisation, RightChange

from .rights import NotAllowedError, approves_for, check_moderator, record


class ReasonMissingError(Exception):
    """This decision needs a written reason."""


@transaction.atomic
def grant_expert(person: User, *, by: User, reason: str) -> None:
    """Open expert reading to a person; raises `NotAllowedError` or `ReasonMissingError`."""
    _set_expert(person, is_expert=True, by=by, reason=reason)


@transaction.atomic
def revoke_expert(person: User, *, by: User, reason: str) -> None:
    """Close expert reading again; raises `NotAllowedError` or `ReasonMissingError`."""
    _set_expert(person, is_expert=False, by=by, reason=reason)


@transaction.atomic
def verify_organisation(organisation: Organisation, *, by: User) -> None:
    """Say that an authority is what it says: its members read `restreint`.

    Raises `NotAllowedError`.
    """
    check_moderator(by)
    organisation.is_verified = True
    organisation.save(update_fields=["is_verified"])
    record(RightChange.Kind.VERIFIED, by=by, organisation=organisation)


def set_auto_membership(organisation: Organisation, *, by: User, welcome: bool) -> None:
    """Welcome, or not, the agents ProConnect ties to this authority; raises `NotAllowedError`."""
    if not approves_for(by, organisation):
        raise NotAllowedError(N_("Cette décision revient à un référent de la collectivité."))
    if welcome and not organisation.is_verified:
        raise NotAllowedError(N_("L’équipe nationale n’a pas encore vérifié cette collectivité."))
    organisation.auto_membership = welcome
    organisation.save(update_fields=["auto_membership"])


def _set_expert(person: User, *, is_expert: bool, by: User, reason: str) -> None:
    check_moderator(by)
    if not reason.strip():
        raise ReasonMissingError
    person.is_expert = is_expert
    person.save(update_fields=["is_expert"])
    kind = RightChange.Kind.EXPERT if is_expert else RightChange.Kind.NOT_EXPERT
    record(kind, by=by, person=person, reason=reason.strip())
