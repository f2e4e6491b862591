"""No other site can write in somebody's name: every write asks for its CSRF token."""

from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from iatheque.accounts.models import User
from iatheque.accounts.second_factor import SESSION_KEY
from iatheque.intake.models import Import
from tests.exchange.lines import LINE, table
from tests.hostile.addresses import ADDRESSES
from tests.hostile.world import World, build
from tests.leaks.surfaces import admin_paths

pytestmark = pytest.mark.django_db

# Views that do without the token of Django's middleware, by the start of their address, and why.
EXEMPT = {
    "api/v1/": "a program with a token of the API has no cookie; a session is asked for its CSRF "
    "token by `api.writing.write`, shown in tests/api/test_writes.py and below",
    "alertes/<str:token>/arreter/": "mail programs stop an alert in one click; its signed token is "
    "the proof",
    "decision/invitation/<str:token>/": "people without account answer there; the secret link is "
    "the proof",
    **dict.fromkeys(
        (
            "decision/radar/",
            "decision/girouet/",
            "decision/empreinte/",
            "decision/qualification/",
            "decision/documents/<slug:key>/",
        ),
        "it computes from what is posted and stores nothing: there is nothing to do in her name",
    ),
}
# Views that ask for it themselves, later than the middleware, and why: they are tried like any.
LATE = {
    "espace/<str:siren>/imports/": "reading the token reads the body, and the limit of uploads is "
    "set before: `web.workspace.importing.home` checks the token under `csrf_protect`",
}


@pytest.fixture
def world() -> World:
    return build("zqsecret")


def exempt_views() -> list[str]:
    return sorted(pattern for pattern, view in views() if getattr(view, "csrf_exempt", False))


def views() -> Iterator[tuple[str, object]]:
    """Yield every address pattern of the site, the admin included, with its view."""
    yield from _walk(get_resolver().url_patterns, "")


def _walk(found: list[URLPattern | URLResolver], prefix: str) -> Iterator[tuple[str, object]]:
    for item in found:
        route = prefix + str(item.pattern)
        if isinstance(item, URLResolver):
            yield from _walk(item.url_patterns, route)
        else:
            yield route, item.callback


def test_views_without_csrf_token_are_those_that_have_a_reason() -> None:
    strays = [found for found in exempt_views() if not found.startswith(tuple(EXEMPT))]
    assert strays == sorted(LATE), (
        "a view exempt from CSRF needs its line, and its reason, in EXEMPT, or in LATE when it "
        "asks for the token itself"
    )


def test_every_write_without_its_token_is_refused(world: World) -> None:
    """By those who have most rights: an approver of the authority, then an administrator."""
    admin = User.objects.create_superuser("admin@exemple.example")
    closed = [
        "/" + row[0].format(**world.parts)
        for pattern, row in ADDRESSES.items()
        if not pattern.startswith(tuple(EXEMPT))
    ]
    for user, paths in ((world.approver, closed), (admin, [*closed, *admin_paths()])):
        client = Client(enforce_csrf_checks=True)
        client.force_login(user)
        session = client.session
        session[SESSION_KEY] = user.pk
        session.save()
        answers = {
            path: client.post(path, {"post": "yes", "nom_projet": "x"}).status_code
            for path in paths
        }
        assert {path: status for path, status in answers.items() if status != 403} == {}
        assert len(answers) > 70


def test_no_file_is_taken_without_its_token_where_the_view_asks_for_it(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.agent)
    before = Import.objects.count()
    path = f"/espace/{world.town.siren}/imports/"
    answers = [
        client.post(path, {"fichier": SimpleUploadedFile("a.csv", table(LINE))} | token)
        for token in ({}, {"csrfmiddlewaretoken": "x" * 64})
    ]
    assert [answer.status_code for answer in answers] == [403, 403]
    assert Import.objects.count() == before


def test_no_session_writes_through_the_api_without_its_token(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.approver)
    writes = [
        ("post", "/api/v1/projets"),
        ("patch", f"/api/v1/projets/{world.draft.public_id}"),
        ("post", f"/api/v1/projets/{world.draft.public_id}/envoi"),
    ]
    for method, path in writes:
        answer = getattr(client, method)(path, "{}", content_type="application/json")
        assert (answer.status_code, "X-CSRFToken" in answer.json()["detail"]) == (403, True)
    simple = {"text/plain": "{}", "application/x-www-form-urlencoded": "a=1"}
    for kind, content in simple.items():  # what a page of another site may send without asking
        assert client.post("/api/v1/projets", content, content_type=kind).status_code == 415
