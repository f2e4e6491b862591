"""Errors are problems in French, whatever goes wrong."""

import logging

import pytest
from django.test import Client
from ninja.errors import HttpError, Throttled

from iatheque.api.problems import problem_of
from iatheque.api.v1 import api

pytestmark = pytest.mark.django_db

SITE = "http://localhost:8810"


def problem(status: int, title: str, detail: str) -> dict[str, object]:
    address = f"{SITE}/api/v1/docs#erreur-{status}"
    return {"type": address, "title": title, "status": status, "detail": detail}


@pytest.mark.parametrize("path", ["rien", "projets/", "projets/a/b", "docs/"])
def test_an_unknown_address_is_a_problem(path: str, client: Client) -> None:
    response = client.get(f"/api/v1/{path}")

    assert response.headers["Content-Type"] == "application/problem+json; charset=utf-8"
    assert (response.status_code, response.json()) == (
        404,
        problem(
            404,
            "Introuvable",
            "Rien ne se trouve à cette adresse. Les adresses sont à la page /api/v1/docs.",
        ),
    )


@pytest.mark.parametrize("path", ["rien", "projets"])
def test_programs_need_no_token_of_a_form(path: str) -> None:
    response = Client(enforce_csrf_checks=True).post(f"/api/v1/{path}")
    assert response.headers["Content-Type"] == "application/problem+json; charset=utf-8"


def test_problems_are_open_to_other_sites(client: Client) -> None:
    found = [client.get(f"/api/v1/{path}") for path in ("rien", "projets/x", "projets?page=0")]
    found.append(client.post("/api/v1/projets"))
    assert [response.headers["Access-Control-Allow-Origin"] for response in found] == ["*"] * 4


OFFERED = {
    "projets": ["POST"],
    "projets/aaaaaaaaaa": ["PATCH"],
    "facettes": [],
    "organisations": [],
}
NOT_OFFERED = [
    (path, method)
    for path, writes in OFFERED.items()
    for method in ("post", "put", "patch", "delete")
    if method.upper() not in writes
]


@pytest.mark.parametrize(("path", "method"), NOT_OFFERED)
def test_a_method_that_is_not_offered_is_a_problem(path: str, method: str, client: Client) -> None:
    response = getattr(client, method)(f"/api/v1/{path}")

    assert response.json() == problem(
        405, "Méthode non permise", "Cette adresse n’accepte pas cette méthode HTTP."
    )
    assert sorted(response.headers["Allow"].split(", ")) == sorted(["GET", "HEAD", *OFFERED[path]])


def test_a_failure_of_ours_is_a_problem_and_is_noted(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_args: object, **_options: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("iatheque.api.projects.find", fail)
    with caplog.at_level(logging.ERROR):
        response = client.get("/api/v1/projets")

    assert (response.status_code, response.json()) == (
        500,
        problem(500, "Erreur du serveur", "L’erreur est notée. Vous pouvez réessayer plus tard."),
    )
    assert [record.exc_info[0] for record in caplog.records if record.exc_info] == [
        ZeroDivisionError
    ]


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (HttpError(403, "Ce projet n’est pas à vous."), (403, "Ce projet n’est pas à vous.")),
        (
            Throttled(wait=3),
            (429, "Attendez un peu avant de reprendre, puis allez moins vite."),
        ),
        (HttpError(418, "Une théière."), (418, "Une théière.")),
    ],
)
def test_a_refusal_is_a_problem(error: HttpError, expected: tuple[int, str]) -> None:
    response = api.on_exception(None, error)
    assert (response.status_code, response.headers["Content-Type"]) == (
        expected[0],
        "application/problem+json; charset=utf-8",
    )
    assert expected[1] in response.content.decode()


def test_a_problem_may_have_members_of_its_own() -> None:
    assert b'"champ":"theme"' in problem_of(422, "Non.", champ="theme").content
