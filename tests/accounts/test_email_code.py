"""Sign-in by a code sent by e-mail: same answer for all, few tries, little time."""

import json

import pytest
from django.conf import LazySettings
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client

from iatheque.accounts.models import SignIn, User
from tests.accounts.sign_in import CODE, SIGN_IN, by_code, last_code

pytestmark = pytest.mark.django_db


def answer(client: Client, email: str) -> tuple[int, str, str, int]:
    first = client.post(SIGN_IN, {"email": email})
    page = client.get(CODE).content.decode().replace(email, "…")
    start = page.index("<h1")
    return first.status_code, first.headers["Location"], page[start:], len(mail.outbox)


def without_token(page: str) -> str:
    import re

    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def test_known_and_unknown_addresses_get_the_same_answer() -> None:
    User.objects.create_user("agent@ville.example")
    known = answer(Client(), "agent@ville.example")
    mail.outbox.clear()
    unknown = answer(Client(), "personne@ville.example")

    assert (*known[:2], without_token(known[2]), known[3]) == (
        *unknown[:2],
        without_token(unknown[2]),
        unknown[3],
    )
    assert known[:2] == (302, CODE)


def test_an_address_makes_no_account_before_its_code_comes_back(client: Client) -> None:
    client.post(SIGN_IN, {"email": "personne@ville.example"})
    assert User.objects.count() == 0


def test_the_code_opens_a_session_and_makes_the_account_of_a_new_person(client: Client) -> None:
    where = by_code(client, "Nouvelle@Ville.example")

    person = User.objects.get()
    assert where == "/compte/"
    assert person.email == "nouvelle@ville.example"
    assert not person.has_usable_password()
    assert client.session["_auth_user_id"] == str(person.pk)
    assert [(row.user, row.method, row.second_factor) for row in SignIn.objects.all()] == [
        (person, "code", False)
    ]


def test_the_letter_is_in_french_in_text_and_html(client: Client) -> None:
    client.post(SIGN_IN, {"email": "agent@ville.example"})

    [letter] = mail.outbox
    code = last_code()
    assert letter.to == ["agent@ville.example"]
    assert letter.subject == "Votre code de connexion à IAthèque"
    assert letter.body == (
        "Bonjour,\n\n"
        "Voici le code à recopier dans la page de connexion :\n\n"
        f"    {code}\n\n"
        "Il est valable 10 minutes et ne sert qu’une fois.\n\n"
        "Vous n’avez rien demandé ? Ignorez ce message : sans ce code, personne n’entre.\n\n"
        "--\nIAthèque, la bibliothèque d’IA des territoires\nhttp://localhost:8810\n"
    )
    [(page, kind)] = letter.alternatives
    assert kind == "text/html"
    assert f"<strong>{code}</strong>" in page


def test_a_wrong_code_says_so_and_keeps_the_right_one_good(client: Client) -> None:
    client.post(SIGN_IN, {"email": "agent@ville.example"})
    wrong = "000000" if last_code() != "000000" else "111111"

    assert "Ce code n’est pas le bon." in client.post(CODE, {"code": wrong}).content.decode()
    assert client.post(CODE, {"code": last_code()}).headers["Location"] == "/compte/"


def test_after_five_wrong_codes_the_right_one_is_refused(client: Client) -> None:
    client.post(SIGN_IN, {"email": "agent@ville.example"})
    wrong = "000000" if last_code() != "000000" else "111111"
    statuses = [client.post(CODE, {"code": wrong}).status_code for _ in range(5)]

    assert statuses == [200, 200, 200, 200, 429]
    assert client.post(CODE, {"code": last_code()}).headers["Location"] == SIGN_IN
    assert User.objects.count() == 0


def test_a_code_serves_once(client: Client) -> None:
    by_code(client, "agent@ville.example")
    client.post("/compte/deconnexion/")

    assert client.post(CODE, {"code": last_code()}).headers["Location"] == SIGN_IN


def test_a_code_is_dead_after_ten_minutes(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from allauth.account.internal.flows import code_verification

    now = code_verification.time.time()
    client.post(SIGN_IN, {"email": "agent@ville.example"})
    monkeypatch.setattr(code_verification.time, "time", lambda: now + 601)

    assert client.post(CODE, {"code": last_code()}).headers["Location"] == SIGN_IN


def test_a_code_is_of_no_use_in_another_browser(client: Client) -> None:
    client.post(SIGN_IN, {"email": "agent@ville.example"})
    stranger = Client()
    assert stranger.post(CODE, {"code": last_code()}).headers["Location"] == SIGN_IN


def test_a_seventh_code_in_the_hour_is_refused_for_one_address_only() -> None:
    statuses = [Client().post(SIGN_IN, {"email": "a@v.example"}).status_code for _ in range(7)]
    other = Client().post(SIGN_IN, {"email": "b@v.example"}).status_code

    assert statuses == [302] * 6 + [429]
    assert (other, len(mail.outbox)) == (302, 7)


def test_one_network_may_not_ask_for_codes_without_end(settings: LazySettings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"request_login_code": "2/h/ip,6/h/key"}
    asked = ["a@v.example", "b@v.example", "c@v.example"]
    assert [Client().post(SIGN_IN, {"email": email}).status_code for email in asked] == [
        302,
        302,
        429,
    ]


def test_tries_are_limited_per_address_whatever_the_number_of_browsers(
    settings: LazySettings,
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"try_login_code": "2/h/key"}
    browsers = [Client() for _ in range(3)]
    for browser in browsers:
        browser.post(SIGN_IN, {"email": "a@v.example"})
    right = last_code()
    wrong = "000000" if right != "000000" else "111111"

    assert [browser.post(CODE, {"code": wrong}).status_code for browser in browsers[:2]] == [
        200
    ] * 2
    assert browsers[2].post(CODE, {"code": right}).headers["Location"] == SIGN_IN


def test_a_closed_account_does_not_open_again(client: Client) -> None:
    User.objects.create_user("parti@ville.example", is_active=False)
    assert by_code(client, "parti@ville.example") == "/compte/inactif/"
    assert "_auth_user_id" not in client.session
    assert "fermé" in client.get("/compte/inactif/").content.decode()


def test_nobody_signs_in_with_a_password(client: Client) -> None:
    User.objects.create_user("agent@ville.example", "un mot de passe")
    assert not client.login(email="agent@ville.example", password="un mot de passe")


def test_the_session_changes_its_name_at_sign_in(client: Client) -> None:
    client.post(SIGN_IN, {"email": "agent@ville.example"})
    before = client.session.session_key
    client.post(CODE, {"code": last_code()})

    assert client.session.session_key != before
    assert not Session.objects.filter(pk=before).exists()


def test_signing_out_ends_the_session_on_the_server(client: Client) -> None:
    by_code(client, "agent@ville.example")
    key = client.session.session_key

    assert client.post("/compte/deconnexion/").headers["Location"] == "/"
    assert not Session.objects.filter(pk=key).exists()
    assert client.get("/compte/deconnexion/").status_code == 405


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://voleur.example/",
        "//voleur.example/",
        "/\\voleur.example/",
        "https:voleur.example",
        "http:///voleur.example",
        "javascript:alert(1)",
        "\t//voleur.example",
    ],
)
def test_sign_in_never_leads_to_another_site(client: Client, elsewhere: str) -> None:
    assert by_code(client, "agent@ville.example", next=elsewhere) == "/compte/"
    again = client.get(SIGN_IN, {"next": elsewhere})
    assert again.headers["Location"] == "/compte/"


def test_sign_in_leads_back_to_the_page_that_asked_for_it(client: Client) -> None:
    assert client.get("/compte/jetons/").headers["Location"] == f"{SIGN_IN}?next=/compte/jetons/"
    assert by_code(client, "agent@ville.example", next="/compte/jetons/") == "/compte/jetons/"


def test_the_admin_has_no_sign_in_of_its_own(client: Client) -> None:
    assert client.get("/admin/login/?next=/admin/").headers["Location"] == (
        f"{SIGN_IN}?next=/admin/"
    )


def test_the_session_holds_nothing_of_the_person_but_what_serves(client: Client) -> None:
    by_code(client, "agent@ville.example")
    assert sorted(json.loads(json.dumps(dict(client.session)))) == [
        "_auth_user_backend",
        "_auth_user_hash",
        "_auth_user_id",
        "account_authentication_methods",
        "account_authentication_methods_user",
    ]


def test_a_mail_that_cannot_leave_is_said(client: Client, settings: LazySettings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    response = client.post(SIGN_IN, {"email": "agent@ville.example"})
    assert response.status_code == 503
    assert "Le courriel n’a pas pu partir." in response.content.decode()
