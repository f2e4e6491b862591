"""Django application."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Configuration."""

    name = "iatheque.api"
    label = "api"
    verbose_name = "API"
