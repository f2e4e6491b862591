"""Django application of moderation."""

from django.apps import AppConfig
from django.db.models.signals import post_save


class ModerationConfig(AppConfig):
    """Moderation."""

    name = "iatheque.moderation"
    label = "moderation"
    verbose_name = "Modération"

    def ready(self) -> None:
        """Hear what the lower layers tell: rights, resources, expert files, people's data."""
        from iatheque.organisations.models import RightChange
        from iatheque.organisations.signals import data_asked, person_erased
        from iatheque.projects.signals import expert_file_read, resource_changed

        from .audit import on_expert_file_read, on_resource_changed, on_right_changed
        from .personal_data import on_data_asked, on_person_erased

        data_asked.connect(on_data_asked, dispatch_uid="moderation_data")
        person_erased.connect(on_person_erased, dispatch_uid="moderation_erased")

        post_save.connect(on_right_changed, sender=RightChange, dispatch_uid="audit_rights")
        resource_changed.connect(on_resource_changed, dispatch_uid="audit_resources")
        expert_file_read.connect(on_expert_file_read, dispatch_uid="audit_expert_files")
