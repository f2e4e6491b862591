"""Cards: what a list shows of an entry, every word ready, so that the template only writes."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from django.utils.translation import get_language, gettext

from iatheque.lib.text import SUMMARY, excerpt
from iatheque.projects.entries import Entry
from iatheque.schema.fields import FIELD
from iatheque.schema.vocabularies import ABANDONED, PROJET_STATUS, THEMES

from .filters import month
from .words import AUDIENCES, all_of, labels

_AUDIENCES_SHOWN = 3
_SMALL_WORDS = {"a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les"}
_WORD = re.compile(r"\w+")

THEME_SLUGS = {theme.name: theme.slug for theme in THEMES}
STAGES = {
    value: "stage-off" if value == ABANDONED else f"stage-{rank}"
    for rank, value in enumerate(PROJET_STATUS.values, start=1)
}


class Card(NamedTuple):
    """The words of one card; `theme_slug` and `stage` are names of CSS classes."""

    path: str
    title: str
    initials: str
    authority: str
    kind: str
    summary: str
    theme: str
    theme_slug: str
    status: str
    stage: str
    audience: str
    updated: str


def cards(entries: Iterable[Entry]) -> list[Card]:
    """Return the cards of `entries`, in their order."""
    language = get_language()
    return [_card(entry, language) for entry in entries]


def initials(name: str) -> str:
    """Return up to three initials of an authority: « Ville de Saint-Brieuc » is VSB."""
    return _initials(name)


def summary(text: str, length: int = SUMMARY) -> str:
    """Return the beginning of `text` on one line, cut between words."""
    return excerpt(text, length)


def _card(entry: Entry, language: str) -> Card:
    kinds, themes, statuses = _said(language)
    theme, status = entry.text("theme"), entry.text("projet_status")
    authority, kind = entry.text("coll_nom"), entry.text("coll_type")
    return Card(
        entry.path,
        entry.text("nom_projet"),
        _initials(authority),
        authority,
        kinds.get(kind, kind),
        summary(entry.text("usage_description")),
        themes.get(theme, theme),
        THEME_SLUGS.get(theme, ""),
        statuses.get(status, status),
        STAGES.get(status, ""),
        _audience(tuple(entry.items("audience_service")), language),
        _updated(entry.text("date")[3:], language),
    )


@cache
def _said(_language: str) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    kinds, themes, statuses = (
        labels(FIELD[key]) for key in ("coll_type", "theme", "projet_status")
    )
    return kinds, themes, statuses | {ABANDONED: gettext("Abandonné, voir pourquoi")}


@lru_cache(maxsize=4096)
def _initials(name: str) -> str:
    words = [word for word in _WORD.findall(name) if word.lower() not in _SMALL_WORDS]
    return "".join(word[0] for word in words[:3]).upper()


@lru_cache(maxsize=1024)
def _audience(values: tuple[str, ...], _language: str) -> str:
    """Return « Pour les agents et les élus », the fourth audience and beyond as a number."""
    said = [gettext(AUDIENCES.get(value, value)) for value in values]
    if not said:
        return ""
    beyond = len(said) - _AUDIENCES_SHOWN
    if beyond > 1:
        said[_AUDIENCES_SHOWN:] = [gettext("%(number)d autres publics") % {"number": beyond}]
    return gettext("Pour %(audience)s") % {"audience": all_of(said)}


@lru_cache(maxsize=1024)
def _updated(month_text: str, _language: str) -> str:
    """Return « Mis à jour en mai 2025 » for MM/AAAA."""
    if not month_text:
        return ""
    return gettext("Mis à jour en %(month)s") % {"month": month(month_text)}
