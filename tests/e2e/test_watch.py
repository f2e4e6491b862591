"""The browser of the tests lets nothing out, and says what was tried."""

import pytest
from playwright.sync_api import Error, Page, expect

from .conftest import Watch


def test_browser_shows_a_page_of_the_live_server(page: Page) -> None:
    page.goto("/admin/login/")

    expect(page.locator("input[name=email]")).to_be_visible()


def test_browser_refuses_a_stranger_and_names_it(page: Page, watch: Watch) -> None:
    with pytest.raises(Error, match="ERR_FAILED"):
        page.goto("https://stranger.example/a")

    assert watch == Watch(strangers=["https://stranger.example/a"])
    watch.strangers.clear()


def test_browser_names_what_the_security_policy_blocks(page: Page, watch: Watch) -> None:
    page.goto("/admin/login/")
    page.evaluate("fetch('https://stranger.example/a').catch(() => null)")

    assert watch.strangers == []
    assert "connect-src 'self'" in watch.errors[0]
    watch.errors.clear()
