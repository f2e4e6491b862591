"""Feeds of projects, for programs that follow them: Atom (RFC 4287) and JSON Feed 1.1."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import linebreaks

from iatheque.projects import entries
from iatheque.projects.entries import Entry
from iatheque.schema.levels import Level
from iatheque.search.finder import all_pks
from iatheque.search.query import CatalogueQuery

LENGTH = 50
ATOM = "application/atom+xml; charset=utf-8"
JSON = "application/feed+json; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its title, the list it follows and its own address (both with host)."""

    title: str
    home: str
    address: str
    entries: Sequence[Entry]
    site_url: str


def latest(query: CatalogueQuery, level: Level) -> list[Entry]:
    """Return up to `LENGTH` projects that `query` finds at `level`, the last published first."""
    batches = all_pks(query, level)
    among = None if batches is None else {pk for batch in batches for pk in batch}
    return entries.newest(level, limit=LENGTH, among=among)


def atom(feed: Feed) -> str:
    """Return the feed in Atom: public words only, whatever the level of its entries."""
    written = Atom1Feed(
        feed.title, feed.home, description="", language="fr", feed_url=feed.address,
        feed_guid=feed.address,
    )  # fmt: skip
    for entry in feed.entries:
        written.add_item(
            entry.text("nom_projet"),
            feed.site_url + entry.path,
            # Written as HTML by Django: a « < » of ours is a sign, never a tag.
            linebreaks(entry.text("usage_description"), autoescape=True),
            author_name=entry.text("coll_nom"),
            unique_id=_lasting(entry, feed),
            pubdate=entry.first_published_at,
            updateddate=entry.published_at,
            categories=entry.items("theme"),
        )
    return written.writeString("utf-8")


def json_feed(feed: Feed) -> dict[str, Any]:
    """Return the feed as a JSON Feed object (https://www.jsonfeed.org/version/1.1/)."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.address,
        "language": "fr",
        "items": [_item(entry, feed) for entry in feed.entries],
    }


def _item(entry: Entry, feed: Feed) -> dict[str, Any]:
    return {
        "id": _lasting(entry, feed),
        "url": feed.site_url + entry.path,
        "title": entry.text("nom_projet"),
        "content_text": entry.text("usage_description"),
        "date_published": entry.first_published_at.isoformat(timespec="seconds"),
        "date_modified": entry.published_at.isoformat(timespec="seconds"),
        "authors": [{"name": entry.text("coll_nom")}],
        "tags": entry.items("theme"),
    }


def _lasting(entry: Entry, feed: Feed) -> str:
    """Return the address that stays when the project changes its name."""
    return f"{feed.site_url}/projets/{entry.id}/"
