"""What is said of our data: the catalogue, the projects, each extension, the API.

Follows DCAT-AP 3: its classes and cardinalities, and the vocabularies of the Publications Office.
"""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.utils.timezone import localtime

from iatheque.exchange import licence
from iatheque.exchange.downloads import Download, downloads, extension_downloads
from iatheque.schema.extensions import EXTENSION
from iatheque.schema.version import MODEL_VERSION

from .graph import Iri, Literal, Node, Term, french

PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_AUTHORITY = "http://publications.europa.eu/resource/authority"
_MEDIA = "http://www.iana.org/assignments/media-types"
_THEMES = ("GOVE", "TECH", "REGI")
_KEYWORDS = (
    "intelligence artificielle",
    "algorithmes publics",
    "collectivités territoriales",
    "transparence",
)
_TITLE = "Projets d’intelligence artificielle des collectivités françaises"
_DESCRIPTION = (
    "Les projets d’intelligence artificielle que documentent des collectivités : à quoi ils "
    "servent, pour qui, où ils en sont, et pourquoi certains ont été abandonnés."
)


def catalogue() -> Node:
    """Return the catalogue of everything that can be downloaded by everybody."""
    projects = _projects(downloads())
    extensions = [_extension(found) for found in extension_downloads()]
    return Node(
        _here("catalogue"),
        "dcat:Catalog",
        {
            "dct:title": french("IAthèque, la bibliothèque d’IA des territoires"),
            "dct:description": french(_DESCRIPTION),
            "dct:publisher": [_publisher()],
            "dct:language": [_term("language", "FRA")],
            "dct:license": [Iri(licence.URL)],
            "dct:spatial": [_term("country", "FRA")],
            "foaf:homepage": [Iri(f"{settings.SITE_URL}/")],
            "dcat:themeTaxonomy": [Iri(f"{_AUTHORITY}/data-theme")],
            "dcat:dataset": [projects, *extensions],
            "dcat:service": [_api(projects)],
        },
    )


def _projects(files: Sequence[Download]) -> Node:
    return _dataset("projets", _TITLE, _DESCRIPTION, MODEL_VERSION, files)


def _extension(file: Download) -> Node:
    extension = EXTENSION[file.key]
    title = f"{_TITLE} : extension « {extension.label} »"
    return _dataset(f"extension-{extension.key}", title, extension.help, extension.version, [file])


def _dataset(
    name: str, title: str, description: str, version: str, files: Sequence[Download]
) -> Node:
    return Node(
        _here(name),
        "dcat:Dataset",
        {
            "dct:identifier": [Literal(_here(name))],
            "dct:title": french(title),
            "dct:description": french(description),
            "dct:publisher": [_publisher()],
            "dcat:contactPoint": [_contact()],
            "dct:accessRights": [_term("access-right", "PUBLIC")],
            "dct:accrualPeriodicity": [_term("frequency", "CONT")],
            "dct:language": [_term("language", "FRA")],
            "dct:modified": _moment(files[0].date),
            "dct:spatial": [_term("country", "FRA")],
            "dcat:version": [Literal(version)],
            "dcat:keyword": [Literal(word, language="fr") for word in _KEYWORDS],
            "dcat:landingPage": [Iri(f"{settings.SITE_URL}/donnees/")],
            "dcat:theme": [_term("data-theme", theme) for theme in _THEMES],
            "dcat:distribution": [_distribution(name, file) for file in files],
        },
    )


def _distribution(dataset: str, file: Download) -> Node:
    address = Iri(settings.SITE_URL + file.href)
    extension = file.href.rpartition(".")[2]
    return Node(
        _here(f"{dataset}-{extension}"),
        "dcat:Distribution",
        {
            "dct:title": french(file.label),
            "dcat:accessURL": [address],
            "dcat:downloadURL": [address],
            "dcat:byteSize": [Literal(str(file.size), datatype="xsd:nonNegativeInteger")],
            "dcat:mediaType": [Iri(f"{_MEDIA}/{file.media_type.partition(';')[0]}")],
            "dct:format": [_term("file-type", extension.upper())],
            "dct:license": [Iri(file.licence_url)],
            "dct:conformsTo": [_standard(settings.SITE_URL + file.schema)],
            "dct:modified": _moment(file.date),
        },
    )


def _api(dataset: Node) -> Node:
    root = f"{settings.SITE_URL}/api/v1"
    return Node(
        _here("api"),
        "dcat:DataService",
        {
            "dct:title": french("Interface de programmation (API)"),
            "dct:license": [Iri(licence.URL)],
            "dcat:endpointURL": [Iri(f"{root}/")],
            "dcat:endpointDescription": [Iri(f"{root}/openapi.json")],
            "dcat:servesDataset": [Iri(dataset.iri)],
        },
    )


def _standard(address: str) -> Term:
    return Node(address, "dct:Standard", {})


def _publisher() -> Node:
    return Node(
        f"{settings.SITE_URL}/#equipe",
        "foaf:Agent",
        {"foaf:name": french("IAthèque"), "foaf:homepage": [Iri(f"{settings.SITE_URL}/")]},
    )


def _contact() -> Node:
    return Node(
        "",
        "vcard:Organization",
        {
            "vcard:fn": french("IAthèque"),
            "vcard:hasEmail": [Iri(f"mailto:{settings.CONTACT_EMAIL}")],
        },
    )


def _moment(moment: datetime | None) -> list[Term]:
    if moment is None:
        return []
    return [Literal(localtime(moment).isoformat(timespec="seconds"), datatype="xsd:dateTime")]


def _term(vocabulary: str, code: str) -> Iri:
    return Iri(f"{_AUTHORITY}/{vocabulary}/{code}")


def _here(name: str) -> str:
    return f"{settings.SITE_URL}/donnees/#{name}"
