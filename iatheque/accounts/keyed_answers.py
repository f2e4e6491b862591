"""Doing once what a program asks under a key, however often it repeats itself.

Only what was done is remembered: a refusal changed nothing, and may be asked again.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from .models import KeyedAnswer, User

# A worker that died leaves its key behind: beyond, nobody is at work on it any more.
_AT_WORK = timedelta(minutes=2)
_DONE = range(200, 300)


class KeyReusedError(Exception):
    """The key already served for another request."""


class KeyInUseError(Exception):
    """The same request is being answered at this moment."""


@dataclass(frozen=True, slots=True)
class KeyedRequest:
    """Who asks, under which key, and the fingerprint of all that was asked."""

    user: User
    caller: str
    key: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that can be given again."""

    status: int
    body: str
    headers: dict[str, str] = field(default_factory=dict)


def once(asked: KeyedRequest, act: Callable[[], Answer]) -> Answer:
    """Return what `act` answers, or answered the first time; kept in the transaction of its work.

    Raises `KeyReusedError` and `KeyInUseError`; whatever `act` raises leaves the key free.
    """
    row, is_new = _claim(asked)
    if not is_new:
        return _again(row, asked)
    try:
        with transaction.atomic():
            answer = act()
            if answer.status in _DONE:
                _keep(row, answer)
    except BaseException:
        _free(row)
        raise
    if answer.status not in _DONE:
        _free(row)
    return answer


def forget_old() -> int:
    """Delete the answers older than `API_KEY_HOURS`; return how many."""
    count, _by_model = KeyedAnswer.objects.filter(at__lt=_expired()).delete()
    return count


def _claim(asked: KeyedRequest) -> tuple[KeyedAnswer, bool]:
    now = timezone.now()
    rows = KeyedAnswer.objects.filter(caller=asked.caller, key=asked.key)
    rows.filter(Q(at__lt=_expired()) | Q(status=None, at__lt=now - _AT_WORK)).delete()
    try:
        with transaction.atomic():
            row = KeyedAnswer.objects.create(
                user=asked.user,
                caller=asked.caller,
                key=asked.key,
                fingerprint=asked.fingerprint,
                at=now,
            )
    except IntegrityError:
        found = rows.first()
        if found is None:  # freed between the two: its request has just been refused
            raise KeyInUseError from None
        return found, False
    return row, True


def _again(row: KeyedAnswer, asked: KeyedRequest) -> Answer:
    if row.fingerprint != asked.fingerprint:
        raise KeyReusedError
    if row.status is None:
        raise KeyInUseError
    return Answer(row.status, row.body, row.headers)


def _keep(row: KeyedAnswer, answer: Answer) -> None:
    """Write the answer; undo the work when somebody took the key over meanwhile."""
    mine = KeyedAnswer.objects.filter(pk=row.pk, status=None)
    if not mine.update(status=answer.status, body=answer.body, headers=answer.headers):
        raise KeyInUseError


def _free(row: KeyedAnswer) -> None:
    KeyedAnswer.objects.filter(pk=row.pk, status=None).delete()


def _expired() -> datetime:
    return timezone.now() - timedelta(hours=settings.API_KEY_HOURS)
