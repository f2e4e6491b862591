"""Visiting the links of projects, each one now and then, few at a time."""

import time
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Exists, Model, OuterRef
from django.utils import timezone

from iatheque.lib.fetching import FetchError, Limits, probe
from iatheque.projects.catalogue import touch
from iatheque.projects.entry_models import EntryExpert
from iatheque.projects.models import Link, Resource

from .health import BROKEN_FROM

_SOURCES: tuple[tuple[type[Model], str], ...] = (
    (EntryExpert, "url_infos"),
    (EntryExpert, "url_ressources"),
    (EntryExpert, "image_url"),
    (Resource, "link"),
)
_A_HOST = 5  # visits in one run
_CUT_OFF = 4  # hosts
_SECONDS = 15.0  # for one visit
_RUN_SECONDS = 300.0
_AGAIN = timedelta(days=1)
_FORGOTTEN = timedelta(days=90)
# The server is there and keeps programs, or people without an account, out.
_GUARDED = frozenset({401, 402, 403, 405, 406, 407, 412, 418, 429, 451})


@dataclass(frozen=True, slots=True)
class Checked:
    """How many links were visited, and how many of them do not answer."""

    visited: int = 0
    silent: int = 0


def check_links(*, allowed: Collection[str] = ()) -> Checked:
    """Visit the links whose turn has come; the catalogue gets a new version if that shows.

    Safe to run twice at once: a link is taken before it is visited. `allowed` names hosts that
    may be visited although private.
    """
    now = timezone.now()
    until = time.monotonic() + _RUN_SECONDS
    visits = []
    for url in _due(now):
        if time.monotonic() > until:
            break
        if link := _taken(url, now):
            visits.append((link, *_answer(link.url, allowed)))
    silent = sum(not _answers(status) for _link, status, _why in visits)
    if _are_we_cut_off(visits):
        Link.objects.filter(pk__in=[link.pk for link, *_ in visits]).update(due_at=now + _AGAIN)
        return Checked(len(visits), silent)
    shown = sum(_store(link, status, why, now) for link, status, why in visits)
    Link.objects.filter(due_at__lt=now - _FORGOTTEN).delete()
    if shown:
        touch()
    return Checked(len(visits), silent)


def _are_we_cut_off(visits: list[tuple[Link, int, str]]) -> bool:
    """True when no server at all was reached: our own network is down, the links are not."""
    hosts = {urlsplit(link.url).netloc for link, *_ in visits}
    return len(hosts) >= _CUT_OFF and not any(status for _link, status, _why in visits)


def _due(now: datetime) -> list[str]:
    """Return addresses to visit, few of each host, in no order so that none waits for ever."""
    hosts: Counter[str] = Counter()
    chosen: dict[str, None] = {}
    for url in _candidates(now):
        host = urlsplit(url).netloc.lower()
        if len(chosen) < settings.LINKS_PER_RUN and url not in chosen and hosts[host] < _A_HOST:
            hosts[host] += 1
            chosen[url] = None
    return list(chosen)


def _candidates(now: datetime) -> Iterator[str]:
    longest = Link._meta.get_field("url").max_length
    for model, column in _SOURCES:
        fresh = Link.objects.filter(url=OuterRef(column), due_at__gt=now)
        rows = model._default_manager.filter(~Exists(fresh), **{f"{column}__startswith": "http"})
        found = rows.order_by("?").values_list(column, flat=True)
        yield from (url for url in found[: 10 * settings.LINKS_PER_RUN] if len(url) <= longest)


def _taken(url: str, now: datetime) -> Link | None:
    """Return the link, put off to its next visit; None when another run has just taken it."""
    link, _created = Link.objects.get_or_create(url=url, defaults={"due_at": now})
    due = now + timedelta(days=settings.LINK_CHECK_DAYS)
    taken = Link.objects.filter(pk=link.pk, due_at__lte=now).update(due_at=due)
    link.due_at = due
    return link if taken else None


def _store(link: Link, status: int, why: str, now: datetime) -> bool:
    """Store what an address answered; return whether that changes what people see."""
    before = link.failures >= BROKEN_FROM
    link.status, link.why = status, why
    link.checked_at = now
    if _answers(link.status):
        link.failures, link.failing_since = 0, None
    else:
        link.failures = min(link.failures + 1, 1000)
        link.failing_since = link.failing_since or now
        link.due_at = min(link.due_at, now + _AGAIN)
    link.save()
    return before != (link.failures >= BROKEN_FROM)


def _answer(url: str, allowed: Collection[str]) -> tuple[int, str]:
    limits = Limits(max_bytes=0, seconds=_SECONDS, allowed=allowed)
    try:
        return probe(url, limits), ""
    except FetchError as error:
        return 0, str(error.note)[:300]


def _answers(status: int) -> bool:
    return 0 < status < 400 or status in _GUARDED
