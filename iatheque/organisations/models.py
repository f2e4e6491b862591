"""An authority, named by its SIREN, and who belongs to it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from iatheque.access import roles
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
    staff = models.PositiveIntegerField(
        _("agents"), null=True, blank=True, help_text=_("En équivalents temps plein.")
    )
    is_verified = models.BooleanField(
        _("vérifiée"), default=False, help_text=_("Ses membres lisent les informations réservées.")
    )
    auto_membership = models.BooleanField(
        _("accueille ses agents d’office"),
        default=False,
        help_text=_("Une personne que ProConnect rattache à son SIREN en devient membre."),
    )
    own_circuit = models.BooleanField(
        _("publie elle-même"),
        default=False,
        help_text=_("Ses référents publient ses projets sans l’équipe nationale."),
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
    """What a member may do for her authority: the first two of `access.roles`."""

    CONTRIBUTOR = roles.Role.CONTRIBUTOR, _("contribue")
    APPROVER = roles.Role.APPROVER, _("référent")


class Membership(models.Model):
    """A person's place in an authority; counts once accepted.

    Without `decided_at` it is a request; decided but not accepted, it was refused or withdrawn.
    """

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
    is_automatic = models.BooleanField(_("d’office"), default=False)
    message = models.TextField(_("message"), blank=True, max_length=1000)
    requested_at = models.DateTimeField(_("demandée le"), default=timezone.now)
    decided_at = models.DateTimeField(_("décidée le"), null=True, blank=True)
    reason = models.TextField(_("raison"), blank=True, max_length=1000)

    class Meta:
        verbose_name = _("appartenance")
        verbose_name_plural = _("appartenances")
        ordering = ("organisation", "user")
        constraints = (
            models.UniqueConstraint(fields=("user", "organisation"), name="one_place_per_person"),
        )

    def __str__(self) -> str:
        return f"{self.user} · {self.organisation}"

    @property
    def is_pending(self) -> bool:
        """True for a request that waits for its answer."""
        return not self.is_accepted and self.decided_at is None


class RightChange(models.Model):
    """One decision about somebody's rights: who, for whom, what, why. Rows are only added."""

    class Kind(models.TextChoices):
        """What was decided."""

        ACCEPTED = "accepted", _("appartenance acceptée")
        AUTOMATIC = "automatic", _("appartenance d’office")
        REFUSED = "refused", _("appartenance refusée")
        REVOKED = "revoked", _("appartenance retirée")
        ROLE = "role", _("rôle changé")
        EXPERT = "expert", _("accès expert donné")
        NOT_EXPERT = "not_expert", _("accès expert retiré")
        VERIFIED = "verified", _("collectivité vérifiée")

    kind = models.CharField(_("décision"), max_length=20, choices=Kind.choices)
    at = models.DateTimeField(_("le"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.TextField(_("raison"), blank=True)

    class Meta:
        verbose_name = _("décision sur des droits")
        verbose_name_plural = _("décisions sur des droits")
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.at:%Y-%m-%d}"


class Scope(models.TextChoices):
    """What a token allows."""

    READ = "read", _("lecture")
    WRITE = "write", _("lecture et écriture")


class ApiToken(models.Model):
    """A token of the API: one person, one authority, one scope; only its fingerprint is kept."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_tokens"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="api_tokens"
    )
    name = models.CharField(_("nom"), max_length=100)
    scope = models.CharField(_("droits"), max_length=10, choices=Scope.choices)
    fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("créé le"), default=timezone.now)
    last_used_at = models.DateTimeField(_("dernier usage"), null=True)

    class Meta:
        verbose_name = _("jeton d’API")
        verbose_name_plural = _("jetons d’API")
        ordering = ("-created_at", "-pk")

    def __str__(self) -> str:
        return self.name
