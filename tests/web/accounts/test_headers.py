"""Sign-in and account pages are locked down like the others, for strangers and for members."""

import pytest

from iatheque.accounts.models import User
from tests.harness.client import HouseClient
from tests.leaks.surfaces import signed_in_paths
from tests.web.test_headers import CSP, EXPECTED

pytestmark = pytest.mark.django_db

PARTS = dict.fromkeys(("pk", "number"), "1") | {
    "siren": "213500127",
    "public_id": "aaaaaaaaaa",
    "key": "budget",
    "slug": "usage",
    "token": "b" * 32,
    "tool": "radar",
    "moment": "amont",
    "extension": "pdf",
}


@pytest.mark.parametrize("is_signed_in", [True, False])
def test_pages_of_signed_in_people_are_locked_down(client: HouseClient, is_signed_in: bool) -> None:
    if is_signed_in:
        client.force_login(User.objects.create_user("agent@ville.example"))
    for path in signed_in_paths(PARTS):
        response = client.get(path)
        directives = response.headers["Content-Security-Policy"].split(";")
        assert {part.strip() for part in directives} == CSP, path
        assert {name: response.headers.get(name) for name in EXPECTED} == EXPECTED, path
        for cookie in response.cookies.values():
            assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax"), path
