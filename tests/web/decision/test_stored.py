"""Evaluations of a project: answered, compared when two people write, closed to strangers."""

import pytest

from iatheque.decision.answers import Answer
from iatheque.decision.domain.saving import answers_of, find
from iatheque.decision.models import Evaluation
from iatheque.projects.models import Project
from tests.harness.client import HouseClient
from tests.web.reading import Page

pytestmark = pytest.mark.django_db

HOME = "/decision/projets/aaaaaaaaaa/"
RADAR = f"{HOME}radar/amont/"
GIROUET = f"{HOME}girouet/amont/"


def said(response: object) -> str:
    return Page(response.content).elements[0].text


def test_an_agent_answers_and_sees_the_result(desk: HouseClient, project: Project) -> None:
    posted = {"revision": "0", "utilite": "4", "biais": "nsp", "takes_girouet": "1"}
    response = desk.post(RADAR, posted)
    assert response.headers["Location"] == f"{HOME}radar/?moment=amont"
    row = find(project, "radar", "amont")
    assert row is not None
    assert answers_of(row) == {"utilite": Answer(4), "biais": Answer(unknown=True)}
    assert row.takes_girouet
    page = Page(desk.get(response.headers["Location"]).content)
    assert page.texts("td")[:2] == ["moyenne 4", "4"]
    assert "remplie" in said(desk.get(HOME))
    again = Page(desk.get(RADAR).content)
    assert again.one("input", name="revision")["value"] == "1"
    assert [one["value"] for one in again.all("input") if "checked" in one.attributes] == [
        "4", "nsp", "1",
    ]  # fmt: skip


def test_two_people_at_once_both_keep_their_answers(
    desk: HouseClient, chair: HouseClient, project: Project
) -> None:
    chair.post(RADAR, {"revision": "0", "utilite": "1"})
    response = desk.post(RADAR, {"revision": "0", "utilite": "4", "utilite.commentaire": "Mesuré."})
    page = Page(response.content)
    assert response.status_code == 409
    assert (
        "vous, « impacts positifs prédominants · Mesuré. » ; déjà enregistré, "
        "« prédominance des impacts négatifs »"
    ) in said(response).replace("\xa0", " ")
    assert page.one("input", name="revision")["value"] == "1"
    kept = find(project, "radar", "amont")
    assert kept is not None
    assert answers_of(kept) == {"utilite": Answer(1)}
    desk.post(RADAR, {"revision": "1", "utilite": "4"})
    kept.refresh_from_db()
    assert (kept.revision, answers_of(kept)) == (2, {"utilite": Answer(4)})


def test_two_people_who_say_the_same_have_nothing_to_compare(
    desk: HouseClient, chair: HouseClient, project: Project
) -> None:
    same = {"revision": "0", "utilite": "1"}
    answers = [client.post(RADAR, same).status_code for client in (chair, desk)]
    assert (answers, Evaluation.objects.get().revision) == ([302, 302], 1)


def test_another_use_of_the_girouet_is_a_difference_too(
    desk: HouseClient, chair: HouseClient, project: Project
) -> None:
    chair.post(RADAR, {"revision": "0", "utilite": "1", "takes_girouet": "1"})
    response = desk.post(RADAR, {"revision": "0", "utilite": "1"})
    assert response.status_code == 409
    assert "pas la même chose des moyennes du girouet" in said(response)


def test_what_cannot_be_read_is_said_and_nothing_is_saved(
    desk: HouseClient, project: Project
) -> None:
    response = desk.post(RADAR, {"revision": "0", "utilite": "4", "utilite.lien": "là"})
    assert response.status_code == 422
    assert "Le lien doit commencer par https" in said(response)
    assert not Evaluation.objects.exists()


@pytest.mark.parametrize("revision", ["", "x", "9" * 30, "-1", "²"])
def test_a_revision_that_nobody_gave_is_a_new_answer(
    revision: str, desk: HouseClient, project: Project
) -> None:
    assert desk.post(RADAR, {"revision": revision, "utilite": "4"}).status_code == 302


def test_a_colleague_sees_how_many_answered_and_not_what(
    desk: HouseClient, chair: HouseClient, project: Project
) -> None:
    chair.post(GIROUET, {"revision": "0", "autonomie": "1", "autonomie.commentaire": "zqsecret"})
    page = desk.get(f"{HOME}girouet/?moment=amont")
    assert "1 personne a répondu." in said(page)
    assert not {"zqsecret", "<svg", "<table"} & {
        word for word in ("zqsecret", "<svg", "<table") if word in page.content.decode()
    }
    assert "zqsecret" not in desk.get(GIROUET).content.decode()
    assert "vous êtes la seule personne à voir" in said(chair.get(f"{HOME}girouet/"))


@pytest.mark.parametrize(
    "path", [HOME, RADAR, GIROUET, f"{HOME}radar/", f"{HOME}girouet/", f"{RADAR}partager/",
             f"{GIROUET}inviter/"]
)  # fmt: skip
def test_for_everybody_else_the_pages_do_not_exist(
    path: str, strangers: dict[str, HouseClient], project: Project
) -> None:
    is_post = path.endswith(("partager/", "inviter/"))
    answers = {
        name: (client.post(path) if is_post else client.get(path)).status_code
        for name, client in strangers.items()
    }
    assert answers == {"anonymous": 302} | dict.fromkeys(
        ("stranger", "expert", "moderator", "administrator"), 404
    )


@pytest.mark.parametrize(
    "path", ["rien/", "rien/amont/", "radar/jamais/", "radar/cours/", "radar/unique/"]
)
def test_a_tool_or_a_moment_that_does_not_exist_is_not_there(
    path: str, desk: HouseClient, project: Project
) -> None:
    assert desk.get(HOME + path).status_code == 404


def test_nothing_is_there_when_the_site_may_not_show_it(
    desk: HouseClient, project: Project, settings: object
) -> None:
    desk.post(RADAR, {"revision": "0", "utilite": "4"})
    settings.NONCOMMERCIAL_CONTENT = False
    assert [desk.get(path).status_code for path in (HOME, RADAR, f"{HOME}radar/")] == [
        200, 404, 404,
    ]  # fmt: skip
    page = Page(desk.get(HOME).content)
    assert not {"outil-radar", "outil-girouet"} & {one["id"] for one in page.all("h2")}
    assert "Empreinte d’un projet d’IA" in said(desk.get(HOME))


def test_the_space_leads_to_the_evaluations(desk: HouseClient, project: Project) -> None:
    page = Page(desk.get("/espace/projets/aaaaaaaaaa/").content)
    assert [link.text for link in page.all("a", href=HOME)] == ["évaluer et décider"]
