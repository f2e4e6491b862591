"""Django application."""

from django.apps import AppConfig


class WidgetConfig(AppConfig):
    """Configuration."""

    name = "iatheque.widget"
    label = "widget"
    verbose_name = "Widget"
