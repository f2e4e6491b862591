"""Alerts of a person: given to her, or deleted, when she asks."""

from typing import Any

from django.db.models import Q, QuerySet

from iatheque.accounts.models import User

from .models import SavedSearch


def on_data_asked(user: User, **_signal: object) -> dict[str, Any]:
    """Return the searches that write to her."""
    return {
        "alertes": [
            {
                "suivi": row.title,
                "adresse_electronique": row.email,
                "rythme": row.get_rhythm_display(),
                "demandee_le": row.created_at.isoformat(),
                "confirmee": row.confirmed_at is not None,
            }
            for row in _of(user).order_by("pk")
        ]
    }


def on_person_erased(user: User, **_signal: object) -> None:
    """Delete them: nothing is left to write to."""
    _of(user).delete()


def _of(user: User) -> "QuerySet[SavedSearch]":
    return SavedSearch.objects.filter(Q(user=user) | Q(email=user.email.lower()))
