"""Who enters which page of moderation, and that every write asks for its token."""

import pytest
from django.test import Client
from django.utils import timezone

from iatheque.accounts.models import User
from iatheque.moderation.domain.submission import submit
from iatheque.moderation.models import CorrectionReport, PreviewLink
from tests.leaks.surfaces import patterns, signed_in_paths
from tests.moderation.cases import Town, online, statuses, town
from tests.web.moderation.visits import visit

pytestmark = pytest.mark.django_db

SIGN_IN = 302
WHO = ("stranger", "neighbour", "contributor", "approver", "moderator")
# path -> what GET answers to each of WHO; a reader without account is led to the sign-in page.
PAGES = {
    "/moderation/": (404, 200, 404, 200, 200),
    "/moderation/relectures/{pk}/": (404, 404, 200, 200, 200),
    "/moderation/relectures/{pk}/decision/": (405, 405, 405, 405, 405),
    "/moderation/relectures/{pk}/messages/": (405, 405, 405, 405, 405),
    "/moderation/relectures/{pk}/reprendre/": (405, 405, 405, 405, 405),
    "/moderation/projets/{public_id}/retirer/": (404, 404, 404, 404, 200),
    "/moderation/projets/{public_id}/apercus/": (404, 404, 200, 200, 200),
    "/moderation/apercus/{pk}/couper/": (405, 405, 405, 405, 405),
    "/moderation/projets/{public_id}/masquer/{number}/{key}/": (404, 404, 404, 404, 200),
    "/moderation/signalements/": (404, 200, 200, 200, 200),
    "/moderation/signalements/{pk}/": (404, 404, 200, 200, 200),
    "/moderation/circuits/": (404, 404, 404, 404, 200),
    "/moderation/journal/": (404, 404, 404, 404, 200),
    "/moderation/journal.csv": (404, 404, 404, 404, 200),
}
# What POST answers when nothing is filled: 422 says what is missing, 302 did it or says why not.
WRITES = {
    "/moderation/relectures/{pk}/decision/": (404, 404, 403, 403, 422),
    "/moderation/relectures/{pk}/messages/": (404, 404, 422, 422, 422),
    "/moderation/relectures/{pk}/reprendre/": (404, 404, 302, 302, 302),
    "/moderation/projets/{public_id}/retirer/": (404, 404, 404, 404, 422),
    "/moderation/projets/{public_id}/apercus/": (404, 404, 422, 422, 422),
    "/moderation/apercus/{pk}/couper/": (404, 404, 302, 302, 302),
    "/moderation/projets/{public_id}/masquer/{number}/{key}/": (404, 404, 404, 404, 422),
    "/moderation/signalements/{pk}/": (404, 404, 422, 422, 422),
    "/moderation/circuits/": (404, 404, 404, 404, 404),
}


@pytest.fixture
def place() -> Town:
    return town()


# Parts of addresses that are not of moderation.
DECISION = {"tool": "radar", "moment": "amont", "extension": "pdf"}


@pytest.fixture
def numbers(place: Town) -> dict[str, str]:
    project = online(place)
    review = submit(project, by=place.contributor)
    CorrectionReport.objects.create(pk=review.pk, project=project, text="Faux", status="open")
    PreviewLink.objects.create(
        pk=review.pk, project=project, fingerprint="x", level=0, expires_at=timezone.now()
    )
    return {
        "pk": str(review.pk),
        "public_id": project.public_id,
        "number": "1",
        "key": "theme",
    }


def person(place: Town, who: str) -> User:
    user: User = getattr(place, who)
    return user


def test_every_page_of_moderation_is_in_the_table(numbers: dict[str, str]) -> None:
    every = {"compte", "decision", "demo", "espace"}
    known = {path.format(**numbers) for path in PAGES}
    found = signed_in_paths(numbers | {"siren": "1", "slug": "x", "token": "x"} | DECISION)
    assert {path for path in found if path.split("/")[1] not in every} == known
    assert len(PAGES) == len([found for found in patterns() if found.startswith("moderation/")])


@pytest.mark.parametrize("who", WHO)
def test_who_reads_what(place: Town, numbers: dict[str, str], who: str) -> None:
    client = visit(person(place, who))
    answers = {path: client.get(path.format(**numbers)).status_code for path in PAGES}
    assert answers == {path: codes[WHO.index(who)] for path, codes in PAGES.items()}


def test_readers_without_account_are_led_to_the_sign_in_page(numbers: dict[str, str]) -> None:
    client = visit(None)
    for path, codes in PAGES.items():
        response = client.get(path.format(**numbers))
        if 405 in codes:
            assert response.status_code == 405, path
        else:
            assert response.headers["Location"].startswith("/compte/connexion/?next="), path


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("path", WRITES)
def test_who_writes_what(place: Town, numbers: dict[str, str], who: str, path: str) -> None:
    response = visit(person(place, who)).post(path.format(**numbers), {"rien": "1"})
    assert response.status_code == WRITES[path][WHO.index(who)]


def test_every_write_asks_for_its_token(place: Town, numbers: dict[str, str]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = visit(place.moderator).cookies
    answers = {path: client.post(path.format(**numbers)).status_code for path in WRITES}
    assert answers == dict.fromkeys(WRITES, 403)


def test_pages_of_moderation_are_kept_by_no_cache(place: Town, numbers: dict[str, str]) -> None:
    client = visit(place.moderator)
    for path, codes in PAGES.items():
        if codes[-1] == 200:
            response = client.get(path.format(**numbers))
            assert response.headers["Cache-Control"] == "private, no-store", path


def test_a_moderator_demoted_in_mid_session_is_out_at_once(
    place: Town, numbers: dict[str, str]
) -> None:
    client = visit(place.moderator)
    path = f"/moderation/relectures/{numbers['pk']}/"
    assert client.get(path).status_code == 200
    User.objects.filter(pk=place.moderator.pk).update(is_moderator=False)
    posted = {"action": "publish", "revision": "1"}
    assert client.post(f"{path}decision/", posted).status_code == 404
    assert client.get("/moderation/journal/").status_code == 404


def test_a_moderator_without_her_second_factor_sees_nothing(
    place: Town, numbers: dict[str, str]
) -> None:
    client = Client()
    client.force_login(place.moderator)
    posted = {"action": "publish", "revision": "1"}
    response = client.post(f"/moderation/relectures/{numbers['pk']}/decision/", posted)
    assert response.headers["Location"] == "/compte/second-facteur/"
    from iatheque.projects.models import Project

    assert statuses(Project.objects.get(public_id=numbers["public_id"])) == ["waiting"]


def test_the_team_finds_an_authority_and_changes_who_publishes(place: Town) -> None:
    client = visit(place.moderator)
    found = client.get("/moderation/circuits/?q=212 202").content.decode()
    assert ("Ville 212202782" in found, "Ville 243300316" in found) == (True, False)
    where = client.post("/moderation/circuits/?q=212", {"siren": "212202782", "circuit": "own"})
    assert where.headers["Location"] == "/moderation/circuits/?q=212"
    place.organisation.refresh_from_db()
    assert place.organisation.own_circuit
