"""The page of the published model, written from the schema itself."""

from datetime import date
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from iatheque.lib.messages import N_
from iatheque.schema.extensions import EXTENSIONS
from iatheque.schema.field import Field, Kind
from iatheque.schema.fields import CATEGORIES, FIELDS
from iatheque.schema.levels import Level
from iatheque.schema.version import MODEL_DATE, MODEL_VERSION
from iatheque.schema.vocabularies import THEMES
from iatheque.web.typography import gettext as _

from . import texts

_KINDS = {
    Kind.LINE: N_("un texte d’une ligne"),
    Kind.BLOCK: N_("un texte de quelques phrases"),
    Kind.NAMES: N_("des noms, séparés par des virgules"),
    Kind.SIRET: N_("14 chiffres"),
    Kind.SIREN: N_("9 chiffres"),
    Kind.CHOICE: N_("une valeur de la liste"),
    Kind.CHOICES: N_("une ou plusieurs valeurs de la liste, séparées par des virgules"),
    Kind.MONTH: N_("un mois, écrit MM/AAAA"),
    Kind.DAY: N_("un jour, écrit JJ/MM/AAAA"),
    Kind.EMAIL: N_("une adresse électronique"),
    Kind.URL: N_("une adresse web, qui commence par https:// ou http://"),
    Kind.IMAGE: N_("l’adresse web d’une image"),
    Kind.LONGITUDE: N_("un nombre de -180 à 180, avec un point"),
    Kind.LATITUDE: N_("un nombre de -90 à 90, avec un point"),
}
_SCHEMAS = (
    ("data:schema", "schema.json", N_("le fichier public (Table Schema)")),
    ("data:full_schema", "schema-complet.json", N_("les 30 questions (Table Schema)")),
    ("data:json_schema", "schema.jsonschema.json", N_("un projet (JSON Schema)")),
)
_UP_TO_TWO = N_("une ou deux valeurs de la liste, séparées par des virgules")


class Group(NamedTuple):
    """Fields shown under one heading."""

    label: str
    anchor: str
    fields: tuple[Field, ...]


def model(request: HttpRequest) -> HttpResponse:
    """Show the 30 published fields, the extensions, and where the schemas are."""
    groups, versions = _groups(), texts.of_page("modele")
    context = {
        "groups": groups,
        "links": _links(groups, versions),
        "schemas": _SCHEMAS,
        "extensions": EXTENSIONS,
        "themes": THEMES,
        "kind_of": kind_words,
        "counts": [(level, sum(field.level is level for field in FIELDS)) for level in Level],
        "version": MODEL_VERSION,
        "date": f"{date.fromisoformat(MODEL_DATE):%d/%m/%Y}",
        "texts": versions,
    }
    return render(request, "pages/model.html", context)


def kind_words(field: Field) -> str:
    """Return in words what is to be written in a field."""
    return _UP_TO_TWO if field.maximum == 2 else _KINDS[field.kind]


def _links(groups: list[Group], versions: list[texts.Text]) -> list[tuple[str, str]]:
    links = [(group.anchor, _(group.label)) for group in groups]
    links += [("extensions", _("Extensions")), ("schemas", _("Schémas à télécharger"))]
    return links + [(text.anchor, text.heading) for text in versions]


def _groups() -> list[Group]:
    return [
        Group(label, f"partie-{rank}", tuple(field for field in FIELDS if field.category == label))
        for rank, label in enumerate(CATEGORIES, start=1)
    ]
