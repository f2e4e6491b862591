"""Django application of the decision tools."""

from django.apps import AppConfig


class DecisionConfig(AppConfig):
    """Decision tools."""

    name = "iatheque.decision"
    label = "decision"
    verbose_name = "Aide à la décision"
