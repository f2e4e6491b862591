"""Expert access and verified authorities: granted by the national team, on record."""

import pytest

from iatheque.organisations.domain.grants import (
    ReasonMissingError,
    grant_expert,
    revoke_expert,
    set_auto_membership,
    verify_organisation,
)
from iatheque.organisations.domain.rights import NotAllowedError
from iatheque.organisations.models import RightChange, Role
from iatheque.organisations.viewers import viewer_for
from iatheque.schema.levels import Level
from tests.organisations.people import authority, member, person

pytestmark = pytest.mark.django_db


def test_a_moderator_grants_and_revokes_expert_access_with_a_reason() -> None:
    team, expert = person("equipe", is_moderator=True), person("experte")
    grant_expert(expert, by=team, reason=" Auditrice ")
    assert viewer_for(expert).level is Level.EXPERT
    revoke_expert(expert, by=team, reason="Fin d’audit")
    assert viewer_for(expert).level is Level.PUBLIC
    rows = RightChange.objects.order_by("pk").values_list("kind", "by", "person", "reason")
    assert list(rows) == [
        ("expert", team.pk, expert.pk, "Auditrice"),
        ("not_expert", team.pk, expert.pk, "Fin d’audit"),
    ]


def test_expert_access_needs_a_reason() -> None:
    with pytest.raises(ReasonMissingError):
        grant_expert(person("experte"), by=person("equipe", is_moderator=True), reason="  ")


@pytest.mark.parametrize("role", [None, Role.CONTRIBUTOR, Role.APPROVER])
def test_nobody_else_grants_expert_access_nor_verifies(role: Role | None) -> None:
    town = authority(verified=False)
    by = member("membre", town, role) if role else person("passante", is_expert=True)
    with pytest.raises(NotAllowedError):
        grant_expert(by, by=by, reason="Moi")
    with pytest.raises(NotAllowedError):
        verify_organisation(town, by=by)
    town.refresh_from_db()
    assert (town.is_verified, RightChange.objects.count()) == (False, 0)


def test_a_verified_authority_opens_restreint_to_its_members() -> None:
    town = authority(verified=False)
    agent = member("agent", town)
    assert viewer_for(agent).level is Level.PUBLIC
    verify_organisation(town, by=person("equipe", is_moderator=True))
    assert viewer_for(agent).level is Level.RESTREINT


def test_only_an_approver_of_a_verified_authority_welcomes_agents() -> None:
    town, unverified = authority(), authority("243300316", verified=False)
    for by, where in (
        (member("agent", town), town),
        (member("autre", unverified, Role.APPROVER), unverified),
        (member("ailleurs", authority("130025265"), Role.APPROVER), town),
    ):
        with pytest.raises(NotAllowedError):
            set_auto_membership(where, by=by, welcome=True)
    set_auto_membership(town, by=member("referente", town, Role.APPROVER), welcome=True)
    town.refresh_from_db()
    unverified.refresh_from_db()
    assert (town.auto_membership, unverified.auto_membership) == (True, False)


def test_an_administrator_reads_and_decides_as_the_national_team() -> None:
    administrator = person("administration", is_superuser=True)
    viewer = viewer_for(administrator)
    assert (viewer.level, viewer.is_moderator, viewer.is_administrator) == (
        Level.EXPERT,
        True,
        True,
    )
