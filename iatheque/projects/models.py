"""The write side: identity, draft, publications, states, change log."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from iatheque.organisations.models import Organisation

from .entry_models import EntryExpert, EntryPublic, EntryRestreint
from .identifiers import new_public_id
from .link_models import Link, Logo, LogoConsent
from .resource_models import Resource, SharedExpert, SharedPublic, SharedRestreint
from .states import State

__all__ = [
    "CatalogueVersion",
    "Change",
    "Draft",
    "EntryExpert",
    "EntryPublic",
    "EntryRestreint",
    "Link",
    "Logo",
    "LogoConsent",
    "Project",
    "Publication",
    "Resource",
    "SharedExpert",
    "SharedPublic",
    "SharedRestreint",
    "StateChange",
]


class Project(models.Model):
    """A project's identity, owner and state; what it says lives in its draft and publications."""

    public_id = models.CharField(
        _("identifiant"),
        max_length=10,
        unique=True,
        default=new_public_id,
        editable=False,
        validators=[RegexValidator(r"\A[a-z2-7]{10}\Z")],
    )
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="projects",
        verbose_name=_("collectivité"),
    )
    state = models.CharField(
        _("état"), max_length=20, choices=State.choices, default=State.DRAFT, db_index=True
    )
    moderation_note = models.TextField(_("note de modération"), blank=True)
    created_at = models.DateTimeField(_("créé le"), auto_now_add=True)

    class Meta:
        verbose_name = _("projet")
        verbose_name_plural = _("projets")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.public_id

    @property
    def siren(self) -> str:
        """The SIREN of its authority, or nothing; select `organisation` with it."""
        return self.organisation.siren if self.organisation else ""

    @property
    def own_circuit(self) -> bool:
        """True when the approvers of its authority publish themselves."""
        return self.organisation is not None and self.organisation.own_circuit


class Draft(models.Model):
    """The values being written; `revision` grows at each save, so that two people cannot collide.

    `values` holds canonical values by field key, extensions included; `unread` keeps, by key, the
    texts that could not be read, to be shown to the owner.
    """

    project = models.OneToOneField(
        Project, primary_key=True, on_delete=models.CASCADE, related_name="draft"
    )
    revision = models.PositiveIntegerField(default=1)
    values = models.JSONField(default=dict)
    unread = models.JSONField(default=dict)
    updated_at = models.DateTimeField(auto_now=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.project_id} r{self.revision}"


class Publication(models.Model):
    """An immutable full snapshot of a project, one per publication.

    `values` holds the published fields; `extensions` maps an extension's key to its version and
    values; `resources` says of each attached resource what it was. Readers never touch this table:
    they read the entries derived from the latest one.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="publications")
    number = models.PositiveIntegerField(_("numéro"))
    published_at = models.DateTimeField(_("publié le"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("par"),
    )
    model_version = models.CharField(_("version du modèle"), max_length=20)
    values = models.JSONField()
    extensions = models.JSONField(default=dict)
    resources = models.JSONField(default=list)

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ("project", "-number")
        constraints = (
            models.UniqueConstraint(fields=("project", "number"), name="one_publication_a_number"),
        )

    def __str__(self) -> str:
        return f"{self.project_id} n°{self.number}"


class StateChange(models.Model):
    """One passage from a state to another: who, when, why. Rows are only added."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="state_changes")
    before = models.CharField(_("avant"), max_length=20, choices=State.choices)
    after = models.CharField(_("après"), max_length=20, choices=State.choices)
    at = models.DateTimeField(_("quand"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("par"),
    )
    reason = models.TextField(_("raison"), blank=True)

    class Meta:
        verbose_name = _("changement d’état")
        verbose_name_plural = _("changements d’état")
        ordering = ("project", "at", "pk")

    def __str__(self) -> str:
        return f"{self.project_id}: {self.before} -> {self.after}"


class CatalogueVersion(models.Model):
    """One row: the number of the last change. Locking it puts the changes in commit order."""

    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.number)


class Change(models.Model):
    """The entries of `project_id` changed: what search indexes replay. Old rows are pruned."""

    number = models.PositiveBigIntegerField(primary_key=True)
    project_id = models.PositiveBigIntegerField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.number}: {self.project_id}"
