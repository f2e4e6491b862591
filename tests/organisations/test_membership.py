"""A place in an authority: asked for, answered by who may, never opened by a declaration."""

import pytest

from iatheque.accounts.models import User
from iatheque.organisations.domain.membership import (
    AlreadyMemberError,
    NotPendingError,
    accept_membership,
    change_role,
    follow_declared_siren,
    refuse_membership,
    request_membership,
    revoke_membership,
)
from iatheque.organisations.domain.rights import NotAllowedError
from iatheque.organisations.models import Membership, Organisation, RightChange, Role
from iatheque.organisations.viewers import viewer_for
from tests.organisations.people import authority, member, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Organisation:
    return authority()


@pytest.fixture
def asker() -> User:
    return person("demande")


def recorded() -> list[tuple[str, str, str]]:
    rows = RightChange.objects.order_by("pk")
    return [(row.kind, row.by.email.split("@")[0] if row.by else "", row.reason) for row in rows]


def state(row: Membership) -> tuple[bool, bool, int]:
    row.refresh_from_db()
    return row.is_accepted, row.is_pending, row.role


def test_a_request_opens_nothing(asker: User, town: Organisation) -> None:
    row = request_membership(asker, town, "Service informatique")
    assert state(row) == (False, True, Role.CONTRIBUTOR)
    assert viewer_for(asker).sirens == frozenset()


def test_asking_twice_leaves_one_request(asker: User, town: Organisation) -> None:
    assert request_membership(asker, town) == request_membership(asker, town)
    assert Membership.objects.count() == 1


def test_a_member_does_not_ask_again(town: Organisation) -> None:
    with pytest.raises(AlreadyMemberError):
        request_membership(member("agent", town), town)


def test_an_approver_accepts_and_gives_a_role(asker: User, town: Organisation) -> None:
    approver = member("referente", town, Role.APPROVER)
    row = accept_membership(request_membership(asker, town), by=approver, role=Role.APPROVER)

    assert state(row) == (True, False, Role.APPROVER)
    assert viewer_for(asker).approver_sirens == frozenset({town.siren})
    assert recorded() == [("accepted", "referente", "")]


def test_the_first_member_is_accepted_by_the_national_team_only(
    asker: User, town: Organisation
) -> None:
    row = request_membership(asker, town)
    elsewhere = member("autre", authority("243300316"), Role.APPROVER)
    with pytest.raises(NotAllowedError):
        accept_membership(row, by=elsewhere)
    accept_membership(row, by=person("equipe", is_moderator=True))
    assert state(row) == (True, False, Role.CONTRIBUTOR)


@pytest.mark.parametrize("who", ["contributor", "stranger", "herself", "expert", "closed"])
def test_nobody_else_answers(asker: User, town: Organisation, who: str) -> None:
    member("referente", town, Role.APPROVER)
    row = request_membership(asker, town)
    by = {
        "contributor": lambda: member("agent", town),
        "stranger": lambda: person("passante"),
        "herself": lambda: asker,
        "expert": lambda: person("experte", is_expert=True),
        "closed": lambda: person("partie", is_moderator=True, is_active=False),
    }[who]()
    for answer in (
        lambda: accept_membership(row, by=by),
        lambda: refuse_membership(row, by=by, reason="Non"),
    ):
        with pytest.raises(NotAllowedError):
            answer()
    assert state(row) == (False, True, Role.CONTRIBUTOR)
    assert recorded() == []


def test_a_former_approver_answers_no_more(asker: User, town: Organisation) -> None:
    approver = member("referente", town, Role.APPROVER)
    row = request_membership(asker, town)
    Membership.objects.filter(user=approver).update(is_accepted=False)
    with pytest.raises(NotAllowedError):
        accept_membership(row, by=approver)


def test_a_refusal_says_why_and_may_be_followed_by_another_request(
    asker: User, town: Organisation
) -> None:
    approver = member("referente", town, Role.APPROVER)
    row = refuse_membership(request_membership(asker, town), by=approver, reason="Inconnue ici")
    assert state(row) == (False, False, Role.CONTRIBUTOR)
    assert recorded() == [("refused", "referente", "Inconnue ici")]

    again = request_membership(asker, town, "Arrivée le 1er")
    assert (again.pk, *state(again)) == (row.pk, False, True, Role.CONTRIBUTOR)


def test_a_request_is_answered_once(asker: User, town: Organisation) -> None:
    approver = member("referente", town, Role.APPROVER)
    row = accept_membership(request_membership(asker, town), by=approver)
    with pytest.raises(NotPendingError):
        refuse_membership(row, by=approver, reason="Finalement non")


def test_a_place_is_withdrawn_by_an_approver_and_closes_at_once(town: Organisation) -> None:
    approver, agent = member("referente", town, Role.APPROVER), member("agent", town)
    row = Membership.objects.get(user=agent)
    with pytest.raises(NotAllowedError):
        revoke_membership(row, by=person("passante"), reason="")
    revoke_membership(row, by=approver, reason="A quitté la ville")
    assert viewer_for(agent).sirens == frozenset()
    assert recorded() == [("revoked", "referente", "A quitté la ville")]


def test_a_member_leaves_by_herself(town: Organisation) -> None:
    agent = member("agent", town)
    revoke_membership(Membership.objects.get(user=agent), by=agent, reason="Départ")
    assert viewer_for(agent).sirens == frozenset()


def test_nobody_makes_herself_an_approver(town: Organisation) -> None:
    agent = member("agent", town)
    row = Membership.objects.get(user=agent)
    with pytest.raises(NotAllowedError):
        change_role(row, Role.APPROVER, by=agent)
    change_role(row, Role.APPROVER, by=member("referente", town, Role.APPROVER))
    assert state(row) == (True, False, Role.APPROVER)


def automatic(asker: User) -> list[tuple[str, bool, bool]]:
    rows = Membership.objects.filter(user=asker).order_by("organisation__siren")
    return [(row.organisation.siren, row.is_accepted, row.is_automatic) for row in rows]


def test_a_declared_siren_opens_a_place_where_the_authority_chose_it(asker: User) -> None:
    town = authority(auto_membership=True)
    member("premiere", town)
    follow_declared_siren(asker, town.siren)
    assert automatic(asker) == [(town.siren, True, True)]
    assert recorded() == [("automatic", "", "")]


@pytest.mark.parametrize(
    ("changes", "has_members"),
    [
        ({"auto_membership": False}, True),
        ({"auto_membership": True, "verified": False}, True),
        ({"auto_membership": True}, False),
    ],
    ids=["not chosen", "not verified", "no member yet"],
)
def test_a_declared_siren_opens_nothing_elsewhere(
    asker: User, changes: dict[str, bool], has_members: bool
) -> None:
    town = authority(**changes)
    if has_members:
        member("premiere", town)
    follow_declared_siren(asker, town.siren)
    assert automatic(asker) == []


def test_a_declared_siren_does_not_undo_a_refusal(asker: User) -> None:
    town = authority(auto_membership=True)
    approver = member("referente", town, Role.APPROVER)
    refuse_membership(request_membership(asker, town), by=approver, reason="Non")
    follow_declared_siren(asker, town.siren)
    assert automatic(asker) == [(town.siren, False, False)]


def test_another_declared_siren_takes_back_the_automatic_place_only(asker: User) -> None:
    town, other = authority(auto_membership=True), authority("243300316")
    member("premiere", town)
    Membership.objects.create(user=asker, organisation=other, is_accepted=True)
    follow_declared_siren(asker, town.siren)
    follow_declared_siren(asker, "130025265")
    assert automatic(asker) == [(town.siren, False, True), ("243300316", True, False)]


@pytest.mark.parametrize("siren", ["", "999999999"])
def test_a_declared_siren_that_is_nobody_opens_nothing(asker: User, siren: str) -> None:
    follow_declared_siren(asker, siren)
    assert (automatic(asker), Organisation.objects.count()) == ([], 0)
