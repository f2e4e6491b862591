"""Searches kept by people who want to hear of what is new in them."""

from django.conf import settings
from django.core import signing
from django.db import models
from django.utils.translation import gettext_lazy as _

_SALT = "saved-search"


class SavedSearch(models.Model):
    """A search and the address that hears of what it newly finds.

    `query` holds the parameters of its address; they are read again at the level that the person
    has when a letter leaves. Until `confirmed_at`, nothing is sent but the letter that asks.
    """

    class Rhythm(models.TextChoices):
        """How often a letter may leave."""

        DAILY = "daily", _("chaque jour")
        WEEKLY = "weekly", _("chaque semaine")

    email = models.EmailField(_("adresse électronique"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        related_name="+",
        verbose_name=_("compte"),
    )
    query = models.TextField(_("paramètres"), blank=True)
    title = models.CharField(_("ce qui est suivi"), max_length=1000)
    rhythm = models.CharField(_("rythme"), max_length=6, choices=Rhythm.choices)
    created_at = models.DateTimeField(_("créée le"), auto_now_add=True)
    confirmed_at = models.DateTimeField(_("confirmée le"), null=True)
    told_until = models.DateTimeField(_("dit jusqu’au"), db_index=True)

    class Meta:
        verbose_name = _("alerte")
        verbose_name_plural = _("alertes")
        constraints = [
            models.UniqueConstraint(fields=["email", "query"], name="one_alert_per_search")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def token(self) -> str:
        """What the links of its letters carry: nobody can make one up."""
        return signing.Signer(salt=_SALT).sign(str(self.pk))

    @classmethod
    def of_token(cls, token: str) -> "SavedSearch | None":
        """Return the search that a link of its letters names, or None."""
        try:
            pk = signing.Signer(salt=_SALT).unsign(token)
        except signing.BadSignature:
            return None
        return cls.objects.filter(pk=int(pk)).select_related("user").first()
