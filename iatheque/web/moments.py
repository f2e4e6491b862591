"""Moments, as people write them."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime


def moment(when: datetime) -> str:
    """Return a moment as « 15 octobre 2025 à 9 h 05 », in the time zone of the library."""
    return date_format(localtime(when), r"j F Y à G \h i")
