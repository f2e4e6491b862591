"""Stored evaluations of projects, who may see them, and the links that invite people to answer."""

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from iatheque.projects.models import Project
from iatheque.schema.levels import Level

INVITATION_LIFE = timedelta(days=60)
_SHARED_WITH = [(level.value, level.label) for level in (Level.PUBLIC, Level.RESTREINT)]


class Evaluation(models.Model):
    """Answers to one version of a question set, about a project, at one moment.

    `voice` says whose they are: empty for those of the project (one radar), otherwise a person's
    (the girouet): the key of a member, or the fingerprint of what an invited person keeps.
    `kept` is the result as it was then, for a tool whose data may change under it (see kept.py).
    `counted` is what the shared view of several persons holds of these answers: it follows them by
    lots only. `revision` grows at each save, so that two people cannot collide.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="evaluations")
    tool = models.CharField(_("outil"), max_length=30)
    version = models.PositiveIntegerField(_("version des questions"))
    moment = models.CharField(_("moment"), max_length=30, blank=True)
    voice = models.CharField(max_length=64, blank=True)
    respondent = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    answers = models.JSONField(default=dict)
    kept = models.JSONField(_("résultat gardé"), default=dict, blank=True)
    counted = models.JSONField(default=dict)
    takes_girouet = models.BooleanField(_("prend les moyennes du girouet"), default=False)
    revision = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(_("enregistrée le"), default=timezone.now)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("évaluation")
        verbose_name_plural = _("évaluations")
        ordering = ("project", "tool", "moment", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("project", "tool", "moment", "voice"), name="one_evaluation_a_voice"
            ),
        )

    def __str__(self) -> str:
        return f"{self.project_id} {self.tool} {self.moment} r{self.revision}"


class Share(models.Model):
    """The result of a tool at one moment, shown on the sheet; without it, it stays private."""

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="shared_evaluations"
    )
    tool = models.CharField(_("outil"), max_length=30)
    moment = models.CharField(_("moment"), max_length=30, blank=True)
    level = models.PositiveSmallIntegerField(_("visible par"), choices=_SHARED_WITH)
    shared_at = models.DateTimeField(_("partagée le"), default=timezone.now)
    shared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("évaluation partagée")
        verbose_name_plural = _("évaluations partagées")
        ordering = ("project", "tool", "moment")
        constraints = (
            models.UniqueConstraint(
                fields=("project", "tool", "moment"), name="one_share_a_moment"
            ),
        )

    def __str__(self) -> str:
        return f"{self.project_id} {self.tool} {self.moment}: {self.get_level_display()}"


class Invitation(models.Model):
    """An address where people answer without account; only its fingerprint is kept.

    It closes when somebody closes it, or by itself after `INVITATION_LIFE`.
    """

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="evaluation_invitations"
    )
    tool = models.CharField(_("outil"), max_length=30)
    moment = models.CharField(_("moment"), max_length=30)
    fingerprint = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(_("créée le"), default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    revoked_at = models.DateTimeField(_("fermée le"), null=True)

    class Meta:
        verbose_name = _("invitation à répondre")
        verbose_name_plural = _("invitations à répondre")
        ordering = ("-created_at", "-pk")

    def __str__(self) -> str:
        return f"{self.project_id} {self.tool} {self.moment}"

    @property
    def closes_at(self) -> datetime:
        """When it closes by itself."""
        return self.created_at + INVITATION_LIFE

    @property
    def is_open(self) -> bool:
        """True while it takes answers."""
        return self.revoked_at is None and timezone.now() < self.closes_at


def new_token() -> str:
    """Return an address part, or a key, that nobody can guess (192 random bits)."""
    return secrets.token_urlsafe(24)
