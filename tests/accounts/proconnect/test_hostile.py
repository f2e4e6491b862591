"""Answers that ProConnect did not give for this sign-in open nothing."""

import time

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from iatheque.accounts.models import User
from tests.oidc.provider import Provider, path_of

pytestmark = pytest.mark.django_db

PAST = int(time.time()) - 3600
ID_TOKENS = {
    "expired": {"claims": {"exp": PAST}},
    "made in the future": {"claims": {"iat": PAST + 7200}},
    "of another issuer": {"claims": {"iss": "https://voleur.example"}},
    "for another audience": {"claims": {"aud": "une-autre-application"}},
    "handed to another application": {"claims": {"azp": "une-autre-application"}},
    "with another nonce": {"claims": {"nonce": "rejoue"}},
    "with an empty nonce": {"claims": {"nonce": ""}},
    "of too low a level": {"claims": {"acr": "eidas0"}},
    "without a level": {"claims": {"acr": None}},
    "not signed": {"header": {"alg": "none"}},
    "signed with a foreign key": {"key": "foreign"},
    "signed with the public key as a secret": {"key": "public"},
    "of an unknown key": {"header": {"kid": "inconnue"}},
}
USERINFOS = {
    "about somebody else": {"claims": {"sub": "quelqu-un-d-autre"}},
    "for another audience": {"claims": {"aud": "une-autre-application"}},
    "of another issuer": {"claims": {"iss": "https://voleur.example"}},
    "expired": {"claims": {"exp": PAST}},
    "not signed": {"header": {"alg": "none"}},
    "signed with a foreign key": {"key": "foreign"},
    "without an address": {"claims": {"email": ""}},
}


def is_refused(client: Client, provider: Provider) -> None:
    answer = provider.sign_in(client)
    assert answer.status_code == 401
    assert "ProConnect n’a pas permis la connexion" in answer.content.decode()
    assert "_auth_user_id" not in client.session
    assert (User.objects.count(), SocialAccount.objects.count()) == (0, 0)


@pytest.mark.parametrize("forged", ID_TOKENS.values(), ids=ID_TOKENS)
def test_an_id_token_is_refused(client: Client, provider: Provider, forged: object) -> None:
    provider.expect(forge={"id_token": forged})
    is_refused(client, provider)


@pytest.mark.parametrize("forged", USERINFOS.values(), ids=USERINFOS)
def test_a_userinfo_is_refused(client: Client, provider: Provider, forged: object) -> None:
    provider.expect(forge={"userinfo": forged})
    is_refused(client, provider)


@pytest.mark.parametrize("answer", ["id_token", "userinfo"])
def test_the_same_answer_signed_again_by_the_provider_is_accepted(
    client: Client, provider: Provider, answer: str
) -> None:
    """Shows that the refusals above come from what was forged, not from the forging."""
    provider.expect(forge={answer: {}})
    assert provider.sign_in(client).headers["Location"] == "/compte/"


def test_an_id_token_of_an_earlier_sign_in_is_refused(client: Client, provider: Provider) -> None:
    provider.expect(forge={"id_token": {"remember": True}})
    assert provider.sign_in(Client()).status_code in {302, 401}
    User.objects.all().delete()
    is_refused(client, provider)


def test_a_way_back_serves_once(client: Client, provider: Provider) -> None:
    back = path_of(provider.walk(provider.start(client)))
    assert client.get(back).headers["Location"] == "/compte/"
    client.post("/compte/deconnexion/")
    assert client.get(back).status_code == 401
    assert "_auth_user_id" not in client.session


def test_a_way_back_is_of_no_use_in_another_browser(client: Client, provider: Provider) -> None:
    back = path_of(provider.walk(provider.start(client)))
    victim = Client()
    assert victim.get(back).status_code == 401
    assert "_auth_user_id" not in victim.session


def test_a_person_who_gives_up_at_proconnect_comes_back_to_the_sign_in_page(
    client: Client, provider: Provider
) -> None:
    from urllib.parse import parse_qs, urlsplit

    state = parse_qs(urlsplit(provider.start(client)).query)["state"][0]
    answer = client.get("/compte/proconnect/retour/", {"error": "access_denied", "state": state})
    assert answer.headers["Location"] == "/compte/connexion/annulee/"
    assert client.get("/compte/connexion/annulee/").headers["Location"] == "/compte/connexion/"
