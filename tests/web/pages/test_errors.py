"""Error pages: the right code, words that help, and no need of what may be broken."""

import pytest
from allauth.core.ratelimit import respond_429
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest
from django.test import RequestFactory
from django.urls import path

from config import urls
from iatheque.web.pages import errors
from tests.harness.client import HouseClient
from tests.harness.markup import faults

handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500


def raising(error: Exception):
    def view(request: HttpRequest) -> None:
        raise error

    return view


urlpatterns = [
    path("erreur/400", raising(SuspiciousOperation("secret"))),
    path("erreur/403", raising(PermissionDenied("secret"))),
    path("erreur/404", raising(Http404("secret"))),
    path("erreur/500", raising(RuntimeError("secret"))),
    *urls.urlpatterns,
]


@pytest.mark.urls(__name__)
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "heading"),
    [
        (400, "Cette demande n’a pas pu être lue"),
        (403, "Cette page ne vous est pas ouverte"),
        (404, "Cette page n’existe pas"),
        (500, "La bibliothèque a rencontré une panne"),
    ],
)
def test_error_page_says_what_happened_and_offers_to_search(
    client: HouseClient, status: int, heading: str
) -> None:
    client.raise_request_exception = False

    response = client.get(f"/erreur/{status}")

    html = response.content.decode()
    assert (response.status_code, dict(response.cookies)) == (status, {})
    assert f"<h1>{heading}</h1>" in html
    assert '<input id="q" name="q" type="search"' in html
    assert 'content="noindex"' in html
    assert "secret" not in html


@pytest.mark.django_db
def test_unknown_address_is_not_found(client: HouseClient) -> None:
    response = client.get("/nulle-part/")

    assert response.status_code == 404
    assert "Cette page n’existe pas" in response.content.decode()


def test_server_error_needs_neither_database_nor_viewer(rf: RequestFactory) -> None:
    response = errors.server_error(rf.get("/"))

    assert response.status_code == 500
    assert faults(response.content.decode()) == []


def test_server_error_is_answered_even_without_templates(
    rf: RequestFactory, settings: object
) -> None:
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    settings.TEMPLATES = []

    response = errors.server_error(rf.get("/"))

    assert response.status_code == 500
    assert "<h1>La bibliothèque a rencontré une panne</h1>" in response.content.decode()


def test_form_refused_says_that_nothing_was_saved(rf: RequestFactory) -> None:
    response = errors.csrf_failure(rf.post("/"))

    assert response.status_code == 403
    assert "Rien n’a été enregistré" in response.content.decode()


def test_too_many_requests_say_when_to_come_back(rf: RequestFactory) -> None:
    response = errors.too_many_requests(rf.get("/"), seconds=60)

    assert (response.status_code, response.headers["Retry-After"]) == (429, "60")
    assert "<h1>Vous allez plus vite que nous</h1>" in response.content.decode()


def test_limits_of_the_sign_in_pages_answer_with_our_page(rf: RequestFactory) -> None:
    response = respond_429(rf.post("/compte/connexion/"))
    assert (response.status_code, response.headers["Retry-After"]) == (429, "60")
    assert "Vous allez plus vite que nous" in response.content.decode()
