"""JSON and GeoJSON, whole."""

import json
from datetime import date

import pytest
from django.utils import timezone
from jsonschema import Draft202012Validator

from iatheque.access.gate import readable_extension_fields
from iatheque.exchange.writers.documents import as_json, as_json_with_extensions
from iatheque.exchange.writers.json_files import write_geojson, write_json
from iatheque.projects import entries
from iatheque.projects.models import Project
from iatheque.schema.json_schema import project_schema
from iatheque.schema.levels import Level
from iatheque.schema.version import MODEL_VERSION
from tests.exchange.conftest import EVERYTHING
from tests.factories import DEFAULTS, make_project

SITE = "https://biblio.example"
PLAIN = {
    "id": "bbbbbbbbbb",
    "url": f"{SITE}/projets/bbbbbbbbbb-prevoir-les-repas-de-la-cantine/",
    "coll_nom": "Ville de Saint-Brieuc",
    "nom_projet": "Prévoir les repas de la cantine",
    "coll_siret": "21220278200018",
    "coll_type": "Commune",
    "projet_date": "09/2024",
    "projet_status": "En expérimentation",
    "status_abandon": None,
    "partenaires": None,
    "usage_description": "Prévoit chaque soir le nombre de repas du lendemain, école par école.",
    "theme": "Citoyenneté, santé, et solidarité",
    "sous_theme": None,
    "audience_service": ["agent"],
    "url_infos": None,
    "image_url": None,
    "longitude": -2.76,
    "latidude": 48.51,
    "date": "15/10/2025",
}


@pytest.fixture(autouse=True)
def some_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("iatheque.exchange.writers.json_files.localdate", lambda: date(2025, 11, 3))


def written(level: Level, pks: list[list[int]] | None = None) -> dict[str, object]:
    return json.loads(b"".join(write_json(level, pks, site_url=SITE)))


def test_the_public_json_is_whole(plain_project: Project) -> None:
    assert written(Level.PUBLIC) == {
        "version": MODEL_VERSION,
        "genere_le": "2025-11-03",
        "projets": [PLAIN],
    }


def test_keys_come_in_published_order(plain_project: Project) -> None:
    [project] = written(Level.PUBLIC)["projets"]
    assert list(project) == list(PLAIN)


@pytest.mark.parametrize("level", [Level.RESTREINT, Level.EXPERT])
def test_above_the_public_level_every_published_value_is_there(
    level: Level, full_project: Project
) -> None:
    published = {key: value for key, value in EVERYTHING.items() if "placement" not in key}
    head = {"id": "aaaaaaaaaa", "url": f"{SITE}/projets/aaaaaaaaaa-cantine-prevoir/"}
    others = {key: DEFAULTS[key] for key in ("coll_siret", "projet_date")}

    assert written(level)["projets"] == [head | others | published]


def test_extensions_are_apart_from_the_published_fields(full_project: Project) -> None:
    entry = entries.get(Level.PUBLIC, "aaaaaaaaaa")

    assert as_json_with_extensions(entry, SITE) == as_json(entry, SITE) | {
        "extensions": dict.fromkeys(field.key for field in readable_extension_fields(Level.PUBLIC))
        | {"placement_visee": "plutôt nouveau", "placement_public": "pour les agents"}
    }


def test_an_empty_catalogue_is_an_empty_list(db: None) -> None:
    empty = {"version": MODEL_VERSION, "genere_le": "2025-11-03", "projets": []}
    assert [written(Level.PUBLIC), written(Level.PUBLIC, [])] == [empty, empty]


def test_the_geojson_has_a_point_per_project(plain_project: Project, full_project: Project) -> None:
    text = b"".join(write_geojson(Level.PUBLIC, [[plain_project.pk]], site_url=SITE))

    assert json.loads(text) == {
        "type": "FeatureCollection",
        "version": MODEL_VERSION,
        "genere_le": "2025-11-03",
        "features": [
            {
                "type": "Feature",
                "id": "bbbbbbbbbb",
                "geometry": {"type": "Point", "coordinates": [-2.76, 48.51]},
                "properties": PLAIN,
            }
        ],
    }


def test_many_projects_come_in_several_pieces(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("iatheque.exchange.writers.json_files._PIECE", 2)
    names = ["un", "deux", "trois", "quatre", "cinq"]
    for name in names:
        make_project(nom_projet=name)
    pieces = list(write_json(Level.PUBLIC, None, site_url=SITE))
    found = json.loads(b"".join(pieces))

    assert len(pieces) == 4  # the head, two by two, then the last one
    assert [project["nom_projet"] for project in found["projets"]] == names


@pytest.mark.parametrize("level", Level)
def test_every_project_is_valid_under_its_schema(
    level: Level, full_project: Project, plain_project: Project
) -> None:
    validator = Draft202012Validator(project_schema())
    found = [list(validator.iter_errors(project)) for project in written(level)["projets"]]
    assert found == [[], []]


@pytest.mark.parametrize("count", [1, 3])
def test_a_batch_is_one_query(count: int, db: None, django_assert_num_queries: object) -> None:
    for _ in range(count):
        make_project()
    with django_assert_num_queries(2):  # the projects, then that there are no more
        written(Level.PUBLIC)


def test_the_day_is_that_of_the_library(
    monkeypatch: pytest.MonkeyPatch, plain_project: Project
) -> None:
    monkeypatch.undo()
    assert written(Level.PUBLIC)["genere_le"] == timezone.localdate().isoformat()
