"""Writing to a service: its address is used, never shown, and nothing tells whether it has one."""

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client, TestCase

from iatheque.moderation.models import ContactMessage
from iatheque.projects.domain.state import set_state
from iatheque.projects.models import Project
from iatheque.projects.states import State
from tests.accounts.sign_in import last_code
from tests.harness.client import HouseClient
from tests.moderation.cases import Town, log, online, town
from tests.web.moderation.visits import visit

pytestmark = pytest.mark.django_db

SERVICE = "cantine@ville.example"
PATH = "/projets/iatheque22-prevoir-les-repas-de-la-cantine/"
WRITTEN = {
    "name": "Camille\r\nBcc: x@y.example",
    "text": "Quel <b>prestataire</b> ?",
    "email": "Lectrice@exemple.example",
}


@pytest.fixture(autouse=True)
def unlimited() -> None:
    """What one test counted does not limit the next."""
    cache.clear()


@pytest.fixture
def place() -> Town:
    return town()


@pytest.fixture
def project(place: Town) -> Project:
    return online(place, public_id="iatheque22", projet_contact=SERVICE)


def send(client: Client, **changes: str) -> str:
    """Write; return where that leads, or the status."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        response = client.post(f"{PATH}contacter/", WRITTEN | changes)
    return response.headers.get("Location", str(response.status_code))


def confirm(client: Client, where: str, code: str) -> bytes:
    with TestCase.captureOnCommitCallbacks(execute=True):
        return client.post(where, {"code": code}, follow=True).content


def test_a_message_leaves_once_its_code_came_back(client: HouseClient, project: Project) -> None:
    where = send(client)
    assert [sent.to for sent in mail.outbox] == [["lectrice@exemple.example"]]
    code = last_code()
    page = confirm(client, where, code)
    assert b"Votre message est envoy" in page
    confirm(client, where, code)
    [letter] = mail.outbox[1:]
    assert (letter.to, letter.reply_to) == ([SERVICE], ["lectrice@exemple.example"])
    assert "Camille Bcc: x@y.example (lectrice@exemple.example)" in letter.body
    [(html, _type)] = letter.alternatives
    assert ("&lt;b&gt;" in html, "<b>" in html) == (True, False)
    assert log() == [("contacted", "")]


def test_a_person_who_signed_in_needs_no_code(place: Town, project: Project) -> None:
    client = visit(place.stranger)
    assert "Votre adresse électronique" not in client.get(f"{PATH}contacter/").content.decode()
    send(client, email="autre@exemple.example")
    [letter] = mail.outbox
    assert (letter.to, letter.reply_to) == ([SERVICE], ["passant@exemple.example"])
    assert log() == [("contacted", "passant")]


def test_without_an_address_it_reaches_those_who_answer_for_the_authority(place: Town) -> None:
    online(place, public_id="iatheque22")
    send(visit(place.stranger))
    assert [sent.to for sent in mail.outbox] == [["referente@exemple.example"]]


def test_nothing_tells_whether_the_service_has_an_address(place: Town, project: Project) -> None:
    bare = online(place, public_id="iatheque33")
    pages = []
    for one in (project, bare):
        path = PATH.replace("iatheque22", one.public_id)
        client = HouseClient()
        sheet, form = client.get(path), client.get(f"{path}contacter/")
        where = client.post(f"{path}contacter/", WRITTEN).headers["Location"]
        sent = confirm(client, where, last_code())
        pages.append([page.replace(one.public_id.encode(), b"") for page in (sheet.content, sent)])
        assert form.status_code == 200
    assert b"contacter/" in pages[0][0]
    assert SERVICE.encode() not in pages[0][0] + pages[0][1]
    assert pages[0][1] == pages[1][1]


def test_the_authority_keeps_a_copy_for_its_members_alone(place: Town, project: Project) -> None:
    send(visit(place.stranger))
    send(HouseClient(), text="Jamais confirmé")
    space = f"/espace/projets/{project.public_id}/"
    page = visit(place.contributor).get(space).content.decode()
    assert ("Quel &lt;b&gt;prestataire" in page, "Jamais confirmé" in page) == (True, False)
    assert visit(place.neighbour).get(space).status_code == 404


def test_programs_and_wrong_codes_send_nothing(client: HouseClient, project: Project) -> None:
    assert send(client, site="https://spam.example") == PATH
    assert send(client, text=" ") == "422"
    where = send(client)
    confirm(client, where, "000000" if last_code() != "000000" else "111111")
    assert [sent.to for sent in mail.outbox] == [["lectrice@exemple.example"]]
    assert ContactMessage.objects.get().tries == 1


def test_too_many_messages_are_refused(client: HouseClient, project: Project) -> None:
    assert [send(client) for _time in range(6)][-1] == "429"


def test_a_project_that_is_not_online_has_no_form(place: Town, project: Project) -> None:
    set_state(project, State.ARCHIVED, by=None)
    assert visit(place.stranger).get(f"{PATH}contacter/").status_code == 404
    assert send(visit(place.stranger)) == "404"
