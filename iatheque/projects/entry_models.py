"""The read side: one table per level, holding only what that level may read.

A column is named after its field and holds the written form of the value (lists joined by `, `,
dates as published), numbers apart; `extensions` holds the readable extension values by field key.
`checks.py` fails when these columns and the schema differ.
"""

from typing import ClassVar

from django.db import models


class EntryBase(models.Model):
    """What every entry carries beside the fields of its level."""

    project = models.OneToOneField(
        "projects.Project", primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    public_id = models.CharField(max_length=10, unique=True)
    slug = models.CharField(max_length=80)
    siren = models.CharField(max_length=9, db_index=True)
    number = models.PositiveIntegerField()
    first_published_at = models.DateTimeField(db_index=True)
    published_at = models.DateTimeField(db_index=True)
    completeness = models.PositiveSmallIntegerField()
    extensions = models.JSONField(default=dict)

    coll_nom = models.TextField()
    nom_projet = models.TextField()
    coll_siret = models.CharField(max_length=14)
    coll_type = models.TextField()
    projet_date = models.CharField(max_length=7)
    projet_status = models.TextField()
    status_abandon = models.TextField(blank=True)
    partenaires = models.TextField(blank=True)
    usage_description = models.TextField()
    theme = models.TextField()
    sous_theme = models.TextField(blank=True)
    audience_service = models.TextField()
    url_infos = models.TextField(blank=True)
    image_url = models.TextField(blank=True)
    longitude = models.FloatField()
    latidude = models.FloatField()
    date = models.CharField(max_length=10)

    class Meta:
        abstract = True
        ordering: ClassVar[tuple[str, ...]] = ("pk",)

    def __str__(self) -> str:
        return f"{self.public_id} {self.nom_projet}"


class RestrictedColumns(models.Model):
    """The fields opened to agents."""

    projet_contact = models.TextField(blank=True)
    financement = models.TextField(blank=True)
    budget = models.TextField(blank=True)
    mise_en_oeuvre = models.TextField(blank=True)
    herbergement = models.TextField(blank=True)
    nom_algorithme = models.TextField(blank=True)
    algorithme_description = models.TextField(blank=True)
    algorithme_operations = models.TextField(blank=True)
    type_algorithme = models.TextField(blank=True)
    impact_environnement = models.TextField(blank=True)
    donnees_source = models.TextField(blank=True)
    donnees_acces = models.TextField(blank=True)
    url_ressources = models.TextField(blank=True)

    class Meta:
        abstract = True


class EntryPublic(EntryBase):
    """What everybody reads."""


class EntryRestreint(RestrictedColumns, EntryBase):
    """What agents read."""


class EntryExpert(RestrictedColumns, EntryBase):
    """What experts read."""
