"""Invited people: a link, an answer without account, a page that is theirs, a link that closes."""

import io
import json
import logging
import re

import pytest
from django.conf import settings

from iatheque.decision.models import Evaluation, Invitation
from iatheque.lib.secret_addresses import Hidden
from iatheque.projects.models import Project
from tests.harness.client import HouseClient
from tests.web.reading import Page

pytestmark = pytest.mark.django_db

HOME = "/decision/projets/aaaaaaaaaa/"


@pytest.fixture
def link(desk: HouseClient, project: Project) -> str:
    """The address that an agent was given, on the answer to her click and never again."""
    html = desk.post(f"{HOME}girouet/amont/inviter/").content.decode()
    found = re.search(r"/decision/invitation/[\w-]+/", html)
    assert found
    assert found[0] not in desk.get(f"{HOME}girouet/?moment=amont").content.decode()
    return found[0]


def key_of(client: HouseClient, link: str) -> str:
    return Page(client.get(link).content).one("input", name="cle")["value"]


def test_an_invited_person_answers_without_cookie_and_sees_only_hers(
    link: str, client: HouseClient
) -> None:
    key = key_of(client, link)
    response = client.post(
        link,
        {
            "cle": key,
            "autonomie": "2",
            "autonomie.mesures": "formation",
            "autonomie.commentaire": "zqdit",
            "sens.commentaire": "zqaussi",
        },
    )
    page = Page(response.content)
    assert (response.status_code, dict(response.cookies)) == (200, {})
    assert page.texts("td")[:2] == ["moyenne 2, défavorable", "2"]
    assert response.headers["Referrer-Policy"] == "no-referrer"
    row = Evaluation.objects.get()
    assert (row.answers, row.respondent, row.updated_by) == (
        {"autonomie": {"value": 2, "measures": ["formation"]}}, None, None,
    )  # fmt: skip


def test_reloading_or_changing_one_s_mind_is_not_a_second_answer(
    link: str, client: HouseClient
) -> None:
    key = key_of(client, link)
    for note in ("2", "2", "4"):
        client.post(link, {"cle": key, "autonomie": note})
    back = Page(client.post(link, {"cle": key, "autonomie": "4", "faire": "modifier"}).content)
    assert back.one("input", name="cle")["value"] == key
    assert Evaluation.objects.get().answers == {"autonomie": {"value": 4}}
    client.post(link, {"cle": key_of(client, link), "autonomie": "1"})
    assert Evaluation.objects.count() == 2


def test_a_wrong_link_in_an_answer_is_said_and_all_is_kept(link: str, client: HouseClient) -> None:
    key = key_of(client, link)
    response = client.post(link, {"cle": key, "autonomie": "2", "autonomie.lien": "là"})
    assert response.status_code == 422
    assert Page(response.content).one("input", name="cle")["value"] == key


def test_a_closed_link_keeps_nothing_and_gives_back_what_was_written(
    link: str, desk: HouseClient, client: HouseClient
) -> None:
    key = key_of(client, link)
    pk = Invitation.objects.get().pk
    assert desk.post(f"/decision/projets/invitations/{pk}/fermer/").status_code == 302
    empty = client.get(link)
    late = client.post(link, {"cle": key, "autonomie": "2", "autonomie.commentaire": "dit"})
    assert [(one.status_code, one.headers["Referrer-Policy"]) for one in (empty, late)] == [
        (410, "no-referrer"), (410, "no-referrer"),
    ]  # fmt: skip
    assert Page(empty.content).all("input", name="reponses") == []
    kept = json.loads(Page(late.content).one("input", name="reponses")["value"])
    assert kept["reponses"] == {"amont": {"autonomie": {"value": 2, "comment": "dit"}}}
    assert not Evaluation.objects.exists()


@pytest.mark.parametrize("button", ["inviter", "reunir", "partager"])
def test_coming_back_to_the_address_of_a_button_leads_to_the_result(
    button: str, desk: HouseClient, project: Project
) -> None:
    response = desk.get(f"{HOME}girouet/amont/{button}/")
    assert (response.status_code, response.headers["Location"]) == (
        302, f"{HOME}girouet/?moment=amont",
    )  # fmt: skip
    assert not Invitation.objects.exists()


def test_coming_back_to_the_address_that_closes_a_link_closes_nothing(
    link: str, desk: HouseClient
) -> None:
    row = Invitation.objects.get()
    response = desk.get(f"/decision/projets/invitations/{row.pk}/fermer/")
    assert response.headers["Location"] == f"{HOME}girouet/?moment=amont"
    assert Invitation.objects.get().is_open


def test_a_link_that_nobody_made_is_not_there(client: HouseClient) -> None:
    assert client.get("/decision/invitation/inconnu/").status_code == 404


def test_strangers_close_nothing(
    link: str, strangers: dict[str, HouseClient], project: Project
) -> None:
    pk = Invitation.objects.get().pk
    codes = {
        client.post(f"/decision/projets/invitations/{pk}/fermer/").status_code
        for client in strangers.values()
    }
    assert codes == {302, 404}
    assert Invitation.objects.get().revoked_at is None


def test_only_tools_that_each_person_answers_have_links(
    desk: HouseClient, project: Project
) -> None:
    assert desk.post(f"{HOME}radar/amont/inviter/").status_code == 404


def test_the_page_names_neither_the_project_nor_its_authority(
    link: str, client: HouseClient
) -> None:
    html = client.get(link).content.decode()
    assert "Prévoir les repas" not in html
    assert "aaaaaaaaaa" not in html


def test_a_key_that_no_form_gave_is_refused(link: str, client: HouseClient) -> None:
    assert client.post(link, {"cle": "court", "autonomie": "2"}).status_code == 410
    assert not Evaluation.objects.exists()


@pytest.mark.parametrize("end", ["", "rien/"])
def test_the_secret_of_a_link_is_in_no_log(end: str, link: str, client: HouseClient) -> None:
    """Refused answers and unknown pages are logged by their address: this one is hidden."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.addFilter(Hidden())
    logging.getLogger("django.request").addHandler(handler)
    client.post(link + end, {"cle": "k" * 32, "autonomie": "2", "autonomie.lien": "là"})
    logging.getLogger("django.request").removeHandler(handler)
    assert f"/decision/invitation/…/{end}" in written.getvalue()
    assert link.split("/")[-2] not in written.getvalue()
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["secrets"]
