"""An authority that the national team verifies, or that changes its name, changes public pages."""

from typing import Any

from iatheque.organisations.models import Organisation

from .catalogue import touch

_SHOWN = frozenset({"is_verified", "name", "kind", "population"})


def on_saved(
    instance: Organisation,
    created: bool,  # noqa: FBT001 - Django's signature
    update_fields: frozenset[str] | None = None,
    **_signal: Any,
) -> None:
    """Make a new version of the catalogue; one nobody verified has never shown anywhere."""
    is_shown = update_fields is None or _SHOWN & update_fields
    if is_shown and (instance.is_verified or not created):
        touch()


def on_deleted(**_signal: Any) -> None:
    """Make a new version of the catalogue."""
    touch()
