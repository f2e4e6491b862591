"""What the API says of itself is true, and readable."""

import json
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from iatheque.access.gate import filterable_fields
from iatheque.api.problems import PROBLEMS
from iatheque.schema.fields import FIELDS
from iatheque.schema.levels import Level
from tests.api.conftest import Reader
from tests.factories import make_project
from tests.harness.client import HouseClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def described(client: Client) -> dict[str, Any]:
    return client.get("/api/v1/openapi.json").json()


def answer_schema(described: dict[str, Any], path: str, status: str = "200") -> dict[str, Any]:
    [content] = described["paths"][path]["get"]["responses"][status]["content"].values()
    return {**content["schema"], "components": described["components"]}


@pytest.mark.parametrize("level", Level, ids=lambda level: level.slug)
@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/api/v1/projets", "/api/v1/projets"),
        ("/api/v1/projets", "/api/v1/projets?curseur=0"),
        ("/api/v1/projets/{public_id}", "/api/v1/projets/aaaaaaaaaa"),
        ("/api/v1/facettes", "/api/v1/facettes"),
        ("/api/v1/organisations", "/api/v1/organisations"),
    ],
)
def test_answers_are_what_is_described(
    path: str, address: str, level: Level, described: dict[str, Any], reader: Reader
) -> None:
    make_project(
        public_id="aaaaaaaaaa",
        budget="plus de 100k€",
        type_algorithme=["NSP"],
        sous_theme=["Agriculture"],
        placement_visee="plutôt nouveau",
    )
    payload = reader(level).get(address).json()
    validator = Draft202012Validator(answer_schema(described, path))
    assert [error.message for error in validator.iter_errors(payload)] == []


@pytest.mark.parametrize(
    ("path", "address", "status"),
    [
        ("/api/v1/projets/{public_id}", "/api/v1/projets/x", "404"),
        ("/api/v1/projets", "/api/v1/projets?page=0", "422"),
    ],
)
def test_problems_are_what_is_described(
    path: str, address: str, status: str, described: dict[str, Any], client: Client
) -> None:
    validator = Draft202012Validator(answer_schema(described, path, status))
    assert list(validator.iter_errors(client.get(address).json())) == []
    assert list(described["paths"][path]["get"]["responses"][status]["content"]) == [
        "application/problem+json"
    ]


def test_an_answer_that_lacks_a_field_would_be_seen(described: dict[str, Any]) -> None:
    validator = Draft202012Validator(answer_schema(described, "/api/v1/projets/{public_id}"))
    assert len(list(validator.iter_errors({"id": "aaaaaaaaaa"}))) == 19


def test_public_fields_are_required_and_reserved_ones_are_not(described: dict[str, Any]) -> None:
    project = described["components"]["schemas"]["Projet"]
    public = [field.key for field in FIELDS if field.level is Level.PUBLIC]

    assert project["required"] == ["id", "url", *public, "extensions"]
    assert list(project["properties"]) == [
        "id",
        "url",
        *(field.key for field in FIELDS),
        "extensions",
        "ressources",
    ]


def test_every_parameter_is_described_once(described: dict[str, Any]) -> None:
    names = {
        f"{method.upper()} {path}": [parameter["name"] for parameter in operation["parameters"]]
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    }
    filters = list(filterable_fields(Level.EXPERT))

    assert names == {
        "GET /api/v1/projets": ["page", "par_page", "curseur", "q", "tri", *filters],
        "POST /api/v1/projets": ["Idempotency-Key"],
        "GET /api/v1/projets/{public_id}": ["public_id"],
        "PATCH /api/v1/projets/{public_id}": ["public_id", "If-Match", "Idempotency-Key"],
        "POST /api/v1/projets/{public_id}/envoi": ["public_id", "If-Match", "Idempotency-Key"],
        "GET /api/v1/projets/{public_id}/brouillon": ["public_id"],
        "GET /api/v1/facettes": ["q", *filters],
        "GET /api/v1/organisations": ["page", "par_page"],
    }


def test_every_reference_leads_somewhere(described: dict[str, Any]) -> None:
    names = set(described["components"]["schemas"])
    text = json.dumps(described)
    found = {part.partition('"')[0] for part in text.split("#/components/schemas/")[1:]}
    assert found <= names


def test_the_page_shows_every_address_object_and_problem(described: dict[str, Any]) -> None:
    page = HouseClient().get("/api/v1/docs").content.decode()
    paths = [
        f"{method.upper()} {path}"
        for path, methods in described["paths"].items()
        for method in methods
    ]
    anchors = [f'id="objet-{name}"' for name in described["components"]["schemas"]]
    anchors += [f'id="erreur-{status}"' for status in PROBLEMS]

    assert [part for part in [*paths, *anchors] if part not in page] == []


def test_the_page_says_which_keys_are_reserved() -> None:
    page = HouseClient().get("/api/v1/docs").content.decode()
    assert page.count("Réservé aux agents, absent sinon.") == 13 + 14


def test_the_root_leads_to_the_page(client: Client) -> None:
    response = client.get("/api/v1/")
    assert (response.status_code, response.headers["Location"]) == (301, "/api/v1/docs")


def test_the_description_is_open_to_other_sites(client: Client) -> None:
    headers = client.get("/api/v1/openapi.json").headers
    assert headers["Access-Control-Allow-Origin"] == "*"
