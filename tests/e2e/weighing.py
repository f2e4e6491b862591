"""What pages cost in a real browser with an empty cache, served as in production.

`python -m tests.e2e.weighing` measures again and writes the figures that /sobriete/ shows.
"""

import json
import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from iatheque.lib import dates
from iatheque.lib.ecoindex import Weight
from tests.bench import process
from tests.e2e.browser import launch

FIGURES = process.ROOT / "iatheque" / "web" / "pages" / "sobriety.json"
_COMMAND = "from iatheque.command import main; main()"
# What is found by its link: the page where it is, and the first link of which kind.
_FIRST = {
    "sheet": ("/projets/", "main h3 a"),
    "authority": ("/collectivites/?etat=publie", ".places a"),
}
# Addresses of what is weighed, empty for those of `_FIRST`.
PAGES = {
    "home": "/",
    "sheet": "",
    "list": "/projets/",
    "table": "/projets/?vue=tableau",
    "map": "/projets/?vue=carte",
    "data": "/donnees/",
    "context": "/contexte/",
    "figures": "/chiffres/",
    "authorities": "/collectivites/",
    "authority": "",
    "help": "/aide/relire/",
}


@contextmanager
def library(**more: str) -> Iterator[str]:
    """Run a library of its own with the example content and these settings; give its address."""
    with tempfile.TemporaryDirectory(prefix="iatheque-weighing-") as home, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        url = f"http://localhost:{port}"
        process.run_python(Path(home), "-c", _COMMAND, "demo", IATHEQUE_DEMO="1")
        ours = {"IATHEQUE_PORT": str(port), "IATHEQUE_SITE_URL": url, "IATHEQUE_TILES_URL": ""}
        env = process.environment(Path(home), **ours, **more)
        command = [sys.executable, "-c", _COMMAND, "serve"]
        with process.serving(command, f"{url}/", env):
            yield url


def weigh(browser: Browser, url: str) -> dict[str, Weight]:
    """Return the weight of each of `PAGES` on the library at `url`."""
    return {key: _weigh_one(browser, url, path) for key, path in _addresses(browser, url)}


def _addresses(browser: Browser, url: str) -> Iterator[tuple[str, str]]:
    page = browser.new_page()
    found = {}
    for key, (path, links) in _FIRST.items():
        page.goto(f"{url}{path}")
        found[key] = str(page.locator(links).first.get_attribute("href"))
    page.close()
    for key, path in PAGES.items():
        yield key, path or found[key]


def _weigh_one(browser: Browser, url: str, path: str) -> Weight:
    context = browser.new_context(locale="fr-FR", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    received: list[float] = []
    network = context.new_cdp_session(page)
    network.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    network.send("Network.enable")
    page.goto(f"{url}{path}", wait_until="networkidle")
    elements = int(page.evaluate("document.getElementsByTagName('*').length"))
    context.close()
    # The icon of the site is its logo: browsers with a window ask for it again, from their cache.
    travelled = [size for size in received if size]
    return Weight(elements, len(travelled), round(sum(travelled) / 1000, 1))


def _write() -> None:
    with library() as url, sync_playwright() as playwright:
        browser = launch(playwright)
        found = weigh(browser, url)
        browser.close()
    pages = {key: asdict(weight) for key, weight in found.items()}
    figures = {"measured_on": f"{dates.today():%d/%m/%Y}", "pages": pages}
    FIGURES.write_text(json.dumps(figures, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    _write()
