"""A project whose every value can be recognised wherever it shows, in whatever form."""

from django.utils import timezone

from iatheque.projects.catalogue import record_changes
from iatheque.projects.domain.publication import write_entries
from iatheque.projects.models import Project, Publication
from iatheque.schema.field import Kind, Value
from iatheque.schema.model import ALL_FIELDS
from iatheque.search.follow import sync
from tests import factories

NOTE = "moderation_note"

# What a kind of value must look like to pass through pages and files; the rest is `zq` + key.
_SHAPED: dict[str, Value] = {
    "coll_siret": "24310051800170",
    "projet_date": "03/1987",
    "date": "07/11/1993",
    "longitude": 3.14159,
    "latidude": 48.27182,
    "projet_contact": "zqcontact@zq.example",
    "url_infos": "https://zqinfos.example/",
    "url_ressources": "https://zqressources.example/",
    "image_url": "https://zqlogo.example/a.png",
    "coll_type": "opérateur",
    "projet_status": "Abandonné",
    "theme": "Attractivité et développement",
    "sous_theme": ["Immobilier"],
    "audience_service": ["établissement santé"],
    "mise_en_oeuvre": ["mobilisation de prestataire(s)"],
    "type_algorithme": ["Computer vision"],
    "redevabilite_date_fin": "05/1991",
    "redevabilite_siren_fournisseur": "732829320",
}

# The other forms in which a value is written for people.
_FORMS: dict[str, tuple[str, ...]] = {
    "nom_projet": ("zqnom_projet", "zqnom-projet"),
    "coll_siret": ("24310051800170", "243 100 518 00170"),
    "projet_date": ("03/1987", "1987-03", "mars 1987"),
    "date": ("07/11/1993", "1993-11-07", "7 novembre 1993", "novembre 1993"),
    "longitude": ("3.14159", "3,14159", "3.1416"),
    "latidude": ("48.27182", "48,27182", "48.2718"),
    "projet_contact": ("zqcontact",),
    "url_infos": ("zqinfos",),
    "url_ressources": ("zqressources",),
    "image_url": ("zqlogo",),
    "redevabilite_date_fin": ("05/1991", "1991-05", "mai 1991"),
    "redevabilite_siren_fournisseur": ("732829320", "732 829 320"),
}


def _value(key: str, kind: Kind) -> Value:
    if key in _SHAPED:
        return _SHAPED[key]
    return [f"zq{key}"] if kind in {Kind.NAMES, Kind.CHOICES} else f"zq{key}"


VALUES: dict[str, Value] = {field.key: _value(field.key, field.kind) for field in ALL_FIELDS}


def forms(key: str) -> tuple[str, ...]:
    """Return the texts that betray the value of `key`."""
    if key in _FORMS:
        return _FORMS[key]
    value = VALUES.get(key, f"zq{key}")
    return tuple(value) if isinstance(value, list) else (str(value),)


def shown(body: str) -> set[str]:
    """Return the keys whose value can be read in `body`, the moderation note included."""
    lowered = body.lower()
    keys = [*VALUES, NOTE]
    return {key for key in keys if any(form.lower() in lowered for form in forms(key))}


def publish_marked(**changes: Value) -> Project:
    """Publish the marked project: valid first, then marked below the rules of the closed lists.

    `changes` stand for some of `VALUES`.
    """
    values = VALUES | changes
    project = factories.make_project(
        coll_siret="24310051800170", projet_status="Abandonné", status_abandon="raison"
    )
    Project.objects.filter(pk=project.pk).update(moderation_note=f"zq{NOTE}")
    publication = Publication.objects.select_related("project").get(project=project)
    extensions = {field.extension for field in ALL_FIELDS if field.extension}
    publication.values = {
        field.key: values[field.key] for field in ALL_FIELDS if not field.extension
    }
    publication.extensions = {
        extension: {
            "version": "1.0.0",
            "values": {
                field.key: values[field.key] for field in ALL_FIELDS if field.extension == extension
            },
        }
        for extension in extensions
    }
    publication.save()
    write_entries([publication], first_published={project.pk: timezone.now()})
    record_changes([project.pk])
    sync()
    return Project.objects.get(pk=project.pk)
