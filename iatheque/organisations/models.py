"""An authority, named by its SIREN, and who belongs to it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from iatheque.lib.text import slugify


class Organisation(models.Model):
    """A local authority or operator; `siren` names it, `siret` its seat."""

    siren = models.CharField(_("SIREN"), max_length=9, unique=True)
    siret = models.CharField(_("SIRET"), max_length=14, blank=True)
    name = models.CharField(_("nom"), max_length=500)
    kind = models.CharField(_("type"), max_length=40, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    is_verified = models.BooleanField(
        _("vérifiée"), default=False, help_text=_("Ses membres lisent les informations réservées.")
    )

    class Meta:
        verbose_name = _("collectivité")
        verbose_name_plural = _("collectivités")
        ordering = ("name", "siren")

    def __str__(self) -> str:
        return self.name

    @property
    def slug(self) -> str:
        """The readable part of its address."""
        return slugify(self.name)


class Role(models.IntegerChoices):
    """What a member may do for her authority, from less to more."""

    CONTRIBUTOR = 1, _("contribue")
    APPROVER = 2, _("valide")


class Membership(models.Model):
    """A person's place in an authority; counts once accepted."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="memberships",
        verbose_name=_("personne"),
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,
        related_name="memberships",
        verbose_name=_("collectivité"),
    )
    role = models.PositiveSmallIntegerField(
        _("rôle"), choices=Role.choices, default=Role.CONTRIBUTOR
    )
    is_accepted = models.BooleanField(_("acceptée"), default=False)

    class Meta:
        verbose_name = _("appartenance")
        verbose_name_plural = _("appartenances")
        ordering = ("organisation", "user")
        constraints = (
            models.UniqueConstraint(fields=("user", "organisation"), name="one_place_per_person"),
        )

    def __str__(self) -> str:
        return f"{self.user} · {self.organisation}"
