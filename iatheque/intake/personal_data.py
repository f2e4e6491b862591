"""Imports and sources of a person: told to her, left without her name once she is gone."""

from typing import Any

from iatheque.accounts.models import User

from .models import Import, Source


def on_data_asked(user: User, **_signal: object) -> dict[str, Any]:
    """Return the files she sent, and the addresses she opened to regular reading."""
    return {
        "imports": [
            {"fichier": row.name, "le": row.at.isoformat(), "etat": row.get_status_display()}
            for row in Import.objects.filter(by=user, source=None).order_by("pk")
        ],
        "sources_regulieres": [
            {"adresse": row.address, "ouverte_le": row.created_at.isoformat()}
            for row in Source.objects.filter(by=user).order_by("pk")
        ],
    }


def on_person_erased(user: User, **_signal: object) -> None:
    """Take her name away; a source that nobody answers for is read no more."""
    for model, name in ((Import, "by"), (Import, "undone_by"), (Source, "by")):
        model._default_manager.filter(**{name: user}).update(**{name: None})
