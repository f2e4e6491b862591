"""Security headers and cookies, on every address of the site."""

import pytest
from django.test import Client

from iatheque.projects import entries
from iatheque.projects.entries import Entry
from iatheque.schema.levels import Level
from tests import factories
from tests.leaks.surfaces import SURFACES, UNMOVED

pytestmark = pytest.mark.django_db

CSP = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}
EXPECTED = {
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": (
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
    ),
    "X-Content-Type-Options": "nosniff",
}
# Forms have addresses of their own, and the only cookie an anonymous reader may get: its token.
FORMS = {
    "/projets/{id}-{slug}/signaler/",
    "/projets/{id}-{slug}/contacter/",
    "/projets/alerte/?theme=Mobilités",
}
# Pages that belong to one person keep their address from other sites altogether.
PRIVATE = {"/projets/alerte/?theme=Mobilités", "/alertes/inconnu/arreter/"}
PATHS = sorted({path for surface in SURFACES for path in surface.paths} | set(UNMOVED.values()))


@pytest.fixture
def published() -> Entry:
    project = factories.make_project()
    entry = entries.get(Level.PUBLIC, project.public_id)
    assert entry is not None
    return entry


def test_an_anonymous_answer_is_locked_down_and_sets_no_cookie(published: Entry) -> None:
    for path in (*PATHS, "/rien/", "/donnees/projets.exe"):
        response = Client().get(path.format(id=published.id, slug=published.slug))
        policy = response.headers["Content-Security-Policy"]
        assert {part.strip() for part in policy.split(";")} == CSP, path
        private = {"Referrer-Policy": "same-origin"} if path in PRIVATE else {}
        headers = {name: response.headers.get(name) for name in EXPECTED}
        assert headers == EXPECTED | private, path
        assert list(response.cookies) == (["csrftoken"] if path in FORMS else []), path
        assert not response.streaming or b"".join(response), path  # what it reads is then closed
