"""Django application."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Configuration."""

    name = "iatheque.intake"
    label = "intake"
    verbose_name = "Imports"

    def ready(self) -> None:
        """Hear of people who ask for their data."""
        from iatheque.organisations.signals import data_asked, person_erased

        from .personal_data import on_data_asked, on_person_erased

        data_asked.connect(on_data_asked, dispatch_uid="intake_data")
        person_erased.connect(on_person_erased, dispatch_uid="intake_erased")
