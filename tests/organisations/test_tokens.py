"""Tokens of the API: shown once, good for one authority, dead with the membership."""

from datetime import timedelta

import pytest
from django.utils import timezone

from iatheque.access.viewer import Viewer
from iatheque.accounts.models import User
from iatheque.organisations.domain.rights import NotAllowedError
from iatheque.organisations.models import ApiToken, Membership, Organisation, Role, Scope
from iatheque.organisations.tokens import create_token, find_token, may_write, note_use, viewer_of
from iatheque.schema.levels import Level
from tests.organisations.people import authority, member, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Organisation:
    return authority()


@pytest.fixture
def agent(town: Organisation) -> User:
    return member("agent", town)


def make(agent: User, town: Organisation, scope: Scope = Scope.READ) -> tuple[ApiToken, str]:
    return create_token(agent, town, name="suivi", scope=scope)


def test_the_secret_is_not_kept(agent: User, town: Organisation) -> None:
    token, secret = make(agent, town)
    assert secret.startswith("iatheque_")
    assert len(secret) == 52
    kept = " ".join(str(value) for value in ApiToken.objects.values_list()[0])
    assert secret not in kept
    assert find_token(secret) == token


@pytest.mark.parametrize("wrong", ["", "iatheque_", "iatheque_" + "A" * 43, "é" * 52])
def test_another_secret_finds_nothing(agent: User, town: Organisation, wrong: str) -> None:
    make(agent, town)
    assert find_token(wrong) is None


def test_a_token_makes_a_member_of_its_authority_and_nothing_more(town: Organisation) -> None:
    team = person("equipe", is_moderator=True, is_expert=True, is_superuser=True)
    Membership.objects.create(user=team, organisation=town, is_accepted=True)
    Membership.objects.create(user=team, organisation=authority("243300316"), is_accepted=True)
    token, _secret = make(team, town)
    assert viewer_of(token) == Viewer(
        level=Level.RESTREINT, user_id=team.pk, sirens=frozenset({town.siren})
    )


def test_a_token_of_an_approver_approves_for_its_authority(town: Organisation) -> None:
    token, _secret = make(member("referente", town, Role.APPROVER), town)
    assert viewer_of(token).approver_sirens == frozenset({town.siren})


def test_a_token_of_an_authority_not_verified_reads_what_is_public() -> None:
    town = authority(verified=False)
    agent = member("agent", town)
    token, _secret = make(agent, town)
    assert viewer_of(token) == Viewer(user_id=agent.pk)


def test_only_members_make_tokens(town: Organisation) -> None:
    with pytest.raises(NotAllowedError):
        make(person("passante"), town)


@pytest.mark.parametrize("end", ["membership", "account", "token"])
def test_a_token_dies_with_its_membership_its_account_or_by_itself(
    agent: User, town: Organisation, end: str
) -> None:
    token, secret = make(agent, town)
    if end == "membership":
        Membership.objects.update(is_accepted=False)
    elif end == "account":
        User.objects.update(is_active=False)
    else:
        token.delete()
    assert find_token(secret) is None


def test_membership_of_another_authority_does_not_keep_a_token_alive(
    agent: User, town: Organisation
) -> None:
    _token, secret = make(agent, town)
    Membership.objects.update(is_accepted=False)
    Membership.objects.create(user=agent, organisation=authority("243300316"), is_accepted=True)
    assert find_token(secret) is None


def test_scopes(agent: User, town: Organisation) -> None:
    assert not may_write(make(agent, town)[0])
    assert may_write(make(agent, town, Scope.WRITE)[0])


def test_the_last_use_is_noted_by_the_hour(agent: User, town: Organisation) -> None:
    token, _secret = make(agent, town)
    note_use(token)
    token.refresh_from_db()
    first = token.last_used_at
    assert first is not None
    note_use(token)
    token.refresh_from_db()
    assert token.last_used_at == first

    ApiToken.objects.update(last_used_at=timezone.now() - timedelta(hours=2))
    note_use(token)
    token.refresh_from_db()
    assert token.last_used_at is not None
    assert token.last_used_at > first
