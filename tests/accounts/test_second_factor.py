"""The second factor: compulsory for those who decide, offered to the others."""

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client, TestCase

from iatheque.accounts.models import SignIn, User
from tests.accounts.sign_in import SECRET, SIGN_IN, by_code, give_totp, totp_now

pytestmark = pytest.mark.django_db

INDEX = "/compte/second-facteur/"
VERIFY = "/compte/second-facteur/verifier/"
EMAIL = "equipe@national.example"


def make(**rights: bool) -> User:
    return User.objects.create_user(EMAIL, **rights)


@pytest.mark.parametrize("right", ["is_moderator", "is_staff", "is_superuser"])
@pytest.mark.parametrize("path", ["/", "/compte/", "/admin/", "/projets/", "/compte/jetons/"])
def test_whoever_decides_sees_nothing_before_choosing_one(
    client: Client, right: str, path: str
) -> None:
    make(**{right: True})
    by_code(client, EMAIL)
    assert client.get(path).headers["Location"] == INDEX


def test_whoever_decides_may_still_sign_out(client: Client) -> None:
    make(is_moderator=True)
    by_code(client, EMAIL)
    assert client.post("/compte/deconnexion/").headers["Location"] == "/"


def test_an_agent_is_not_asked_for_one(client: Client) -> None:
    by_code(client, "agent@ville.example")
    assert client.get("/compte/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_choosing_one_opens_the_rest_and_gives_recovery_codes(client: Client) -> None:
    make(is_moderator=True)
    by_code(client, EMAIL)
    client.get("/compte/second-facteur/application/")
    secret = client.session["mfa.totp.secret"]
    answer = client.post("/compte/second-facteur/application/", {"code": totp_now(secret)})

    assert answer.headers["Location"] == "/compte/second-facteur/secours/"
    page = client.get("/compte/second-facteur/secours/").content.decode()
    assert page.count("<li><code>") == 10
    assert client.get("/compte/").status_code == 200


def test_the_secret_is_not_readable_in_the_database() -> None:
    person = make(is_moderator=True)
    give_totp(person)
    assert SECRET not in str(Authenticator.objects.get().data)


def test_the_code_by_mail_is_not_enough(client: Client) -> None:
    give_totp(make(is_moderator=True))

    assert by_code(client, EMAIL) == VERIFY
    assert "_auth_user_id" not in client.session
    assert client.get("/compte/").headers["Location"] == f"{SIGN_IN}?next=/compte/"


def test_the_code_of_the_application_ends_the_sign_in(client: Client) -> None:
    give_totp(make(is_moderator=True))
    by_code(client, EMAIL, next="/compte/jetons/")

    assert client.post(VERIFY, {"code": totp_now()}).headers["Location"] == "/compte/jetons/"
    assert client.get("/compte/jetons/").status_code == 200
    assert SignIn.objects.get().second_factor


def test_a_code_of_the_application_serves_once(client: Client) -> None:
    give_totp(make(is_moderator=True))
    by_code(client, EMAIL)
    code = totp_now()
    client.post(VERIFY, {"code": code})
    again = Client()
    by_code(again, EMAIL)
    assert "Ce code n’est pas le bon." in again.post(VERIFY, {"code": code}).content.decode()
    assert "_auth_user_id" not in again.session


def test_a_sixth_wrong_code_in_a_row_is_not_even_tried(client: Client) -> None:
    give_totp(make(is_moderator=True))
    by_code(client, EMAIL)
    for _try in range(5):
        client.post(VERIFY, {"code": "000000"})
    page = client.post(VERIFY, {"code": totp_now()}).content.decode()
    assert "Trop d’essais." in page
    assert "_auth_user_id" not in client.session


def test_becoming_a_moderator_in_mid_session_asks_for_one_at_once(client: Client) -> None:
    person = User.objects.create_user(EMAIL)
    by_code(client, EMAIL)
    person.is_moderator = True
    person.save()
    assert client.get("/compte/").headers["Location"] == INDEX


def test_a_session_opened_before_the_factor_was_chosen_must_show_it(client: Client) -> None:
    person = make()
    by_code(client, EMAIL)
    person.is_moderator = True
    person.save()
    give_totp(person)

    confirm = "/compte/second-facteur/confirmer/"
    assert (
        client.get("/compte/jetons/").headers["Location"] == f"{confirm}?next=%2Fcompte%2Fjetons%2F"
    )
    answer = client.post(confirm, {"code": totp_now(), "next": "/compte/jetons/"})
    assert answer.headers["Location"] == "/compte/jetons/"
    assert client.get("/compte/jetons/").status_code == 200


def test_the_last_factor_of_a_moderator_cannot_be_removed(client: Client) -> None:
    give_totp(make(is_moderator=True))
    by_code(client, EMAIL)
    client.post(VERIFY, {"code": totp_now()})
    client.post("/compte/second-facteur/confirmer/", {"code": totp_now(steps=1)})

    page = client.post("/compte/second-facteur/application/retirer/").content.decode()
    assert "Votre rôle demande un second facteur" in page
    assert Authenticator.objects.filter(type="totp").count() == 1


def test_a_change_of_factor_is_announced_by_mail(client: Client) -> None:
    by_code(client, "agent@ville.example")
    client.get("/compte/second-facteur/application/")
    mail.outbox.clear()
    with TestCase.captureOnCommitCallbacks(execute=True):
        client.post(
            "/compte/second-facteur/application/",
            {"code": totp_now(client.session["mfa.totp.secret"])},
        )
    assert [letter.subject for letter in mail.outbox] == [
        "Un changement sur votre compte IAthèque",
    ]
    assert "Une application de codes protège maintenant votre compte." in mail.outbox[0].body


def test_a_demoted_moderator_reads_and_decides_nothing_more_in_the_same_session(
    client: Client,
) -> None:
    person = make(is_moderator=True)
    give_totp(person)
    by_code(client, EMAIL)
    client.post(VERIFY, {"code": totp_now()})
    assert client.get("/compte/experts/").status_code == 200

    User.objects.update(is_moderator=False)
    assert client.get("/compte/experts/").status_code == 404
    assert "Tout public" in client.get("/compte/").content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/compte/second-facteur/",
        "/compte/second-facteur/application/",
        "/compte/second-facteur/cles/",
        "/compte/second-facteur/cles/ajouter/",
        "/compte/second-facteur/secours/creer/",
    ],
)
def test_each_page_of_the_second_factor_opens(client: Client, path: str) -> None:
    by_code(client, "agent@ville.example")
    assert client.get(path).status_code == 200
