"""Forgets the plans nobody applied, and the reports of old imports."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from . import files
from .models import Import, Trace

_STATUSES = Import.Status


def forget_old() -> int:
    """Delete expired plans with their files, and what old imports keep; return how many."""
    now = timezone.now()
    waiting = [_STATUSES.PREPARING, _STATUSES.READY, _STATUSES.REFUSED]
    expired = Import.objects.filter(expires_at__lt=now, status__in=waiting)
    old = Import.objects.filter(
        status__in=[_STATUSES.APPLIED, _STATUSES.UNDONE],
        at__lt=now - timedelta(days=settings.IMPORT_REPORT_DAYS),
    ).exclude(report="")
    stored = [*expired.values_list("file", "report"), *old.values_list("file", "report")]
    deleted = expired.count()
    expired.delete()
    Trace.objects.filter(of__in=old).delete()
    erased = old.update(report="")
    for names in stored:
        files.forget(*names)
    return deleted + erased
