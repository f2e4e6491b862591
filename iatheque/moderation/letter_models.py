"""Letters that moderation carries: from a reader to a service, and reminders to authorities."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from iatheque.projects.models import Project

from .confirmable import Confirmable


class ContactMessage(Confirmable):
    """A message to the service behind a project, whose address the writer never sees.

    It leaves once confirmed; the authority keeps a copy for a while (`CONTACT_DAYS`).
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(_("nom"), max_length=200)
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("message au service")
        verbose_name_plural = _("messages aux services")
        ordering = ("-created_at", "-pk")

    def __str__(self) -> str:
        return f"{self.project} {self.created_at:%Y-%m-%d}"


class Reminder(models.Model):
    """When the members of an authority were last asked whether a sheet is still right."""

    project = models.OneToOneField(
        Project, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("rappel")
        verbose_name_plural = _("rappels")
        ordering = ("project",)

    def __str__(self) -> str:
        return f"{self.project} {self.sent_at:%Y-%m-%d}"
