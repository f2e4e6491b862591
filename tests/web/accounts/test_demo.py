"""Demonstration mode: accounts and mails for who is on this machine, nothing for anybody else."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from iatheque.accounts.models import User
from iatheque.organisations import demo
from iatheque.organisations.viewers import viewer_for
from tests.accounts.sign_in import CODE, SIGN_IN, totp_now

pytestmark = pytest.mark.django_db


@pytest.fixture
def demonstration(settings: LazySettings, tmp_path: Path) -> None:
    settings.DEMO = True
    settings.EMAIL_BACKEND = "iatheque.accounts.demo_mail.DemoBackend"
    settings.DEMO_MAIL_DIR = tmp_path / "courriels"


def test_there_is_an_account_per_role(demonstration: None) -> None:
    assert (demo.create_people(), demo.create_people()) == (6, 0)
    found = {}
    for user in User.objects.order_by("pk"):
        viewer = viewer_for(user)
        found[user.email.partition("@")[0]] = (
            viewer.level.slug,
            bool(viewer.sirens),
            bool(viewer.approver_sirens),
            viewer.is_moderator,
            viewer.is_administrator,
            user.has_usable_password(),
        )
    assert found == {
        "agent": ("restreint", True, False, False, False, False),
        "referent": ("restreint", True, True, False, False, False),
        "voisinage": ("restreint", True, True, False, False, False),
        "expert": ("expert", False, False, False, False, False),
        "moderation": ("expert", False, False, True, False, False),
        "administration": ("expert", False, False, True, True, False),
    }
    assert [bool(row.secret) for row in demo.people()] == [False] * 4 + [True] * 2


def test_one_comes_in_as_the_national_team_with_what_the_pages_show(
    client: Client, demonstration: None
) -> None:
    demo.create_people()
    [secret] = [one.secret for one in demo.people() if one.email.startswith("moderation@")]
    assert secret in client.get("/demo/").content.decode()
    client.post(SIGN_IN, {"email": "moderation@valbrume.example"})
    page = client.get("/demo/courriels/").content.decode()
    code = page.split("page de connexion :\n\n    ")[1][:6]
    client.post(CODE, {"code": code})
    client.post("/compte/second-facteur/verifier/", {"code": totp_now(secret)})
    assert "Experts" in client.get("/compte/").content.decode()


@pytest.mark.parametrize("path", ["/demo/", "/demo/courriels/"])
@pytest.mark.parametrize(
    "headers",
    [
        {"REMOTE_ADDR": "192.0.2.1"},
        {"REMOTE_ADDR": "2001:db8::1"},
        {"REMOTE_ADDR": ""},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
    ],
)
def test_nobody_from_elsewhere_sees_them(
    client: Client, demonstration: None, path: str, headers: dict[str, str]
) -> None:
    demo.create_people()
    assert client.get(path, **headers).status_code == 404


@pytest.mark.parametrize("path", ["/demo/", "/demo/courriels/"])
def test_they_do_not_exist_outside_demonstration_mode(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_no_account_is_made_outside_demonstration_mode() -> None:
    with pytest.raises(RuntimeError):
        demo.create_people()
    assert User.objects.count() == 0
