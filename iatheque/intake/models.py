"""What is kept of imports: file, waiting plan, what was changed; and the scheduled sources."""

import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from iatheque.lib.messages import Message
from iatheque.projects.models import Project
from iatheque.projects.states import State


def new_token() -> str:
    """Return an address nobody can guess: 144 random bits."""
    return secrets.token_urlsafe(18)


def _expiry() -> Any:
    return timezone.now() + timedelta(hours=settings.IMPORT_PLAN_HOURS)


def _person() -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )


class _Noted(models.Model):
    """A sentence for people, kept as it is marked for translation."""

    note = models.JSONField(default=dict, blank=True)

    class Meta:
        abstract = True

    @property
    def said(self) -> Message | None:
        """The sentence, if there is one."""
        return Message(**self.note) if self.note else None

    def say(self, message: Message | None) -> None:
        """Keep `message`, or nothing."""
        parts = {"template": message.template, "params": message.params} if message else {}
        self.note = parts


class Source(_Noted):
    """An address read again and again. `siren` limits it to one authority; empty, to none.

    It acts with the rights that `by`, who opened it, has at each reading. `told` is the refusal
    that was last told by mail; `lines` what the last good file held, `print` its fingerprint.
    """

    class Result(models.TextChoices):
        """What the last reading gave."""

        NONE = "none", _("pas encore lue")
        APPLIED = "applied", _("enregistrée")
        UNCHANGED = "unchanged", _("rien de nouveau")
        REFUSED = "refused", _("refusée")

    token = models.CharField(max_length=24, unique=True, default=new_token, editable=False)
    siren = models.CharField(max_length=9, blank=True, db_index=True)
    address = models.CharField(_("adresse"), max_length=2000)
    by = _person()
    created_at = models.DateTimeField(default=timezone.now)
    is_paused = models.BooleanField(default=False)
    read_at = models.DateTimeField(null=True)
    result = models.CharField(max_length=10, choices=Result.choices, default=Result.NONE)
    lines = models.PositiveIntegerField(default=0)
    print = models.CharField(max_length=64, blank=True)
    told = models.TextField(blank=True)

    class Meta:
        verbose_name = _("source régulière")
        verbose_name_plural = _("sources régulières")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.address


class Import(_Noted):
    """One import: `siren` is the only authority it may touch, empty for the whole library.

    While it waits (READY), its plan belongs to `by` alone; applied, it is read by all who may
    import for this authority. `publishes`: what is ready goes online, otherwise to review.
    """

    class Status(models.TextChoices):
        """Where it stands."""

        PREPARING = "preparing", _("lecture en cours")
        READY = "ready", _("à relire")
        REFUSED = "refused", _("fichier refusé")
        APPLYING = "applying", _("enregistrement en cours")
        APPLIED = "applied", _("enregistré")
        UNDOING = "undoing", _("annulation en cours")
        UNDONE = "undone", _("annulé")

    token = models.CharField(max_length=24, unique=True, default=new_token, editable=False)
    siren = models.CharField(max_length=9, blank=True, db_index=True)
    by = _person()
    at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(default=_expiry, db_index=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.PREPARING)
    status_at = models.DateTimeField(default=timezone.now)
    source = models.ForeignKey(Source, null=True, on_delete=models.SET_NULL, related_name="imports")
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=2000, blank=True)
    file = models.CharField(max_length=200, blank=True)
    report = models.CharField(max_length=200, blank=True)
    drafts = models.BooleanField(default=False)
    accepted = models.JSONField(default=list)
    settled = models.JSONField(default=dict)
    publishes = models.BooleanField(default=False)
    is_renewed = models.BooleanField(default=False)
    headers = models.JSONField(default=dict)
    unknown = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    last_project = models.PositiveBigIntegerField(default=0)
    applied_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = _person()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return self.name

    @property
    def is_ready(self) -> bool:
        """True while its plan waits for a decision, and not for too long."""
        return self.status == self.Status.READY and not self.is_expired

    @property
    def is_expired(self) -> bool:
        """True when nobody decided in time: what is left of it is to be forgotten."""
        is_open = self.status in {self.Status.READY, self.Status.REFUSED, self.Status.PREPARING}
        return is_open and self.expires_at <= timezone.now()


class PlannedLine(models.Model):
    """One line of a plan that waits, or one absent project; gone once the import is applied."""

    ABSENT = "absent"

    of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="lines")
    kind = models.CharField(max_length=10)
    number = models.PositiveIntegerField()
    is_corrected = models.BooleanField(default=False)
    suggests = models.BooleanField(default=False)
    line = models.JSONField()
    write = models.JSONField(null=True)

    class Meta:
        ordering = ("of", "number", "pk")
        indexes = (models.Index(fields=("of", "kind", "number"), name="lines_of_a_plan"),)

    def __str__(self) -> str:
        return f"{self.of_id} l. {self.number}"


class Trace(models.Model):
    """One project that an import changed: what it held before, and where the import left it.

    `before` is empty for a new project; `publication` is the number of its latest one once the
    import was applied, `published` whether the import made it.
    """

    of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="traces")
    line = models.PositiveIntegerField()
    project = models.ForeignKey(Project, null=True, on_delete=models.SET_NULL, related_name="+")
    public_id = models.CharField(max_length=10)
    name = models.CharField(max_length=500, blank=True)
    before = models.JSONField(default=dict)
    revision = models.PositiveIntegerField()
    state = models.CharField(max_length=20, choices=State.choices)
    publication = models.PositiveIntegerField(default=0)
    published = models.BooleanField(default=False)

    class Meta:
        ordering = ("of", "line", "pk")

    def __str__(self) -> str:
        return f"{self.of_id} {self.public_id}"
