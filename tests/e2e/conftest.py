"""A real browser against the live server, with no way out: any other address is refused."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from django.conf import LazySettings
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from config import proconnect as reading
from tests.e2e.browser import launch
from tests.oidc.provider import Provider, running

_HERE = {"localhost", "127.0.0.1", ""}
# The machine may be busy; what is waited for is seen at once all the same.
expect.set_options(timeout=30_000)
_PATIENCE = 90_000


@dataclass
class Watch:
    """What a page did that no page of ours may do."""

    strangers: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def guard(self, route: Route) -> None:
        """Let through what stays on this machine; refuse and note the rest."""
        if urlsplit(route.request.url).hostname in _HERE:
            route.continue_()
        else:
            self.strangers.append(route.request.url)
            route.abort()

    def listen(self, line: ConsoleMessage) -> None:
        """Note what the content security policy refused."""
        if line.type == "error" and "Content Security Policy" in line.text:
            self.errors.append(line.text)


@dataclass
class _Chromium:
    """The browser of this process, and what closes it."""

    browser: Browser | None = None
    closing: ExitStack = field(default_factory=ExitStack)

    def open(self) -> Browser:
        if self.browser is None:
            # Playwright runs an event loop in this thread; Django would refuse the database.
            patch = self.closing.enter_context(pytest.MonkeyPatch.context())
            patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
            self.browser = launch(self.closing.enter_context(sync_playwright()))
            self.closing.callback(self.browser.close)
        return self.browser

    def close(self) -> None:
        self.browser = None
        self.closing.close()


_chromium = _Chromium()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests, the longest, come first and together: one Chromium, and no long last test."""
    items.sort(key=lambda item: not _is_in_browser(item))


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(nextitem: pytest.Item | None) -> None:
    """Close the browser after the last test that needs it: its event loop disturbs the others."""
    if nextitem is None or not _is_in_browser(nextitem):
        _chromium.close()


def _is_in_browser(item: pytest.Item) -> bool:
    return "browser" in getattr(item, "fixturenames", ())


@pytest.fixture(scope="module")
def browser() -> Browser:
    """The Chromium of the system, one for all the tests that follow one another in a browser."""
    return _chromium.open()


@pytest.fixture
def live_server(transactional_db: None, settings: LazySettings) -> Iterator[LiveServer]:
    """A server for this test alone: the pages it keeps in memory die with it."""
    server = LiveServer("localhost")
    settings.SITE_URL = server.url
    yield server
    server.stop()


@pytest.fixture
def watch() -> Iterator[Watch]:
    """What the pages of this test asked of strangers, and their errors; both must stay empty."""
    seen = Watch()
    yield seen
    assert seen == Watch()


@pytest.fixture
def new_page(
    browser: Browser, live_server: LiveServer, watch: Watch
) -> Iterator[Callable[..., Page]]:
    """Open a page in a fresh context: `new_page(java_script_enabled=False)`."""
    contexts = []

    def open_page(**options: object) -> Page:
        context = browser.new_context(base_url=live_server.url, locale="fr-FR", **options)
        contexts.append(context)
        context.set_default_timeout(_PATIENCE)
        context.route("**/*", watch.guard)
        context.on("console", watch.listen)
        context.on("weberror", lambda error: watch.errors.append(str(error.error)))
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page of a desktop browser, in French."""
    return new_page()


@pytest.fixture
def provider(
    live_server: LiveServer, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Provider]:
    """A ProConnect on this machine, which our pages may lead to."""
    with running(live_server.url, f"{live_server.url}/") as provider:
        for name, value in provider.settings().items():
            monkeypatch.setenv(name, value)
        settings.PROCONNECT = reading.application()
        settings.SOCIALACCOUNT_PROVIDERS = reading.providers(settings.PROCONNECT)
        policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
        ours = policy["form-action"]
        settings.CONTENT_SECURITY_POLICY = {
            "DIRECTIVES": policy | {"form-action": [*ours, reading.origin(settings.PROCONNECT)]}
        }
        provider.expect()
        yield provider
