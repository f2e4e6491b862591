"""Django application of the projects."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """Projects."""

    name = "iatheque.projects"
    label = "projects"
    verbose_name = "Projets"

    def ready(self) -> None:
        """Register the system checks that hold columns and schema together."""
        from . import checks  # noqa: F401 - imported for its registration
