"""Django application."""

from django.apps import AppConfig


class BackofficeConfig(AppConfig):
    """Configuration."""

    name = "iatheque.backoffice"
    label = "backoffice"
    verbose_name = "Administration"
