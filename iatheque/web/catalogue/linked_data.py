"""A project in the words of schema.org, for search engines: public values only."""

from typing import Any

from django.conf import settings
from django.utils import timezone

from iatheque.lib import dates
from iatheque.projects.entries import Entry
from iatheque.schema.levels import Level

LICENCE = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"


def linked_data(entry: Entry) -> dict[str, Any]:
    """Return the JSON-LD of a public entry.

    Raises `ValueError` at any other level: what leaves the page is public.
    """
    if entry.level is not Level.PUBLIC:
        raise ValueError("linked data is made of public values")
    address = settings.SITE_URL + entry.path
    return {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "@id": address,
        "url": address,
        "name": entry.text("nom_projet"),
        "inLanguage": "fr",
        "license": LICENCE,
        "datePublished": timezone.localdate(entry.first_published_at).isoformat(),
        "dateModified": dates.to_date(entry.text("date")).isoformat(),
        "isPartOf": {
            "@type": "WebSite",
            "name": "IAthèque",
            "url": f"{settings.SITE_URL}/",
        },
        "mainEntity": _project(entry),
    }


def _project(entry: Entry) -> dict[str, Any]:
    project: dict[str, Any] = {
        "@type": "Project",
        "identifier": entry.id,
        "name": entry.text("nom_projet"),
        "description": entry.text("usage_description"),
        "keywords": [entry.text("theme"), *entry.items("sous_theme")],
        "foundingDate": _month(entry.text("projet_date")),
        "parentOrganization": {
            "@type": "GovernmentOrganization",
            "name": entry.text("coll_nom"),
            "identifier": entry.text("coll_siret"),
        },
        "location": {
            "@type": "Place",
            "geo": {
                "@type": "GeoCoordinates",
                "latitude": entry.values.get("latidude"),
                "longitude": entry.values.get("longitude"),
            },
        },
    }
    if partners := entry.items("partenaires"):
        project["member"] = [{"@type": "Organization", "name": name} for name in partners]
    if page := entry.text("url_infos"):
        project["sameAs"] = page
    return project


def _month(text: str) -> str:
    return f"{text[3:]}-{text[:2]}"
