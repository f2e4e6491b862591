"""Django application of the search."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Search."""

    name = "iatheque.search"
    label = "search"
    verbose_name = "Recherche"
