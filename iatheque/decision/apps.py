"""Django application of the decision tools."""

from django.apps import AppConfig


class DecisionConfig(AppConfig):
    """Decision tools."""

    name = "iatheque.decision"
    label = "decision"
    verbose_name = "Aide à la décision"

    def ready(self) -> None:
        """Hear what is asked about people's data."""
        from iatheque.organisations.signals import data_asked, person_erased

        from .personal_data import on_data_asked, on_person_erased

        data_asked.connect(on_data_asked, dispatch_uid="decision_data")
        person_erased.connect(on_person_erased, dispatch_uid="decision_erased")
