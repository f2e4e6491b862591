"""The address of the tiles: read from the settings, or refused with what is wrong."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.tiles import address, origin

WHOLE = "https://tuiles.example:8443/plan/{z}/{x}/{y}.png"


def test_a_whole_address_gives_the_origin_that_pages_allow() -> None:
    assert (address(WHOLE), origin(WHOLE)) == (WHOLE, "https://tuiles.example:8443")


def test_an_empty_address_allows_nobody() -> None:
    assert (address(""), origin("")) == ("", "")


@pytest.mark.parametrize(
    ("template", "wrong"),
    [
        ("/tuiles/{z}/{x}/{y}.png", "one host"),
        ("ftp://tuiles.example/{z}/{x}/{y}.png", "one host"),
        ("https://{s}.tuiles.example/{z}/{x}/{y}.png", "one host"),
        ("https://tuiles.example/{z}/{x}.png", "{y} missing"),
    ],
)
def test_an_address_that_leads_to_no_tile_is_refused(template: str, wrong: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=wrong):
        address(template)
