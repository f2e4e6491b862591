"""Rules of accessibility checked by axe-core in the page that the browser shows."""

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

from tests.harness import npm

Violations = dict[str, list[str]]

_RUN = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations.map(({ id, nodes }) => [id, nodes.map((node) => node.target.join(" "))]);
}"""


@cache
def _source() -> str:
    modules = npm.install(Path(__file__).resolve().parent)
    return (modules / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> Violations:
    """Return what axe-core finds wrong: the places, by rule."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_source())  # not as a <script>, which our own policy refuses
    return dict(page.evaluate(_RUN))


def in_every_guise(page: Page) -> dict[str, Violations]:
    """Return the violations of this page light, dark, on a narrow phone and with large text."""
    found = {}
    for guise, prepare in _GUISES.items():
        prepare(page)
        found[guise] = violations(page)
        if guise in _NARROW and (width := page.evaluate(_OVERFLOW)):
            found[guise]["scrolls sideways"] = [f"{width} px"]
    _back(page)
    return {guise: rules for guise, rules in found.items() if rules}


_OVERFLOW = """() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth ? scrollWidth : 0;
}"""
_NARROW = {"320 px", "text at 200 %"}
_DESKTOP = {"width": 1280, "height": 900}


def _back(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(_DESKTOP)
    page.evaluate("document.documentElement.style.fontSize = ''")


def _dark(page: Page) -> None:
    _back(page)
    page.emulate_media(color_scheme="dark")


def _phone(page: Page) -> None:
    _back(page)
    page.set_viewport_size({"width": 320, "height": 640})


def _large(page: Page) -> None:
    _back(page)
    page.evaluate("document.documentElement.style.fontSize = '200%'")


_GUISES = {"light": _back, "dark": _dark, "320 px": _phone, "text at 200 %": _large}
