"""What no page of ours may contain: inline code or style, other people's assets, template tags."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

# Blocks of data, which no browser runs.
_DATA_TYPES = {"application/ld+json", "application/json"}
# What a browser fetches by itself while it shows a page.
_FETCHED = {
    "audio": ("src",),
    "embed": ("src",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
_FETCHED_LINKS = {"apple-touch-icon", "icon", "manifest", "modulepreload", "preconnect"} | {
    "dns-prefetch",
    "prefetch",
    "preload",
    "stylesheet",
}
_TEMPLATE_TAG = re.compile(r"\{[{%#]")


def faults(html: str, host: str = "testserver") -> list[str]:
    """Return one sentence per fault found in the page `html` served by `host`."""
    reader = _Reader(host)
    reader.feed(html)
    reader.close()
    return reader.faults


class _Reader(HTMLParser):
    def __init__(self, host: str) -> None:
        super().__init__()
        self.host = host
        self.faults: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._inside = tag if tag in {"script", "style"} else ""
        if tag == "style":
            self._found("a <style> element")
        if tag == "script" and "src" not in values and values.get("type") not in _DATA_TYPES:
            self._found("an inline <script>")
        for name, value in values.items():
            self._check_attribute(tag, name, value)
        for address in _fetched(tag, values):
            if urlsplit(address).netloc not in {"", self.host}:
                self._found(f"<{tag}> fetches {address}")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if not self._inside and _TEMPLATE_TAG.search(data):
            self._found(f"a template tag was left: {data.strip()[:60]}")

    def _check_attribute(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on"):
            self._found(f"the handler {name} on <{tag}>")
        if name == "style":
            self._found(f"a style attribute on <{tag}>: {value}")
        if value.strip().lower().startswith("javascript:"):
            self._found(f"code in {name} on <{tag}>")
        if _TEMPLATE_TAG.search(value):
            self._found(f"a template tag was left in {name} on <{tag}>: {value[:60]}")

    def _found(self, what: str) -> None:
        self.faults.append(f"line {self.getpos()[0]}: {what}")


def _fetched(tag: str, values: dict[str, str]) -> list[str]:
    if tag == "link":
        is_fetched = _FETCHED_LINKS.intersection(values.get("rel", "").lower().split())
        return [values.get("href", "")] if is_fetched else []
    found = [values[name] for name in _FETCHED.get(tag, ()) if name in values]
    return [part.split()[0] for value in found for part in value.split(", ") if part.strip()]
