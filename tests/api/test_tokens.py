"""Tokens of the API: who reads with one reads what its authority may, today."""

import pytest
from django.test import Client

from iatheque.access.gate import readable_fields
from iatheque.accounts.models import User
from iatheque.organisations.models import ApiToken, Membership, Scope
from iatheque.organisations.tokens import create_token
from iatheque.schema.levels import Level
from tests.factories import make_project
from tests.organisations.people import authority, member

pytestmark = pytest.mark.django_db
PATH = "/api/v1/projets"


@pytest.fixture
def secret() -> str:
    town = authority("243300316")
    _token, secret = create_token(member("agent", town), town, name="suivi", scope=Scope.READ)
    return secret


def get(secret: str | None, path: str = PATH, scheme: str = "Bearer") -> object:
    headers = {"HTTP_AUTHORIZATION": f"{scheme} {secret}"} if secret is not None else {}
    return Client().get(path, **headers)


def keys(response: object) -> set[str]:
    [project] = response.json()["resultats"]
    return set(project) - {"id", "url", "extensions"}


def readable(level: Level) -> set[str]:
    return {field.key for field in readable_fields(level)}


@pytest.mark.parametrize("scheme", ["Bearer", "bearer"])
def test_a_token_reads_restreint(secret: str, scheme: str) -> None:
    make_project()
    assert keys(get(secret, scheme=scheme)) == readable(Level.RESTREINT)
    assert keys(get(None)) == readable(Level.PUBLIC)


def test_what_a_token_reads_is_kept_for_nobody_else(secret: str) -> None:
    """The pages kept in memory are those of the public, before and after."""
    make_project()
    for _turn in range(2):
        assert keys(get(secret)) == readable(Level.RESTREINT)
        assert keys(get(None)) == readable(Level.PUBLIC)
    response = get(secret)
    assert response.headers["Cache-Control"] == "private, no-store"
    assert "Authorization" in response.headers["Vary"]
    assert "Access-Control-Allow-Origin" not in response.headers


def test_the_tag_of_the_public_does_not_answer_a_token(secret: str) -> None:
    make_project()
    tag = get(None).headers["ETag"]
    response = Client().get(PATH, HTTP_AUTHORIZATION=f"Bearer {secret}", HTTP_IF_NONE_MATCH=tag)
    assert (response.status_code, keys(response)) == (200, readable(Level.RESTREINT))


@pytest.mark.parametrize(
    "given", ["Bearer inconnu", "Bearer", "Bearer ", "Basic YWdlbnQ6eA==", "", "é"]
)
def test_a_token_that_is_none_is_refused_in_french(given: str) -> None:
    make_project()
    response = Client().get(PATH, HTTP_AUTHORIZATION=given)
    assert response.headers["Content-Type"] == "application/problem+json; charset=utf-8"
    assert response.headers["WWW-Authenticate"] == "Bearer"
    assert response.json() == {
        "type": "http://localhost:8810/api/v1/docs#erreur-401",
        "title": "Identification nécessaire",
        "status": 401,
        "detail": "Ce jeton n’existe pas, ou ne sert plus.",
    }


def test_a_token_stops_with_its_membership(secret: str) -> None:
    assert get(secret).status_code == 200
    Membership.objects.update(is_accepted=False)
    assert get(secret).status_code == 401


def test_a_token_opens_no_page_for_people(secret: str) -> None:
    response = Client().get("/compte/", HTTP_AUTHORIZATION=f"Bearer {secret}")
    assert response.headers["Location"].startswith("/compte/connexion/")


def test_the_last_use_is_noted(secret: str) -> None:
    get(secret)
    assert ApiToken.objects.get().last_used_at is not None
    assert User.objects.get().last_login is None


def test_a_token_that_reads_writes_nothing(secret: str) -> None:
    response = Client().post(PATH, HTTP_AUTHORIZATION=f"Bearer {secret}")
    assert response.status_code == 403
    assert response.json()["detail"] == "Ce jeton ne permet que de lire."
