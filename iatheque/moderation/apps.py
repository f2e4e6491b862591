"""Django application of moderation."""

from django.apps import AppConfig
from django.db.models.signals import post_save


class ModerationConfig(AppConfig):
    """Moderation."""

    name = "iatheque.moderation"
    label = "moderation"
    verbose_name = "Modération"

    def ready(self) -> None:
        """Copy every decision about people's rights to the audit log."""
        from iatheque.organisations.models import RightChange

        from .audit import on_right_changed

        post_save.connect(on_right_changed, sender=RightChange, dispatch_uid="audit_rights")
