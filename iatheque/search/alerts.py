"""Alerts: a search kept by its address, told of what it newly finds; nothing is told twice."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlencode

from django.db.models import Q
from django.utils import timezone

from iatheque.accounts.models import User
from iatheque.organisations.viewers import viewer_for
from iatheque.projects import entries
from iatheque.projects.entries import Entry
from iatheque.schema.levels import Level

from . import alert_letters
from .finder import all_pks
from .models import SavedSearch
from .query import CatalogueQuery, parse

PERIODS = {
    SavedSearch.Rhythm.DAILY: timedelta(days=1),
    SavedSearch.Rhythm.WEEKLY: timedelta(days=7),
}
# What is published while we look may be stored a little later than it is dated.
_LAG = timedelta(minutes=2)
# The chore runs at about the same hour every day: an hour early is on time.
_EARLY = timedelta(hours=1)
_UNCONFIRMED_LIFE = timedelta(days=2)
_SHOWN = 20
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks to hear of: `query` is the parameters of a list, `title` its words."""

    email: str
    query: str
    title: str
    rhythm: str


def subscribe(wish: Wish, user: User | None = None) -> SavedSearch:
    """Keep a search; asked twice, it is kept once, with the last rhythm.

    Somebody signed in, for her own address, need not confirm; anybody else is sent a letter that
    asks. Raises `OSError` when this letter cannot leave.
    """
    own = user if user is not None and user.email.lower() == wish.email.lower() else None
    found, is_new = SavedSearch.objects.get_or_create(
        email=wish.email.lower(),
        query=wish.query,
        defaults={
            "title": wish.title[:1000],
            "rhythm": wish.rhythm,
            "user": own,
            "told_until": timezone.now(),
            "confirmed_at": timezone.now() if own else None,
        },
    )
    if own and not is_new:
        found.user, found.rhythm = own, wish.rhythm
        found.confirmed_at = found.confirmed_at or timezone.now()
        found.save()
    elif not own and found.confirmed_at is None:
        found.rhythm = wish.rhythm
        found.save(update_fields=["rhythm"])
        alert_letters.ask(found)
    return found


def confirm(found: SavedSearch) -> None:
    """Start the letters of a search: the person has shown that the address is hers."""
    if found.confirmed_at is None:
        found.confirmed_at = found.told_until = timezone.now()
        found.save(update_fields=["confirmed_at", "told_until"])


def tell_all(now: datetime | None = None) -> int:
    """Send the letters that are due; return how many left. Run twice, it sends nothing more."""
    now = now or timezone.now()
    due = Q()
    for rhythm, period in PERIODS.items():
        due |= Q(rhythm=rhythm, told_until__lte=now - period + _EARLY)
    rows = SavedSearch.objects.filter(due, confirmed_at__isnull=False).select_related("user")
    return sum(_tell(found, now - _LAG) for found in rows.order_by("pk"))


def forget_unconfirmed() -> int:
    """Delete the searches that nobody confirmed in time; return how many."""
    rows = SavedSearch.objects.filter(
        confirmed_at=None, created_at__lt=timezone.now() - _UNCONFIRMED_LIFE
    )
    return rows.delete()[0]


def _tell(found: SavedSearch, until: datetime) -> bool:
    level = _level(found)
    query = _read(found.query, level)
    if parameters(query) != found.query:
        return _stop(found)
    news = _news(query, level, found.told_until, until)
    if not _moved(found, found.told_until, until):
        return False  # another run of the chore is at it
    if news and not _sent(found, news):
        _moved(found, until, found.told_until)
        return False
    return bool(news)


def _moved(found: SavedSearch, start: datetime, stop: datetime) -> bool:
    """Move what was told from `start` to `stop`; False when another process did it first."""
    rows = SavedSearch.objects.filter(pk=found.pk, told_until=start)
    return rows.update(told_until=stop) == 1


def _stop(found: SavedSearch) -> bool:
    """End a search whose filters the person may no longer use: told, never widened in silence."""
    try:
        alert_letters.stopped(found)
    except OSError:
        _log.exception("An alert could not leave")
        return False
    found.delete()
    return True


def _sent(found: SavedSearch, news: list[Entry]) -> bool:
    """Send the letter; when it cannot leave, it is tried again the next time."""
    try:
        alert_letters.tell(found, news[:_SHOWN], len(news))
    except OSError:
        _log.exception("An alert could not leave")
        return False
    return True


def _level(found: SavedSearch) -> Level:
    """Return the level that the person has today."""
    user = found.user
    return viewer_for(user).level if user and user.is_active else Level.PUBLIC


def parameters(query: CatalogueQuery) -> str:
    """Return a query as it is kept: the parameters of its address, without order nor page."""
    return urlencode(query.parameters(sort="", page=1))


def _read(kept: str, level: Level) -> CatalogueQuery:
    """Return the query that is kept, as `level` may ask it."""
    return parse(parse_qs(kept).items(), level)


def _news(query: CatalogueQuery, level: Level, start: datetime, stop: datetime) -> list[Entry]:
    """Return what was published or updated since, of what the query finds, the newest first."""
    changed = entries.published_between(level, start, stop)
    if not changed:
        return []
    batches = all_pks(query, level)
    found = set(changed) if batches is None else {pk for batch in batches for pk in batch}
    return entries.fetch(level, [pk for pk in reversed(changed) if pk in found])
