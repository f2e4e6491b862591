"""Who publishes for an authority: the national team, or its own approvers."""

from django.db import transaction

from iatheque.accounts.models import User
from iatheque.moderation.audit import Kind, record
from iatheque.organisations.models import Organisation

from .rules import NotAllowedError


@transaction.atomic
def set_circuit(organisation: Organisation, *, own: bool, by: User) -> None:
    """Let the approvers of a verified authority publish, or not.

    Raises `NotAllowedError`: the national team alone decides it, for authorities it has verified.
    """
    if not (by.is_active and by.moderates) or (own and not organisation.is_verified):
        raise NotAllowedError("circuit")
    if organisation.own_circuit == own:
        return
    organisation.own_circuit = own
    organisation.save(update_fields=["own_circuit"])
    detail = "la collectivité publie" if own else "l’équipe nationale publie"
    record(Kind.CIRCUIT, by=by, organisation=organisation, detail=detail)
