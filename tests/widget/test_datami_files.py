"""`/content/` and `/statics/`: what a stock Datami widget asks, and how it asks."""

import pytest
from django.conf import LazySettings
from django.http import HttpResponse

from iatheque.accounts.models import User
from iatheque.exchange.datami.csv_file import write_datami_csv
from iatheque.exchange.datami.files import FILES
from iatheque.projects.models import Project
from tests.factories import make_project
from tests.harness.client import HouseClient

pytestmark = pytest.mark.django_db


def body(response: HttpResponse) -> bytes:
    return b"".join(response)


@pytest.mark.parametrize("prefix", ["content", "statics"])
@pytest.mark.parametrize("path", FILES)
def test_every_file_is_open_to_any_page(
    prefix: str, path: str, client: HouseClient, plain_project: Project, settings: LazySettings
) -> None:
    response = client.get(f"/{prefix}/{path}")

    assert response.status_code == 200
    assert body(response) == b"".join(FILES[path].write(settings.SITE_URL))
    assert {name: response.headers[name] for name in _HEADERS} == _HEADERS | {
        "Content-Type": FILES[path].media_type
    }


_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Cache-Control": "public, max-age=60",
    "Content-Type": "",
}


def test_a_path_may_come_encoded_as_datami_sends_it(
    client: HouseClient, plain_project: Project, settings: LazySettings
) -> None:
    expected = b"".join(write_datami_csv(site_url=settings.SITE_URL))
    assert body(client.get("/content%2Fcsv%2Fdata.csv")) == expected


def test_the_same_file_is_asked_once(client: HouseClient, plain_project: Project) -> None:
    tag = client.get("/content/csv/data.csv").headers["ETag"]

    again = client.get("/content/csv/data.csv", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    make_project(nom_projet="Un autre")
    assert client.get("/content/csv/data.csv").headers["ETag"] != tag


@pytest.mark.parametrize(
    "path",
    [
        "/content/../config/settings.py",
        "/content/csv/../../pyproject.toml",
        "/content/%2e%2e/%2e%2e/etc/passwd",
        "/content//etc/passwd",
        "/content/csv%2F..%2F..%2Fdata.csv",
        "/content/csv/data.csv/",
        "/content/",
        "/content",
        "/statics/rien.js",
    ],
)
def test_nothing_else_is_served(path: str, client: HouseClient) -> None:
    assert client.get(path).status_code == 404


def test_nobody_writes_there(client: HouseClient) -> None:
    assert client.post("/content/csv/data.csv").status_code == 405


def test_head_gives_the_headers_alone(client: HouseClient, plain_project: Project) -> None:
    response = client.head("/content/csv/data.csv")
    assert (response.status_code, body(response)) == (200, b"")


def test_an_expert_reads_there_what_everybody_reads(
    client: HouseClient, full_project: Project
) -> None:
    public = body(client.get("/content/csv/data.csv"))
    client.force_login(User.objects.create_user("experte@labo.example", is_expert=True))

    response = client.get("/content/csv/data.csv")
    assert body(response) == public
    assert response.headers["Cache-Control"] == "private, no-store"
