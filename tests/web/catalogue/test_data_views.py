"""Files over HTTP: content, headers, tags, levels, and who may read them from another site."""

import json
from datetime import date

import pytest
from django.conf import LazySettings
from django.http import HttpResponse
from django.utils import timezone

from iatheque.exchange.writers.csv_file import write_csv
from iatheque.exchange.writers.documents import as_json_with_extensions
from iatheque.exchange.writers.formats import available_formats
from iatheque.exchange.writers.xlsx_file import UnwritableError
from iatheque.lib.messages import message
from iatheque.projects import entries
from iatheque.projects.models import Project
from iatheque.schema.generate import PUBLISHED
from iatheque.schema.levels import Level
from iatheque.search.follow import sync
from iatheque.search.tag import catalogue_tag
from tests.factories import make_project
from tests.harness.client import HouseClient
from tests.web.catalogue.conftest import Reader

pytestmark = pytest.mark.django_db

FILES = [f"/donnees/projets.{one.key}" for one in available_formats()]
FILES += ["/donnees/extensions/placement.csv"]
TEXTS = [
    "/donnees/schema.json",
    "/donnees/schema-complet.json",
    "/donnees/schema.jsonschema.json",
    "/donnees/extension-placement.json",
    "/donnees/catalogue.jsonld",
    "/donnees/catalogue.ttl",
    "/projets/aaaaaaaaaa.json",
    "/projets/aaaaaaaaaa-ancien-nom.json",
]
SITE = "http://localhost:8810"


@pytest.fixture(autouse=True)
def project() -> Project:
    """One project, already in the index: the tag would move with the first search."""
    project = make_project(
        public_id="aaaaaaaaaa", budget="plus de 100k€", placement_visee="plutôt nouveau"
    )
    sync()
    return project


def content(response: HttpResponse) -> bytes:
    return b"".join(response) if response.streaming else response.content


def read(client: HouseClient, path: str, **options: object) -> HttpResponse:
    """Return the answer once it is read: what it was made of is then closed."""
    response = client.get(path, **options)
    content(response)
    return response


def csv_of(level: Level) -> bytes:
    return b"".join(write_csv(level, None, site_url=SITE))


@pytest.mark.parametrize("level", Level, ids=lambda level: level.slug)
def test_the_csv_is_that_of_the_level(level: Level, reader: Reader) -> None:
    assert content(reader(level).get("/donnees/projets.csv")) == csv_of(level)


def test_members_get_no_more_than_their_level_in_files(reader: Reader) -> None:
    member = reader(Level.RESTREINT, siren="212202782")
    assert content(member.get("/donnees/projets.csv")) == csv_of(Level.RESTREINT)


@pytest.mark.parametrize(
    ("level", "name"),
    [
        (Level.PUBLIC, "projets-2025-11-03.csv"),
        (Level.RESTREINT, "projets-restreint-2025-11-03.csv"),
        (Level.EXPERT, "projets-expert-2025-11-03.csv"),
    ],
)
def test_a_file_is_named_after_its_level_and_day(
    level: Level, name: str, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("iatheque.exchange.delivery.localdate", lambda: date(2025, 11, 3))
    response = read(reader(level), "/donnees/projets.csv")
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'


def test_the_headers_of_a_public_file_are_known(client: HouseClient) -> None:
    response = read(client, "/donnees/projets.csv")
    names = ("Content-Type", "Cache-Control", "ETag", "Vary", "Access-Control-Allow-Origin")

    assert {name: response.headers.get(name) for name in names} == {
        "Content-Type": "text/csv; charset=utf-8",
        "Cache-Control": "no-cache",
        "ETag": f'W/"{catalogue_tag()}"',
        "Vary": "Cookie",
        "Access-Control-Allow-Origin": "*",
    }
    assert response.cookies == {}


@pytest.mark.parametrize("path", [*FILES, *TEXTS])
def test_anonymous_answers_are_open_tagged_and_without_cookie(
    path: str, client: HouseClient
) -> None:
    response = read(client, path)

    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["ETag"] == f'W/"{catalogue_tag()}"'
    assert response.cookies == {}


@pytest.mark.parametrize("path", [*FILES, *TEXTS])
def test_answers_to_somebody_are_closed_to_other_sites_and_caches(
    path: str, reader: Reader
) -> None:
    response = read(reader(Level.EXPERT), path)

    assert response.status_code == 200
    assert "Access-Control-Allow-Origin" not in response.headers
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["ETag"] == f'W/"{catalogue_tag()}-expert"'


@pytest.mark.parametrize("path", [*FILES, *TEXTS])
@pytest.mark.parametrize("level", [Level.PUBLIC, Level.EXPERT], ids=lambda level: level.slug)
def test_who_has_the_current_answer_gets_none(path: str, level: Level, reader: Reader) -> None:
    client = reader(level)
    tag = read(client, path).headers["ETag"]
    again = read(client, path, headers={"If-None-Match": tag})
    make_project()
    changed = read(client, path, headers={"If-None-Match": tag})

    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
    assert changed.status_code == 200
    assert changed.headers["ETag"] != tag


def test_the_tag_of_one_reader_is_not_that_of_another(reader: Reader, client: HouseClient) -> None:
    tags = {
        client.get("/projets/aaaaaaaaaa.json").headers["ETag"]
        for client in (client, reader(Level.RESTREINT, siren="212202782"), reader(Level.EXPERT))
    }
    tag = catalogue_tag()
    assert tags == {f'W/"{tag}"', f'W/"{tag}-restreint-212202782"', f'W/"{tag}-expert"'}


@pytest.mark.parametrize("path", FILES)
def test_head_has_the_headers_of_get_and_writes_nothing(
    path: str, client: HouseClient, django_assert_num_queries: object
) -> None:
    expected = read(client, path)
    with django_assert_num_queries(0):
        response = client.head(path)

    assert (response.status_code, content(response)) == (200, b"")
    assert dict(response.headers) == dict(expected.headers)


@pytest.mark.parametrize("path", [*FILES, *TEXTS])
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_files_are_only_read(path: str, method: str, client: HouseClient) -> None:
    assert getattr(client, method)(path).status_code == 405


def test_the_parameters_of_the_catalogue_select_the_lines(client: HouseClient) -> None:
    make_project(public_id="bbbbbbbbbb", theme="Mobilités", nom_projet="Compter les vélos")
    found = content(client.get("/donnees/projets.csv", {"q": "vélo", "theme": "Mobilités"}))
    ids = [line.partition(",")[0] for line in found.decode().splitlines()]

    assert ids == ["id", "bbbbbbbbbb"]


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("query", ["inconnu=1", "budget=plus de 100k€", "tri=budget", "page=2"])
def test_a_parameter_that_means_nothing_here_changes_nothing(
    path: str, query: str, client: HouseClient
) -> None:
    assert content(client.get(f"{path}?{query}")) == content(client.get(path))


@pytest.mark.parametrize(
    "path", ["/donnees/projets.exe", "/donnees/extensions/x.csv", "/donnees/extension-x.json"]
)
def test_a_file_that_does_not_exist_is_not_found(path: str, client: HouseClient) -> None:
    assert read(client, path).status_code == 404


def test_a_file_that_cannot_be_written_says_why(
    client: HouseClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise UnwritableError(message("Trop de projets."))

    monkeypatch.setattr("iatheque.exchange.writers.xlsx_file.through_file", refuse)
    response = client.get("/donnees/projets.xlsx")

    assert (response.status_code, response.content.decode()) == (422, "Trop de projets.")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("path", ["/projets/aaaaaaaaaa.json", "/projets/aaaaaaaaaa-x.json"])
def test_the_json_of_a_project_is_whole(path: str, client: HouseClient) -> None:
    expected = as_json_with_extensions(entries.get(Level.PUBLIC, "aaaaaaaaaa"), SITE)
    assert json.loads(client.get(path).content) == expected


def test_members_read_their_own_project_whole(reader: Reader) -> None:
    expected = as_json_with_extensions(entries.get(Level.EXPERT, "aaaaaaaaaa"), SITE)
    member = reader(Level.RESTREINT, siren="212202782")
    assert json.loads(member.get("/projets/aaaaaaaaaa.json").content) == expected


def test_a_project_that_is_not_published_is_a_problem(client: HouseClient) -> None:
    response = client.get("/projets/zzzzzzzzzz.json")

    assert response.headers["Content-Type"] == "application/problem+json; charset=utf-8"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert json.loads(response.content) == {
        "type": f"{SITE}/api/v1/docs#erreur-404",
        "title": "Projet introuvable",
        "status": 404,
        "detail": "Aucun projet publié ne porte l’identifiant zzzzzzzzzz.",
    }


@pytest.mark.parametrize(
    "name",
    ["schema.json", "schema-complet.json", "schema.jsonschema.json", "extension-placement.json"],
)
def test_a_schema_is_the_published_one_with_its_address(name: str, client: HouseClient) -> None:
    served = json.loads(client.get(f"/donnees/{name}").content)
    address = served.pop("path", None) or served.pop("$id")
    served.pop("homepage", None)

    assert address == f"{SITE}/donnees/{name}"
    assert served == json.loads((PUBLISHED / name).read_text("utf-8"))


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/donnees/schema.json", "application/json; charset=utf-8"),
        ("/donnees/catalogue.jsonld", "application/ld+json; charset=utf-8"),
        ("/donnees/catalogue.ttl", "text/turtle; charset=utf-8"),
        ("/donnees/projets.geojson", "application/geo+json; charset=utf-8"),
    ],
)
def test_media_types_are_exact(path: str, media_type: str, client: HouseClient) -> None:
    assert read(client, path).headers["Content-Type"] == media_type


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/donnees/projets.csv", 2),
        ("/donnees/projets.csv?q=cantine", 1),
        ("/donnees/projets.json", 2),
    ],
)
def test_a_file_costs_the_same_queries_whatever_its_length(
    path: str, queries: int, count: int, client: HouseClient, django_assert_num_queries: object
) -> None:
    for _ in range(count - 1):
        make_project()
    read(client, path)
    with django_assert_num_queries(queries):
        read(client, path)


def test_the_day_of_a_file_is_that_of_the_library(
    client: HouseClient, settings: LazySettings
) -> None:
    named = read(client, "/donnees/projets.csv").headers["Content-Disposition"]
    assert named == f'attachment; filename="projets-{timezone.localdate()}.csv"'
