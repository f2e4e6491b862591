"""Django application."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Configuration."""

    name = "iatheque.intake"
    label = "intake"
    verbose_name = "Imports"
