"""Ten megabytes in a text field are refused before they are kept, kindly, wherever they go."""

import pytest
from django.test import Client
from django.test.client import FakePayload

from iatheque.projects.models import Draft
from tests.hostile.addresses import ADDRESSES
from tests.hostile.test_other_authority import everything
from tests.hostile.world import World, browser, build

pytestmark = pytest.mark.django_db

HEAVY = "x" * 10_000_000
URLENCODED = "application/x-www-form-urlencoded"


@pytest.fixture
def world() -> World:
    return build("zqsecret")


class Unread(FakePayload):
    """A body that must not be read into memory."""

    def read(self, *_args: int, **_options: int) -> bytes:
        pytest.fail("ten megabytes were read")


def forms(world: World) -> list[str]:
    paths = ["/" + row[0].format(**world.parts) for row in ADDRESSES.values()]
    # The first is below; the second reads nothing; the third has no such link to answer by.
    apart = ("/api/", "/alertes/", "/decision/invitation/")
    return [path for path in paths if not path.startswith(apart)]


def test_no_form_reads_ten_megabytes(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.approver)
    before = everything(world)
    client.get("/compte/")  # gives the CSRF cookie, without which nothing is even looked at
    heavy = {"wsgi.input": Unread(b""), "CONTENT_LENGTH": str(len(HEAVY))}
    answers = {
        path: client.generic("POST", path, b"x", content_type=URLENCODED, **heavy).status_code
        for path in forms(world)
    }
    assert {path: status for path, status in answers.items() if status != 413} == {}
    assert everything(world) == before


def test_the_page_says_what_to_do(world: World) -> None:
    client = browser(world.agent)
    path = f"/espace/projets/{world.draft.public_id}/etape/projet/"
    before = Draft.objects.get(project=world.draft).revision
    for content_type in ("multipart", URLENCODED):
        posted = {"pose": "usage_description", "usage_description": HEAVY}
        if content_type == "multipart":
            answer = client.post(path, posted)
        else:
            answer = client.post(path, f"usage_description={HEAVY}", content_type=URLENCODED)
        assert answer.status_code == 413
        assert "Rien n’a été enregistré" in answer.content.decode()
    assert Draft.objects.get(project=world.draft).revision == before


def test_a_thousand_and_one_fields_are_refused(world: World) -> None:
    posted = {f"champ{number}": "x" for number in range(1001)}
    answer = browser(world.agent).post("/compte/", posted)
    assert answer.status_code == 400


def test_no_address_of_the_api_reads_ten_megabytes(world: World) -> None:
    client = Client()
    client.force_login(world.agent)
    writes = [
        ("POST", "/api/v1/projets"),
        ("PATCH", f"/api/v1/projets/{world.draft.public_id}"),
        ("POST", f"/api/v1/projets/{world.draft.public_id}/envoi"),
    ]
    heavy = {"wsgi.input": Unread(b""), "CONTENT_LENGTH": str(len(HEAVY))}
    for method, path in writes:
        answer = client.generic(method, path, b"x", content_type="application/json", **heavy)
        assert (answer.status_code, answer.json()["title"]) == (413, "Demande trop lourde")
