"""Django application of the projects."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """Projects."""

    name = "iatheque.projects"
    label = "projects"
    verbose_name = "Projets"

    def ready(self) -> None:
        """Register the system checks that hold columns and schema together; watch authorities."""
        from django.db.models.signals import post_delete, post_save

        from iatheque.organisations.models import Organisation

        from . import checks, watching  # noqa: F401 - imported for its registration

        post_save.connect(watching.on_saved, sender=Organisation)
        post_delete.connect(watching.on_deleted, sender=Organisation)
