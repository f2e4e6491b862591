"""Forgets the addresses of readers, their messages, and what nobody confirmed."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from .models import ContactMessage, CorrectionReport

_STATUSES = CorrectionReport.Status


def forget_old() -> int:
    """Delete reports unconfirmed for a day, erase addresses whose use is over; return how many."""
    now = timezone.now()
    rows = CorrectionReport.objects.order_by()
    unconfirmed = rows.filter(status=_STATUSES.UNCONFIRMED, created_at__lt=now - timedelta(days=1))
    deleted, _by_model = unconfirmed.delete()
    answered = now - timedelta(days=settings.REPORT_ADDRESS_DAYS)
    waiting = now - timedelta(days=settings.UNANSWERED_REQUEST_DAYS)
    kept = rows.exclude(email="")
    erased = kept.filter(answered_at__lt=answered).update(email="")
    erased += kept.filter(answered_at=None, created_at__lt=waiting).update(email="")
    return deleted + erased + _forget_messages()


def _forget_messages() -> int:
    """Delete the messages unconfirmed for a day, and the copies kept long enough."""
    now = timezone.now()
    unconfirmed = Q(confirmed_at=None, created_at__lt=now - timedelta(days=1))
    old = Q(created_at__lt=now - timedelta(days=settings.CONTACT_DAYS))
    count, _by_model = ContactMessage.objects.filter(unconfirmed | old).delete()
    return count
