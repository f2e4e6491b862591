"""Django application."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Configuration."""

    name = "iatheque.exchange"
    label = "exchange"
    verbose_name = "Exchanges"
