"""The style sheets keep to the published themes, to contrast and to their weight."""

import re
from pathlib import Path

import pytest

from iatheque.schema.vocabularies import THEMES

ROOT = Path(__file__).resolve().parents[2]
STYLES = ROOT / "iatheque" / "web" / "static" / "iatheque" / "css"
BASE = (STYLES / "base.css").read_text(encoding="utf-8")
LIGHT, DARK = BASE.split("@media (prefers-color-scheme: dark)", 1)
DARK = DARK.split("@media", 1)[0]
TOKEN = re.compile(r"--([\w-]+): ([^;]+);")
THEME = re.compile(r"\.theme-(\w+) \{([^}]*)\}")


def tokens(sheet: str) -> dict[str, str]:
    """The tokens of :root."""
    return dict(TOKEN.findall(sheet.split(":root", 1)[1].split("}", 1)[0]))


def themes(sheet: str) -> dict[str, dict[str, str]]:
    """The tokens of each theme."""
    return {slug: dict(TOKEN.findall(body)) for slug, body in THEME.findall(sheet)}


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (WCAG 2.2, relative luminance)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


MODES = {"light": tokens(LIGHT), "dark": tokens(LIGHT) | tokens(DARK)}
MODE_THEMES = {
    "light": themes(LIGHT),
    "dark": {slug: theme | themes(DARK)[slug] for slug, theme in themes(LIGHT).items()},
}


def test_themes_have_the_published_colours_and_letters() -> None:
    published = {theme.slug: (theme.colour, f'"{theme.letter}"') for theme in THEMES}

    assert {
        slug: (theme["theme"], theme["letter"]) for slug, theme in themes(LIGHT).items()
    } == published


@pytest.mark.parametrize("mode", MODES)
def test_text_contrasts_enough_with_what_it_is_on(mode: str) -> None:
    colours = MODES[mode]
    texts = ("ink", "ink-soft", "accent", "warn", "stop", "good")
    pairs = [(text, ground) for text in texts for ground in ("paper", "surface")]
    pairs += [("accent-ink", "accent"), ("accent", "accent-wash"), ("ink", "warn-wash")]
    pairs += [("ink", "accent-wash"), ("ink-soft", "accent-wash"), ("paper", "ink")]

    assert [pair for pair in pairs if contrast(colours[pair[0]], colours[pair[1]]) < 4.5] == []


@pytest.mark.parametrize("mode", MODES)
def test_borders_of_controls_are_seen(mode: str) -> None:
    colours = MODES[mode]

    assert [
        ground for ground in ("paper", "surface") if contrast(colours["edge"], colours[ground]) < 3
    ] == []


@pytest.mark.parametrize("mode", MODES)
def test_theme_texts_and_letters_are_readable(mode: str) -> None:
    colours = MODES[mode]
    pale = [
        slug
        for slug, theme in MODE_THEMES[mode].items()
        if contrast(theme["theme"], theme["theme-ink"]) < 4.5
        or contrast(theme["theme-text"], colours["paper"]) < 4.5
        or contrast(theme["theme-text"], colours["surface"]) < 4.5
    ]

    assert pale == []


def test_style_sheets_of_the_catalogue_stay_light() -> None:
    sheets = ("base.css", "components.css", "catalogue.css")

    assert sum((STYLES / name).stat().st_size for name in sheets) < 25_000
