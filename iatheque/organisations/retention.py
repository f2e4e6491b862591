"""Forgets the requests that have had their answer, or never will."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from .models import Membership


def forget_old() -> int:
    """Delete the requests unanswered or closed for too long (settings); return how many."""
    now = timezone.now()
    rows = Membership.objects.filter(is_accepted=False)
    unanswered = now - timedelta(days=settings.UNANSWERED_REQUEST_DAYS)
    closed = now - timedelta(days=settings.CLOSED_REQUEST_DAYS)
    old_requests, _by_model = rows.filter(decided_at=None, requested_at__lt=unanswered).delete()
    old_answers, _by_model = rows.filter(decided_at__lt=closed).delete()
    return old_requests + old_answers
