"""The script of the element: its weight, its addresses, and versions that never change."""

import base64
import gzip
import hashlib

import pytest

from iatheque.widget.script import LATEST, VERSIONS, content, integrity
from tests.harness.client import HouseClient

pytestmark = pytest.mark.django_db  # pages kept in memory depend on the catalogue

WEIGHT = 15 * 1000
# The fingerprints that pages elsewhere may hold. A published version is never edited: a change of
# the script is a file more, a line here and a version more in `VERSIONS`.
PUBLISHED = {
    "1.0.0": "sha384-Leyk4kIMveMpZyrZkYj1foO20OAx9xWW1j/PTXz41DTVPKJGxOKVwnyF2a7gjnQG",
}


def test_published_versions_never_change() -> None:
    assert {version: integrity(version) for version in VERSIONS} == PUBLISHED


@pytest.mark.parametrize("version", VERSIONS)
def test_the_script_is_light_and_asks_nobody_else(version: str) -> None:
    text = content(version).decode()
    addresses = [word for word in text.replace('"', " ").split() if "://" in word]
    assert len(gzip.compress(content(version), 9)) < WEIGHT
    assert addresses == ["http://www.w3.org/2000/svg"]
    assert [word for word in ("innerHTML", "eval(", "cookie", "localStorage") if word in text] == []


def test_the_stable_address_is_asked_again_every_hour(client: HouseClient) -> None:
    response = client.get("/widget/iatheque-projets.js")

    assert response.content == content(LATEST)
    assert response.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cache-Control"] == "public, max-age=3600"
    tag = response.headers["ETag"]
    again = client.get("/widget/iatheque-projets.js", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["Access-Control-Allow-Origin"] == "*"


def test_a_version_is_kept_for_ever(client: HouseClient) -> None:
    response = client.get(f"/widget/iatheque-projets-{LATEST}.js")

    digest = base64.b64encode(hashlib.sha384(response.content).digest()).decode()
    assert integrity(LATEST) == f"sha384-{digest}"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_version_that_never_was_is_not_found(client: HouseClient) -> None:
    assert client.get("/widget/iatheque-projets-0.0.9.js").status_code == 404


def test_it_travels_compressed(client: HouseClient) -> None:
    response = client.get("/widget/iatheque-projets.js", headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(response.content) == content(LATEST)
