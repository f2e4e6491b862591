"""Attached resources: what their depositors write, and what each level reads of them.

The tables of the read side are filled from the latest publication only: the anonymous path asks
`SharedPublic` and knows no other.
"""

import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from iatheque.access.resources import DEFAULT_LEVEL
from iatheque.schema.levels import Level

from .resources.choices import Kind, Licence

TITLE = 200  # characters
LINK = 2000

_LEVELS = [(level.value, level.label) for level in Level]


def new_token() -> str:
    """Return the name under which a resource is served: 128 bits that nobody guesses."""
    return secrets.token_hex(16)


class Described(models.Model):
    """What is said of a resource; either `link` or `file` is filled."""

    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    title = models.CharField(_("titre"), max_length=TITLE)
    kind = models.CharField(_("nature"), max_length=20, choices=Kind.choices)
    licence = models.CharField(_("licence"), max_length=20, choices=Licence.choices, blank=True)
    level = models.PositiveSmallIntegerField(
        _("niveau"), choices=_LEVELS, default=DEFAULT_LEVEL.value
    )
    link = models.CharField(_("adresse"), max_length=LINK, blank=True)
    file = models.CharField(max_length=100, blank=True, editable=False)
    name = models.CharField(max_length=100, blank=True, editable=False)
    extension = models.CharField(max_length=10, blank=True, editable=False)
    size = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True
        ordering: ClassVar[tuple[str, ...]] = ("pk",)

    def __str__(self) -> str:
        return self.title

    @property
    def reading_level(self) -> Level:
        """The level from which it is read."""
        return Level(self.level)


class Resource(Described):
    """The resource as its depositors have it; readers get it with the next publication."""

    project = models.ForeignKey(
        "projects.Project", on_delete=models.CASCADE, related_name="resources"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta(Described.Meta):
        verbose_name = _("ressource")
        verbose_name_plural = _("ressources")


class Shared(Described):
    """A resource of a published project, in the table of each level that reads it."""

    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="+")
    siren = models.CharField(max_length=9)

    class Meta(Described.Meta):
        abstract = True


class SharedPublic(Shared):
    """What everybody reads."""


class SharedRestreint(Shared):
    """What agents read."""


class SharedExpert(Shared):
    """What experts read."""
