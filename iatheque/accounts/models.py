"""A person who signs in, known by a professional e-mail address."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Creates people by e-mail address."""

    def create_user(self, email: str, password: str | None = None, **extra: Any) -> "User":
        """Create a person; without a password she cannot sign in by password."""
        user = self.model(email=self.normalize_email(email).lower(), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def of_address(self, email: str) -> "User":
        """Return the person of this address, made on the spot when it is her first time."""
        person, _is_new = self.get_or_create(
            email=email.lower(), defaults={"password": make_password(None)}
        )
        return person

    def create_superuser(self, email: str, password: str | None = None, **extra: Any) -> "User":
        """Create an administrator."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **extra)

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find a person by address, whatever its case."""
        return self.get(email=(username or "").lower())


class User(AbstractBaseUser, PermissionsMixin):
    """A person: name, professional e-mail, and the rights granted to her personally."""

    email = models.EmailField(_("adresse électronique"), unique=True)
    full_name = models.CharField(_("nom"), max_length=200, blank=True)
    is_active = models.BooleanField(_("actif"), default=True)
    is_staff = models.BooleanField(_("accède à l’administration"), default=False)
    is_expert = models.BooleanField(
        _("expert"), default=False, help_text=_("Lit le code et la documentation techniques.")
    )
    is_moderator = models.BooleanField(
        _("équipe nationale"), default=False, help_text=_("Relit et publie tous les projets.")
    )
    date_joined = models.DateTimeField(_("créé le"), auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("personne")
        verbose_name_plural = _("personnes")
        ordering = ("email",)

    def __str__(self) -> str:
        return self.full_name or self.email

    @property
    def moderates(self) -> bool:
        """True for the national team and, above it, for administrators."""
        return self.is_moderator or self.is_superuser


class SignIn(models.Model):
    """The sign-in log: who, when, by which way, from where. Kept `SIGN_IN_LOG_DAYS`."""

    class Method(models.TextChoices):
        """The way in."""

        CODE = "code", _("code par courriel")
        PROCONNECT = "proconnect", _("ProConnect")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sign_ins"
    )
    at = models.DateTimeField(_("le"), db_index=True)
    method = models.CharField(_("moyen"), max_length=20, choices=Method.choices)
    second_factor = models.BooleanField(_("second facteur"), default=False)
    address = models.GenericIPAddressField(_("adresse réseau"), null=True)

    class Meta:
        verbose_name = _("connexion")
        verbose_name_plural = _("connexions")
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.user} {self.at:%Y-%m-%d %H:%M}"


class KeyedAnswer(models.Model):
    """What a program was answered under its `Idempotency-Key`; without `status`, it still waits.

    `caller` names the token, or the person of a session: a key is nobody else's.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    caller = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)
    status = models.PositiveSmallIntegerField(null=True)
    headers = models.JSONField(default=dict)
    body = models.TextField(blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("caller", "key"), name="one_answer_per_key"),
        )

    def __str__(self) -> str:
        return f"{self.caller} {self.at:%Y-%m-%d %H:%M}"
