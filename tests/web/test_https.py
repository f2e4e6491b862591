"""A library at an https address is read by https alone, and browsers remember it for a year."""

import json

import pytest
from django.conf import LazySettings

from tests.bench import process
from tests.harness.client import HouseClient

_NAMES = ("SECURE_HSTS_SECONDS", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE")
_SHOW = f"""
import json
from django.conf import settings
print(json.dumps({{name: getattr(settings, name) for name in {_NAMES!r}}}))
"""
YEAR = 31_536_000


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://bibliotheque.example", [YEAR, True, True]),
        ("http://localhost:8000", [0, False, False]),
    ],
)
def test_the_address_of_the_site_decides(
    address: str, expected: list[object], tmp_path: object
) -> None:
    said = process.run_python(tmp_path, "-c", _SHOW, IATHEQUE_SITE_URL=address)
    assert json.loads(said) == dict(zip(_NAMES, expected, strict=True))


@pytest.mark.django_db
def test_a_page_in_memory_is_not_given_without_https(
    client: HouseClient, settings: LazySettings
) -> None:
    settings.SECURE_HSTS_SECONDS, settings.SECURE_SSL_REDIRECT = YEAR, True
    for _time in range(2):
        shown = client.get("/contexte/", secure=True)
        assert (shown.status_code, shown.headers["Strict-Transport-Security"]) == (
            200,
            f"max-age={YEAR}",
        )
        plain = client.get("/contexte/")
        assert (plain.status_code, plain.headers["Location"]) == (
            301,
            "https://testserver/contexte/",
        )
