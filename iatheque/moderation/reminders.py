"""« À vérifier »: one letter per person, for all the sheets nobody has read again for long."""

import logging
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone

from iatheque.accounts.models import User
from iatheque.lib import dates
from iatheque.organisations.models import Membership
from iatheque.projects.models import EntryPublic

from . import letters
from .models import Reminder, ReviewRequest

_log = logging.getLogger(__name__)
_SALT = "moderation.reminders"
_MONTH = timedelta(days=30)
_MOST = 50  # sheets in one letter; the others come in the next


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet to verify, as everybody reads it."""

    pk: int
    public_id: str
    title: str


def remind() -> int:
    """Write to the members of verified authorities about their old sheets; return how many letters.

    A sheet is asked about once per `REMINDER_EVERY_MONTHS`, and not while a version of it waits.
    """
    count = 0
    asked: set[int] = set()
    for person, sheets in _by_person(_stale()).items():
        chosen = sheets[:_MOST]
        try:
            letters.stale(person, [sheet.title for sheet in chosen], _link(person, chosen))
        except OSError:
            _log.exception("A reminder could not leave")
            continue
        count += 1
        asked.update(sheet.pk for sheet in chosen)
    _remember(asked)
    return count


def read_link(token: str) -> tuple[User, list[str]] | None:
    """Return the person that a link was written to and the projects it names, or None.

    It lives until the next reminder; a person who left has none.
    """
    life = settings.REMINDER_EVERY_MONTHS * _MONTH
    try:
        pk, public_ids = signing.loads(token, salt=_SALT, max_age=life)
    except (signing.BadSignature, ValueError):
        return None
    person = User.objects.filter(pk=pk, is_active=True).first()
    return (person, public_ids) if person else None


def _stale() -> dict[int, list[Sheet]]:
    """Return by authority the sheets to ask about."""
    since = timezone.now() - settings.REMINDER_EVERY_MONTHS * _MONTH
    reminded = Reminder.objects.filter(project=OuterRef("pk"), sent_at__gt=since)
    waiting = ReviewRequest.objects.filter(
        project=OuterRef("pk"), status=ReviewRequest.Status.WAITING
    )
    rows = (
        EntryPublic.objects.filter(project__organisation__is_verified=True)
        .filter(~Exists(reminded), ~Exists(waiting))
        .order_by("pk")
        .values_list("pk", "public_id", "nom_projet", "date", "project__organisation")
    )
    found: dict[int, list[Sheet]] = defaultdict(list)
    for pk, public_id, title, day, organisation in rows.iterator(chunk_size=2000):
        if dates.is_stale(day, timezone.localdate(), months=settings.REMINDER_AFTER_MONTHS):
            found[organisation].append(Sheet(pk, public_id, title))
    return found


def _by_person(sheets: dict[int, list[Sheet]]) -> dict[User, list[Sheet]]:
    rows = Membership.objects.filter(is_accepted=True, user__is_active=True)
    found: dict[User, list[Sheet]] = defaultdict(list)
    for row in rows.select_related("user").order_by("user", "pk"):
        if row.organisation_id in sheets:
            found[row.user] += sheets[row.organisation_id]
    return found


def _link(person: User, sheets: Iterable[Sheet]) -> str:
    named = [person.pk, [sheet.public_id for sheet in sheets]]
    token = signing.dumps(named, salt=_SALT, compress=True)
    return settings.SITE_URL + reverse("workspace:verify", kwargs={"token": token})


def _remember(pks: Iterable[int]) -> None:
    now = timezone.now()
    Reminder.objects.bulk_create(
        [Reminder(project_id=pk, sent_at=now) for pk in sorted(pks)],
        batch_size=500,
        update_conflicts=True,
        update_fields=["sent_at"],
        unique_fields=["project"],
    )
