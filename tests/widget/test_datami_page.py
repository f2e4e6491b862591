"""`/donnees/datami.html`: kind without a bundle, open to it alone with one."""

import json
from html.parser import HTMLParser

import pytest
from django.conf import LazySettings
from django.test import Client

from iatheque.exchange.datami.options import TABS, tabs
from tests.harness.client import HouseClient

pytestmark = pytest.mark.django_db

BUNDLE = "https://datami.example/widget/js/app.js"


def policy(client: Client, path: str) -> dict[str, set[str]]:
    header = client.get(path).headers["Content-Security-Policy"]
    parts = (part.split() for part in header.split(";"))
    return {name: set(sources) for name, *sources in parts}


class Widget(HTMLParser):
    """The attributes of the widget, and the addresses of the scripts, in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.attributes: dict[str, str | None] = {}
        self.scripts: list[str | None] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "datami-multi-files":
            self.attributes = dict(attrs)
        if tag == "script":
            self.scripts.append(dict(attrs)["src"])


def test_without_a_bundle_the_page_explains_itself(client: HouseClient) -> None:
    page = client.get("/donnees/datami.html").content.decode()

    assert "IATHEQUE_DATAMI_BUNDLE" in page
    assert Widget(page).attributes == {}
    assert policy(client, "/donnees/datami.html") == policy(client, "/donnees/")


def test_with_a_bundle_the_four_tabs_are_there(settings: LazySettings) -> None:
    settings.DATAMI_BUNDLE = BUNDLE
    widget = Widget(Client().get("/donnees/datami.html").content.decode())

    assert widget.scripts == ["/static/iatheque/js/datami-shim.js", BUNDLE]
    assert json.loads(widget.attributes["options"] or "") == {"display": "horizontal"}
    assert json.loads(widget.attributes["gitfiles"] or "") == tabs(
        "http://localhost/content/", TABS
    )
    assert widget.attributes["locale"] == "fr"


def test_only_that_page_opens_to_the_bundle(settings: LazySettings) -> None:
    settings.DATAMI_BUNDLE = BUNDLE
    client = Client()
    opened, others = policy(client, "/donnees/datami.html"), policy(client, "/donnees/")

    assert opened["script-src"] == {"'self'", "https://datami.example"}
    assert opened["style-src"] == {"'self'", "https://datami.example", "'unsafe-inline'"}
    assert opened["default-src"] == {"'none'"}
    assert "datami.example" not in str(others)


def test_the_icons_are_those_beside_the_bundle(settings: LazySettings) -> None:
    settings.DATAMI_BUNDLE = BUNDLE
    page = Client().get("/donnees/datami.html").content.decode()
    assert '"https://datami.example/widget/fonts/materialdesignicons.min.css"' in page
