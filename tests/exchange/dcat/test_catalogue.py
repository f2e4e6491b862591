"""The catalogue of our data, read by rdflib."""

import json

import pytest
from django.conf import LazySettings
from rdflib import DCAT, DCTERMS, RDF, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from iatheque.exchange.dcat.catalogue import PREFIXES, catalogue
from iatheque.exchange.dcat.graph import json_ld, turtle
from iatheque.exchange.downloads import downloads
from iatheque.projects.models import Project

# rdflib's own reader of JSON-LD uses a class that rdflib deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

SITE = "https://biblio.example"
LICENCE = URIRef("https://www.etalab.gouv.fr/licence-ouverte-open-licence")
EUROPE = "http://publications.europa.eu/resource/authority"
CSV = URIRef(f"{SITE}/donnees/#projets-csv")
PROJECTS = URIRef(f"{SITE}/donnees/#projets")


@pytest.fixture
def graph(full_project: Project, settings: LazySettings) -> Graph:
    settings.SITE_URL = SITE
    return Graph().parse(data=turtle(catalogue(), PREFIXES), format="turtle")


def test_json_ld_and_turtle_say_the_same(graph: Graph) -> None:
    text = json.dumps(json_ld(catalogue(), PREFIXES))
    assert isomorphic(graph, Graph().parse(data=text, format="json-ld"))


def test_one_dataset_for_projects_and_one_per_extension(graph: Graph) -> None:
    root = URIRef(f"{SITE}/donnees/#catalogue")
    assert set(graph.objects(root, DCAT.dataset)) == {
        PROJECTS,
        URIRef(f"{SITE}/donnees/#extension-placement"),
        URIRef(f"{SITE}/donnees/#extension-redevabilite"),
    }
    assert set(graph.subjects(RDF.type, DCAT.Dataset)) == set(graph.objects(root, DCAT.dataset))


def test_a_distribution_is_described_whole(graph: Graph, settings: LazySettings) -> None:
    csv = downloads()[0]
    moment = next(graph.objects(CSV, DCTERMS.modified))

    assert moment.toPython() == csv.date.replace(microsecond=0)
    assert set(graph.predicate_objects(CSV)) == {
        (RDF.type, DCAT.Distribution),
        (DCTERMS.title, Literal("CSV", lang="fr")),
        (DCTERMS.modified, moment),
        (DCTERMS.license, LICENCE),
        (DCTERMS.format, URIRef(f"{EUROPE}/file-type/CSV")),
        (DCTERMS.conformsTo, URIRef(f"{SITE}/donnees/schema.json")),
        (DCAT.accessURL, URIRef(f"{SITE}/donnees/projets.csv")),
        (DCAT.downloadURL, URIRef(f"{SITE}/donnees/projets.csv")),
        (DCAT.byteSize, Literal(str(csv.size), datatype=_xsd("nonNegativeInteger"))),
        (DCAT.mediaType, URIRef("http://www.iana.org/assignments/media-types/text/csv")),
    }


def test_the_dataset_has_what_dcat_ap_asks(graph: Graph) -> None:
    said = {
        name: set(graph.objects(PROJECTS, name))
        for name in (DCTERMS.spatial, DCTERMS.accessRights, DCAT.theme, DCTERMS.publisher)
    }
    assert said == {
        DCTERMS.spatial: {URIRef(f"{EUROPE}/country/FRA")},
        DCTERMS.accessRights: {URIRef(f"{EUROPE}/access-right/PUBLIC")},
        DCAT.theme: {URIRef(f"{EUROPE}/data-theme/{code}") for code in ("GOVE", "TECH", "REGI")},
        DCTERMS.publisher: {URIRef(f"{SITE}/#equipe")},
    }


def test_every_distribution_is_a_download(graph: Graph) -> None:
    addresses = {str(found) for found in graph.objects(None, DCAT.downloadURL)}
    expected = {f"{SITE}{found.href}" for found in downloads()}
    assert addresses == expected | {
        f"{SITE}/donnees/extensions/{key}.csv" for key in ("placement", "redevabilite")
    }


def test_an_empty_catalogue_has_no_date(db: None, settings: LazySettings) -> None:
    settings.SITE_URL = SITE
    found = Graph().parse(data=turtle(catalogue(), PREFIXES), format="turtle")
    assert list(found.objects(None, DCTERMS.modified)) == []


def _xsd(name: str) -> URIRef:
    return URIRef(f"http://www.w3.org/2001/XMLSchema#{name}")
