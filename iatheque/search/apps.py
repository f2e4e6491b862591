"""Django application of the search."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Search."""

    name = "iatheque.search"
    label = "search"
    verbose_name = "Recherche"

    def ready(self) -> None:
        """Hear of changes as soon as they are committed."""
        from iatheque.projects.signals import catalogue_changed

        from .follow import wake
        from .tag import forget_number

        catalogue_changed.connect(wake)
        catalogue_changed.connect(forget_number)
