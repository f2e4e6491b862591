"""No address of the site sends a visitor to another site, whatever its parameters ask."""

from urllib.parse import urlencode, urlsplit

import pytest
from django.db import transaction

from iatheque.accounts.models import User
from tests.hostile.addresses import ADDRESSES
from tests.hostile.filled_forms import FORMS, Filled
from tests.hostile.test_other_authority import body
from tests.hostile.world import World, browser, build

pytestmark = pytest.mark.django_db

ELSEWHERE = ("https://voleur.example/", "//voleur.example/", "/\\voleur.example", "javascript:x")
NAMES = ("next", "suite", "retour", "url", "redirect", "redirect_to", "return_to", "r", "faire")


@pytest.fixture
def world() -> World:
    return build("zqsecret")


def leads_away(location: str) -> bool:
    parts = urlsplit(location.replace("\\", "/"))
    return bool(parts.netloc and parts.netloc != "testserver") or parts.scheme == "javascript"


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_no_address_leads_to_another_site(world: World, elsewhere: str) -> None:
    asked = dict.fromkeys(NAMES, elsewhere)
    team = User.objects.create_superuser("admin@exemple.example")
    found = {}
    for user in (None, world.agent, team):
        for path, _get, _post in ADDRESSES.values():
            place = transaction.savepoint()  # each address finds the world whole
            client, address = browser(user), "/" + path.format(**world.parts)
            headers = {"Referer": elsewhere}
            answers = [
                client.get(f"{address}?{urlencode(asked)}", headers=headers),
                client.post(address, asked, headers=headers),
            ]
            for answer in answers:
                body(answer)  # a file that is handed out closes once read
                if leads_away(where := answer.headers.get("Location", "")):
                    found[path] = where
            transaction.savepoint_rollback(place)
    assert found == {}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_no_form_filled_well_leads_to_another_site(world: World, form: Filled) -> None:
    asked = dict.fromkeys(NAMES, ELSEWHERE[0])
    path = form.path.format(**world.parts)
    address = f"{path}{'&' if '?' in path else '?'}{urlencode(asked)}"
    answer = browser(world.agent).post(
        address, asked | form.posted(), headers={"Referer": ELSEWHERE[0]}
    )
    away = leads_away(answer.headers.get("Location", ""))
    assert (answer.status_code, away) == (form.status, False)


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_showing_ones_second_factor_leads_to_no_other_site(elsewhere: str) -> None:
    from tests.accounts.sign_in import give_totp, totp_now
    from tests.organisations.people import person

    user = person("agent")
    give_totp(user)
    client = browser(user)
    answer = client.post(
        "/compte/second-facteur/confirmer/", {"code": totp_now(), "next": elsewhere}
    )
    assert (answer.status_code, answer.headers["Location"]) == (302, "/compte/")
