"""Django application of the search."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Search."""

    name = "iatheque.search"
    label = "search"
    verbose_name = "Recherche"

    def ready(self) -> None:
        """Hear of changes as soon as they are committed, and of people who ask for their data."""
        from iatheque.organisations.signals import data_asked, person_erased
        from iatheque.projects.signals import catalogue_changed

        from .follow import wake
        from .personal_data import on_data_asked, on_person_erased
        from .tag import forget_number

        catalogue_changed.connect(wake)
        catalogue_changed.connect(forget_number)
        data_asked.connect(on_data_asked, dispatch_uid="search_data")
        person_erased.connect(on_person_erased, dispatch_uid="search_erased")
