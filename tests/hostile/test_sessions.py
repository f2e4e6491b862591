"""A session takes a new name when it gains rights, and loses rights at once when they are taken."""

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client

from iatheque.accounts.models import User
from iatheque.organisations.models import Membership, Role
from tests.accounts.sign_in import by_code, give_totp, totp_now
from tests.hostile.world import World, browser, build
from tests.organisations.people import authority, member

pytestmark = pytest.mark.django_db

CONFIRM = "/compte/second-facteur/confirmer/"


def renamed(client: Client, before: str) -> bool:
    """True when the session has another name and the old one opens nothing any more."""
    now = client.session.session_key
    return now != before and not Session.objects.filter(pk=before).exists()


def test_a_session_given_by_somebody_else_is_left_at_sign_in() -> None:
    victim, trap = Client(), Client()
    trap.post("/compte/connexion/", {"email": "voleuse@ville.example"})
    given = trap.session.session_key
    victim.cookies["sessionid"] = given
    by_code(victim, "agent@ville.example")
    assert renamed(victim, given)
    assert trap.get("/compte/").headers["Location"].startswith("/compte/connexion/")


def test_showing_the_second_factor_renames_the_session_at_sign_in() -> None:
    person = User.objects.create_user("equipe@national.example", is_moderator=True)
    give_totp(person)
    client = Client()
    by_code(client, person.email)
    before = client.session.session_key
    client.post("/compte/second-facteur/verifier/", {"code": totp_now()})
    assert renamed(client, before)


def test_becoming_a_moderator_in_mid_session_renames_it() -> None:
    """The role opens nothing before the second factor, and showing it gives a new name."""
    person = User.objects.create_user("equipe@national.example")
    client = Client()
    by_code(client, person.email)
    User.objects.update(is_moderator=True)
    give_totp(person)
    before = client.session.session_key
    assert client.get("/moderation/").headers["Location"].startswith(CONFIRM)
    client.post(CONFIRM, {"code": totp_now()})
    assert renamed(client, before)
    assert client.get("/moderation/").status_code == 200
    assert list(UserSession.objects.values_list("session_key", flat=True)) == [
        client.session.session_key
    ]


@pytest.mark.django_db(transaction=True)
def test_choosing_a_second_factor_renames_the_session() -> None:
    client = Client()
    by_code(client, "agent@ville.example")
    client.get("/compte/second-facteur/application/")
    before = client.session.session_key
    code = totp_now(client.session["mfa.totp.secret"])
    client.post("/compte/second-facteur/application/", {"code": code})
    assert renamed(client, before)


@pytest.fixture
def world() -> World:
    return build("zqsecret")


def test_a_moderator_demoted_in_mid_session_decides_nothing_more(world: World) -> None:
    client = browser(world.moderator)
    review = f"/moderation/relectures/{world.parts['review']}/"
    opened = [review, "/moderation/circuits/", "/moderation/journal/", "/compte/experts/"]
    opened += [f"/espace/projets/{world.draft.public_id}/"]
    assert [client.get(path).status_code for path in opened] == [200] * 5
    User.objects.filter(pk=world.moderator.pk).update(is_moderator=False)
    assert [client.get(path).status_code for path in opened] == [404] * 5
    decision = {"decision": "publish", "revision": "1", "reason": "x"}
    assert client.post(f"{review}decision/", decision).status_code == 404
    world.online.refresh_from_db()
    assert world.online.state == "published"


def test_an_approver_who_becomes_contributor_decides_nothing_more() -> None:
    town = authority()
    approver = member("referente", town, Role.APPROVER)
    client = browser(approver)
    members = f"/compte/collectivites/{town.siren}/membres/"
    assert client.get(members).status_code == 200
    Membership.objects.update(role=Role.CONTRIBUTOR)
    assert client.get(members).status_code == 404


def test_who_is_no_longer_active_is_signed_out_at_once(world: World) -> None:
    client = browser(world.agent)
    assert client.get("/espace/").status_code == 200
    User.objects.filter(pk=world.agent.pk).update(is_active=False)
    assert client.get("/espace/").status_code == 302
