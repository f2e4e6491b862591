"""Preview links: shown once, for a while, to whoever holds them, and to no robot."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from iatheque.moderation.domain.previews import create_link, find_link
from iatheque.moderation.domain.rules import NotAllowedError
from iatheque.moderation.models import PreviewLink
from iatheque.projects.models import Project
from iatheque.schema.levels import Level
from tests.harness.client import HouseClient
from tests.moderation.cases import Town, draft, log, rewrite, town
from tests.web.moderation.visits import visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Town:
    return town()


@pytest.fixture
def project(place: Town) -> Project:
    return draft(place, budget="moins de 50k€")


def shown_address(content: bytes) -> str:
    return re.search(r'class="secret" href="http://localhost:8810([^"]+)"', content.decode())[1]


def test_a_link_shows_the_draft_to_whoever_holds_it_and_is_shown_once(
    place: Town, project: Project
) -> None:
    client = visit(place.contributor)
    path = f"/moderation/projets/{project.public_id}/apercus/"
    address = shown_address(client.post(path, {"level": "public"}).content)
    page = HouseClient().get(address)

    assert page.status_code == 200
    assert "Prévoir les repas de la cantine" in page.content.decode()
    assert "Ceci est l’aperçu d’un brouillon" in page.content.decode()
    assert "moins de 50k€" not in page.content.decode()
    assert {name: page.headers[name] for name in ("X-Robots-Tag", "Referrer-Policy")} == {
        "X-Robots-Tag": "noindex, nofollow",
        "Referrer-Policy": "same-origin",
    }
    assert "no-store" in page.headers["Cache-Control"]
    assert '<meta name="robots" content="noindex, nofollow">' in page.content.decode()
    assert "canonical" not in page.content.decode()
    assert address not in client.get(path).content.decode()
    assert address.split("/")[2] not in PreviewLink.objects.get().fingerprint
    assert log() == [("preview_created", "agente")]


def test_a_link_shows_what_its_level_reads(place: Town, project: Project) -> None:
    _link, token = create_link(project, by=place.contributor, level=Level.RESTREINT)
    assert "moins de 50k€" in HouseClient().get(f"/apercu/{token}/").content.decode()


def test_a_link_follows_the_draft_even_when_it_is_nearly_empty(
    place: Town, project: Project
) -> None:
    _link, token = create_link(project, by=place.contributor, level=Level.EXPERT)
    rewrite(project, nom_projet="Un autre nom")
    assert "Un autre nom" in HouseClient().get(f"/apercu/{token}/").content.decode()
    project.draft.values = {"nom_projet": "Presque rien"}
    project.draft.save()
    assert "Presque rien" in HouseClient().get(f"/apercu/{token}/").content.decode()


def test_a_link_expires(place: Town, project: Project) -> None:
    link, token = create_link(project, by=place.contributor, level=Level.PUBLIC)
    link.expires_at = timezone.now() - timedelta(seconds=1)
    link.save()
    assert HouseClient().get(f"/apercu/{token}/").status_code == 404


def test_a_link_is_closed_at_once(place: Town, project: Project) -> None:
    link, token = create_link(project, by=place.contributor, level=Level.PUBLIC)
    for who in (place.stranger, place.neighbour):
        assert visit(who).post(f"/moderation/apercus/{link.pk}/couper/").status_code == 404
    assert find_link(token) == link
    client = visit(place.approver)
    for _click in range(2):
        client.post(f"/moderation/apercus/{link.pk}/couper/")
    assert HouseClient().get(f"/apercu/{token}/").status_code == 404
    assert log() == [("preview_created", "agente"), ("preview_revoked", "referente")]


@pytest.mark.parametrize("who", ["stranger", "neighbour"])
def test_nobody_makes_a_link_to_the_draft_of_others(
    place: Town, project: Project, who: str
) -> None:
    with pytest.raises(NotAllowedError):
        create_link(project, by=getattr(place, who), level=Level.PUBLIC)
    assert PreviewLink.objects.count() == 0
