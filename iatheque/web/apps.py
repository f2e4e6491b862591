"""Django application of the pages: templates and static files."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages."""

    name = "iatheque.web"
    label = "web"
    verbose_name = "Pages"
