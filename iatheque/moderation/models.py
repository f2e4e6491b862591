"""What moderation keeps: requests, decisions, messages, previews, reports and the audit log."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from iatheque.organisations.models import Organisation
from iatheque.projects.models import Project
from iatheque.schema.levels import Level

from .confirmable import LINES, Confirmable, new_token
from .letter_models import ContactMessage, Reminder

__all__ = [
    "LINES",
    "AuditEvent",
    "ContactMessage",
    "CorrectionReport",
    "Decision",
    "FixedRowError",
    "Message",
    "PreviewLink",
    "Reminder",
    "ReviewRequest",
    "new_token",
]


def _person() -> models.ForeignKey:
    """Who did it; a person who erased her account leaves the act unsigned."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )


class ReviewRequest(models.Model):
    """A version sent to be read. It carries the state of the review, the project its own state.

    So a published project stays published while its next version waits here. `revision` is that of
    the draft when it was sent; what is decided upon is the draft as the reviewer sees it.
    """

    class Status(models.TextChoices):
        """Where the review stands."""

        WAITING = "waiting", _("à relire")
        CHANGES_REQUESTED = "changes_requested", _("à reprendre")
        REFUSED = "refused", _("refusée")
        PUBLISHED = "published", _("publiée")
        TAKEN_BACK = "taken_back", _("reprise")
        CLOSED = "closed", _("close")

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="reviews")
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.WAITING)
    revision = models.PositiveIntegerField()
    is_update = models.BooleanField(default=False)
    submitted_by = _person()
    submitted_at = models.DateTimeField(default=timezone.now)
    message = models.TextField(blank=True, max_length=LINES)

    class Meta:
        verbose_name = _("demande de relecture")
        verbose_name_plural = _("demandes de relecture")
        ordering = ("submitted_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("project",),
                condition=models.Q(status="waiting"),
                name="one_review_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.project} r{self.revision} {self.status}"

    @property
    def is_waiting(self) -> bool:
        """True while nobody has decided."""
        return self.status == self.Status.WAITING


class Decision(models.Model):
    """What was decided about a project, by whom and why. Rows are only added."""

    class Kind(models.TextChoices):
        """What was decided."""

        PUBLISHED = "published", _("publication")
        CHANGES_REQUESTED = "changes_requested", _("demande de reprise")
        REFUSED = "refused", _("refus")
        WITHDRAWN = "withdrawn", _("retrait")

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="decisions")
    review = models.ForeignKey(
        ReviewRequest, null=True, on_delete=models.CASCADE, related_name="decisions"
    )
    kind = models.CharField(max_length=20, choices=Kind.choices)
    by = _person()
    at = models.DateTimeField(default=timezone.now)
    reason = models.TextField(blank=True, max_length=LINES)

    class Meta:
        verbose_name = _("décision")
        verbose_name_plural = _("décisions")
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.project} {self.kind}"


class Message(models.Model):
    """One message between those who review and those who contribute, about one request."""

    review = models.ForeignKey(ReviewRequest, on_delete=models.CASCADE, related_name="messages")
    author = _person()
    at = models.DateTimeField(default=timezone.now)
    text = models.TextField(max_length=LINES)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.review_id} {self.at:%Y-%m-%d %H:%M}"


class PreviewLink(models.Model):
    """An address that shows a draft at one level, for a while; only its fingerprint is kept."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="previews")
    fingerprint = models.CharField(max_length=64, unique=True)
    level = models.PositiveSmallIntegerField(
        choices=[(level.value, level.label) for level in Level]
    )
    created_by = _person()
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("lien d’aperçu")
        verbose_name_plural = _("liens d’aperçu")
        ordering = ("-created_at", "-pk")

    def __str__(self) -> str:
        return f"{self.project} {self.expires_at:%Y-%m-%d}"

    @property
    def reading_level(self) -> Level:
        """The level at which it shows the draft."""
        return Level(self.level)


class CorrectionReport(Confirmable):
    """An error that a reader reports, or a correction she proposes, on a published project.

    It counts once the code sent to her address came back. Her address serves to answer her and is
    erased afterwards; what became of the report is public, its words are not.
    """

    class Status(models.TextChoices):
        """What became of it."""

        UNCONFIRMED = "unconfirmed", _("adresse à confirmer")
        OPEN = "open", _("à traiter")
        CORRECTED = "corrected", _("corrigé")
        DECLINED = "declined", _("sans suite")

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="reports")
    field_key = models.CharField(max_length=60, blank=True)
    proposal = models.TextField(blank=True, max_length=LINES)
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.UNCONFIRMED)
    answered_by = _person()
    answered_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True, max_length=LINES)

    class Meta:
        verbose_name = _("signalement")
        verbose_name_plural = _("signalements")
        ordering = ("created_at", "pk")

    def __str__(self) -> str:
        return f"{self.project} {self.status}"


class FixedRowError(Exception):
    """A row of the audit log is neither changed nor deleted."""


class _OnlyAdded(models.QuerySet["AuditEvent"]):
    def update(self, **_values: object) -> int:
        """Refuse."""
        raise FixedRowError

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse."""
        raise FixedRowError


class AuditEvent(models.Model):
    """One line of the audit log: who did what, to what, when, why. Rows are only added."""

    class Kind(models.TextChoices):
        """What happened."""

        SUBMITTED = "submitted", _("envoi à la relecture")
        TAKEN_BACK = "taken_back", _("version reprise")
        PUBLISHED = "published", _("publication")
        CHANGES_REQUESTED = "changes_requested", _("demande de reprise")
        REFUSED = "refused", _("refus")
        WITHDRAWN = "withdrawn", _("retrait")
        BLANKED = "blanked", _("valeur masquée")
        PREVIEW_CREATED = "preview_created", _("lien d’aperçu créé")
        PREVIEW_REVOKED = "preview_revoked", _("lien d’aperçu coupé")
        ARCHIVED = "archived", _("retrait par la collectivité")
        CONTACTED = "contacted", _("message transmis à un service")
        REPORT_ANSWERED = "report_answered", _("signalement traité")
        CIRCUIT = "circuit", _("circuit de relecture changé")
        RIGHTS = "rights", _("droits d’une personne ou d’une collectivité")
        RESOURCE_CHANGED = "resource_changed", _("ressource ajoutée, modifiée ou retirée")
        EXPERT_FILE = "expert_file", _("lecture d’une ressource d’expert")
        LOG_EXPORTED = "log_exported", _("export du journal")
        IMPORTED = "imported", _("import")
        IMPORT_UNDONE = "import_undone", _("import annulé")
        SOURCE = "source", _("source régulière")

    kind = models.CharField(_("quoi"), max_length=20, choices=Kind.choices, db_index=True)
    at = models.DateTimeField(_("quand"), default=timezone.now, db_index=True)
    by = _person()
    project = models.ForeignKey(Project, null=True, on_delete=models.SET_NULL, related_name="+")
    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    detail = models.TextField(_("précision"), blank=True)

    objects = _OnlyAdded.as_manager()

    class Meta:
        verbose_name = _("ligne du journal")
        verbose_name_plural = _("journal")
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.kind}"

    def save(self, *args: object, **options: object) -> None:
        """Store a new row; raises `FixedRowError` for one that exists."""
        if self.pk is not None:
            raise FixedRowError
        super().save(*args, **options)

    def delete(self, *args: object, **options: object) -> tuple[int, dict[str, int]]:
        """Refuse."""
        raise FixedRowError
