"""What a browser without JavaScript sends: every field of the form it was shown."""

from collections.abc import Mapping
from html.parser import HTMLParser

from tests.harness.client import HouseClient

Posted = dict[str, list[str]]


def form_of(client: HouseClient, path: str) -> Posted:
    """Return what pressing a button would send, nothing being changed on the page."""
    return fields(client.get(path).content.decode())


def fields(html: str) -> Posted:
    """Return the fields of the last form of a page."""
    reader = _Fields()
    reader.feed(html)
    return reader.found


def filled(posted: Posted, changes: Mapping[str, str | list[str]]) -> Posted:
    """Return `posted` with other answers."""
    return posted | {
        key: value if isinstance(value, list) else [value] for key, value in changes.items()
    }


class _Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: Posted = {}
        self._long = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        name = values.get("name") or ""
        if tag == "form":
            self.found = {}
        elif tag == "textarea":
            self._long = name
            self._add(name, "")
        elif tag == "select":
            self._choice = name
            self._add(name, "")
        elif tag == "option" and "selected" in values:
            self.found[self._choice] = [values.get("value") or ""]
        elif tag == "input" and name and self._counts(values):
            self._add(name, values.get("value") or "")

    def handle_data(self, data: str) -> None:
        if self._long:
            self.found[self._long] = [self.found[self._long][-1] + data]

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._long = ""

    def _counts(self, values: dict[str, str | None]) -> bool:
        return values.get("type") not in {"checkbox", "radio"} or "checked" in values

    def _add(self, name: str, value: str) -> None:
        self.found.setdefault(name, []).append(value)
