"""Changing one's address: proved by a code, told to the old one, never another's."""

import pytest
from django.core import mail
from django.core.cache import cache

from iatheque.accounts.models import User
from tests.accounts.sign_in import by_code, last_code
from tests.harness.client import HouseClient
from tests.organisations.people import person

pytestmark = pytest.mark.django_db

ASK, CODE = "/compte/adresse/", "/compte/adresse/code/"
NEW = "nouvelle@ville.example"


@pytest.fixture
def account(client: HouseClient) -> HouseClient:
    cache.clear()
    client.force_login(person("ancienne"))
    return client


def test_the_code_of_the_new_address_changes_it_and_the_old_one_is_told(
    account: HouseClient,
) -> None:
    assert account.post(ASK, {"email": NEW.upper()}).headers["Location"] == CODE
    assert User.objects.get().email == "ancienne@exemple.example"
    account.post(CODE, {"code": last_code()})
    assert User.objects.get().email == NEW
    assert [sent.to[0] for sent in mail.outbox] == [NEW, "ancienne@exemple.example"]
    assert (NEW in mail.outbox[1].body, "n…@ville.example" in mail.outbox[1].body) == (False, True)
    assert by_code(HouseClient(), NEW) == "/compte/"
    assert User.objects.count() == 1


def test_an_address_of_somebody_else_is_told_to_who_reads_it_only(account: HouseClient) -> None:
    person("prise")
    asked = account.post(ASK, {"email": "prise@exemple.example"})
    assert asked.headers["Location"] == CODE
    said = account.post(CODE, {"code": last_code()}, follow=True).content.decode()
    assert "ouvre déjà un autre compte" in said
    assert sorted(User.objects.values_list("email", flat=True)) == [
        "ancienne@exemple.example",
        "prise@exemple.example",
    ]


def test_five_wrong_codes_close_the_door(account: HouseClient) -> None:
    account.post(ASK, {"email": NEW})
    right = last_code()
    wrong = "000000" if right != "000000" else "111111"
    statuses = [account.post(CODE, {"code": wrong}).status_code for _time in range(5)]
    assert (statuses, account.post(CODE, {"code": right}).status_code) == ([422] * 5, 422)
    assert User.objects.get().email == "ancienne@exemple.example"


def test_codes_are_limited_and_nobody_confirms_without_asking(account: HouseClient) -> None:
    assert account.get(CODE).headers["Location"] == ASK
    statuses = [account.post(ASK, {"email": NEW}).status_code for _time in range(4)]
    assert statuses == [302, 302, 302, 429]
