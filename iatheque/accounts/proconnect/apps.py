"""Django application; allauth finds `provider.py` beside it."""

from django.apps import AppConfig


class ProConnectConfig(AppConfig):
    """ProConnect."""

    name = "iatheque.accounts.proconnect"
    label = "proconnect"
    verbose_name = "ProConnect"

    def ready(self) -> None:
        """Listen to sign-ins."""
        from . import linking  # noqa: F401 - for its receiver
