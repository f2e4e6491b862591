"""Django application."""

from django.apps import AppConfig


class BackofficeConfig(AppConfig):
    """Configuration."""

    name = "iatheque.backoffice"
    label = "backoffice"
    verbose_name = "Administration"

    def ready(self) -> None:
        """Register the checks made before opening to the public."""
        from . import checks  # noqa: F401 - imported for its registration
