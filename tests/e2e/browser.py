"""The Chromium of the system, as every test opens it."""

import shutil

from playwright.sync_api import Browser, Playwright

# The first draws no window, so costs a third of the others.
_PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser")
# The sandbox wants rights a container does not give; the rest keeps Chromium from calling home.
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def launch(playwright: Playwright) -> Browser:
    """Start it; fails with what to do when the machine has none."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    assert program, (
        "Chromium is missing: run the tests with `make test`, which says what to install"
    )
    return playwright.chromium.launch(executable_path=program, args=list(_ARGUMENTS))
