"""Django application of the editable pages."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Pages whose texts the team edits."""

    name = "iatheque.web.pages"
    label = "pages"
    verbose_name = "Pages"
