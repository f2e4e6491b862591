"""What we know of other people's addresses: whether links answer, and the logos we keep."""

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from iatheque.organisations.models import Organisation

LINK = 2000  # characters


def new_name() -> str:
    """Return the name under which a logo is served."""
    return secrets.token_hex(8)


class Link(models.Model):
    """The health of one address; `failures` counts the visits in a row that found nothing."""

    url = models.CharField(max_length=LINK, unique=True)
    due_at = models.DateTimeField(db_index=True)
    checked_at = models.DateTimeField(null=True)
    status = models.PositiveSmallIntegerField(default=0)
    why = models.CharField(max_length=300, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    failing_since = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.url


class LogoConsent(models.Model):
    """An authority said that it has the right to have its logo shown here."""

    organisation = models.OneToOneField(
        Organisation, primary_key=True, on_delete=models.CASCADE, related_name="logo_consent"
    )
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("accord pour montrer un logo")
        verbose_name_plural = _("accords pour montrer un logo")
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.organisation_id)


class Logo(models.Model):
    """Our copy of a logo, or why there is none; the row exists only while its authority agrees."""

    siren = models.CharField(max_length=9)
    url = models.CharField(max_length=LINK)
    name = models.CharField(max_length=16, unique=True, default=new_name)
    file = models.CharField(max_length=100, blank=True)
    tried_at = models.DateTimeField()
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("siren", "url"), name="one_logo_a_url"),)

    def __str__(self) -> str:
        return f"{self.siren} {self.url}"

    @property
    def path(self) -> str:
        """The address of our copy, without host."""
        return f"/logos/{self.name}.png"
