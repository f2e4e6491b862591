"""Sign-in by ProConnect, over HTTP against a real OpenID provider on loopback."""

from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.conf import LazySettings
from django.core import mail
from django.test import Client

from iatheque.accounts.models import SignIn, User
from tests.accounts.sign_in import CODE, SIGN_IN, give_totp, last_code, totp_now
from tests.oidc.provider import RETURN, Provider, path_of

pytestmark = pytest.mark.django_db


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_request_carries_pkce_state_nonce_and_the_level_asked(
    client: Client, provider: Provider
) -> None:
    address = urlsplit(provider.start(client))
    asked = {key: values[0] for key, values in parse_qs(address.query).items()}

    assert f"{address.scheme}://{address.netloc}" == provider.issuer
    assert sorted(asked.pop("scope").split()) == [
        "email",
        "given_name",
        "idp_id",
        "openid",
        "siret",
        "usual_name",
    ]
    assert {len(asked.pop("state")) >= 16, len(asked.pop("nonce")) >= 32} == {True}
    assert len(asked.pop("code_challenge")) == 43
    assert asked == {
        "client_id": "iatheque",
        "redirect_uri": f"http://testserver{RETURN}",
        "response_type": "code",
        "code_challenge_method": "S256",
        "acr_values": "eidas1",
    }


def test_nothing_of_the_request_can_be_changed_from_the_address_bar(
    client: Client, provider: Provider
) -> None:
    response = client.post(
        "/compte/proconnect/?scope=phone&auth_params=acr_values%3Deidas0&process=connect"
    )
    asked = parse_qs(urlsplit(response.headers["Location"]).query)
    assert "phone" not in asked["scope"][0]
    assert asked["acr_values"] == ["eidas1"]


def test_a_new_person_gets_an_account_with_what_proconnect_says(
    client: Client, provider: Provider
) -> None:
    assert provider.sign_in(client).headers["Location"] == "/compte/"

    person = User.objects.get()
    assert (person.email, person.full_name) == ("camille.legoff@ville.example", "Camille Le Goff")
    assert not person.has_usable_password()
    assert list(SocialAccount.objects.values_list("provider", "uid", "extra_data")) == [
        ("proconnect", "0f4a6b1e-agent", {"siret": "21220278200018", "idp_id": "idp-de-test"})
    ]
    assert not SocialToken.objects.exists()
    assert list(SignIn.objects.values_list("user", "method", "second_factor")) == [
        (person.pk, "proconnect", False)
    ]


def test_the_same_person_comes_back_to_the_same_account_whatever_her_new_address(
    client: Client, provider: Provider
) -> None:
    provider.sign_in(client)
    provider.expect(email="camille@metropole.example")
    again = Client()

    assert provider.sign_in(again).headers["Location"] == "/compte/"
    assert User.objects.count() == 1
    assert again.session["_auth_user_id"] == client.session["_auth_user_id"]


def test_it_leads_back_to_the_page_that_asked_for_it_and_never_elsewhere(
    client: Client, provider: Provider
) -> None:
    assert provider.sign_in(client, next="/compte/jetons/").headers["Location"] == "/compte/jetons/"
    stranger = Client()
    answer = provider.sign_in(stranger, next="https://voleur.example/")
    assert answer.headers["Location"] == "/compte/"


def test_an_account_that_exists_is_tied_only_after_a_code_by_mail(
    client: Client, provider: Provider
) -> None:
    person = User.objects.create_user("camille.legoff@ville.example")

    assert provider.sign_in(client).headers["Location"] == CODE
    assert (is_signed_in(client), SocialAccount.objects.count()) == (False, 0)
    assert mail.outbox[0].to == ["camille.legoff@ville.example"]

    assert client.post(CODE, {"code": last_code()}).headers["Location"] == "/compte/"
    assert SocialAccount.objects.get().user == person

    again = Client()
    assert provider.sign_in(again).headers["Location"] == "/compte/"
    assert again.session["_auth_user_id"] == str(person.pk)


def test_a_code_for_another_address_ties_nothing(client: Client, provider: Provider) -> None:
    User.objects.create_user("camille.legoff@ville.example")
    provider.sign_in(client)
    client.post(CODE, {"action": "restart"})
    client.post(SIGN_IN, {"email": "autre@ville.example"})
    client.post(CODE, {"code": last_code()})

    assert is_signed_in(client)
    assert SocialAccount.objects.count() == 0


def test_the_second_factor_is_asked_after_proconnect_too(
    client: Client, provider: Provider
) -> None:
    provider.sign_in(client)
    person = User.objects.get()
    User.objects.update(is_moderator=True)
    give_totp(person)
    client.post("/compte/deconnexion/")

    back = Client()
    assert provider.sign_in(back).headers["Location"] == "/compte/second-facteur/verifier/"
    assert not is_signed_in(back)
    assert back.get("/compte/").headers["Location"] == f"{SIGN_IN}?next=/compte/"

    wrong = back.post("/compte/second-facteur/verifier/", {"code": "000000"})
    assert (wrong.status_code, is_signed_in(back)) == (200, False)
    right = back.post("/compte/second-facteur/verifier/", {"code": totp_now()})
    assert right.headers["Location"] == "/compte/"
    assert back.get("/compte/").status_code == 200
    assert SignIn.objects.first().second_factor


def test_a_moderator_without_second_factor_is_led_to_choose_one(
    client: Client, provider: Provider
) -> None:
    provider.sign_in(client)
    User.objects.update(is_moderator=True)
    assert client.get("/projets/").headers["Location"] == "/compte/second-facteur/"


def test_the_session_changes_its_name_at_sign_in(client: Client, provider: Provider) -> None:
    address = provider.start(client)
    before = client.session.session_key
    client.get(path_of(provider.walk(address)))
    assert is_signed_in(client)
    assert client.session.session_key != before


def test_signing_out_closes_the_session_of_proconnect_with_its_id_token(
    client: Client, provider: Provider
) -> None:
    provider.sign_in(client)
    id_token = client.session["proconnect_id_token"]

    address = urlsplit(client.post("/compte/deconnexion/").headers["Location"])
    asked = {key: values[0] for key, values in parse_qs(address.query).items()}
    assert f"{address.scheme}://{address.netloc}" == provider.issuer
    assert len(asked.pop("state")) >= 16
    assert asked == {
        "id_token_hint": id_token,
        "post_logout_redirect_uri": "http://localhost:8810/",
    }
    assert not is_signed_in(client)


def test_without_credentials_there_is_no_button_and_no_door(client: Client) -> None:
    assert "ProConnect" not in client.get(SIGN_IN).content.decode()
    assert client.post("/compte/proconnect/").status_code == 404
    assert client.get(RETURN).status_code == 404


def test_with_credentials_there_is_a_button_that_posts(client: Client, provider: Provider) -> None:
    assert "S’identifier avec ProConnect" in client.get(SIGN_IN).content.decode()
    assert client.get("/compte/proconnect/").status_code == 405


def test_when_proconnect_does_not_answer_the_page_says_so(
    client: Client, provider: Provider, settings: LazySettings
) -> None:
    settings.SOCIALACCOUNT_PROVIDERS["proconnect"]["APP"]["settings"]["server_url"] = (
        "http://127.0.0.1:1"
    )
    answer = client.post("/compte/proconnect/")
    assert answer.status_code == 502
    assert "ProConnect n’a pas permis la connexion" in answer.content.decode()
