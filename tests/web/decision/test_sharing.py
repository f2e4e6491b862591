"""Sharing on the sheet: who may, who then sees what, and taking it back."""

import pytest

from iatheque.organisations.models import Organisation
from iatheque.projects import entries
from iatheque.projects.catalogue import forget_version
from iatheque.projects.models import Project
from iatheque.schema.levels import Level
from tests.decision.domain.cases import evaluate, invited, project_of
from tests.factories import make_draft
from tests.harness.client import HouseClient
from tests.organisations.people import authority, member, person
from tests.web.decision.conftest import browser
from tests.web.reading import Page

pytestmark = pytest.mark.django_db

HOME = "/decision/projets/aaaaaaaaaa/"
TABLES = "/decision/partage/aaaaaaaaaa/"
HEADING = "Comment la collectivité évalue ce projet"


def sheet(client: HouseClient, project: Project) -> str:
    forget_version()  # as the commit of each change does
    entry = entries.get(Level.PUBLIC, project.public_id)
    assert entry is not None
    return client.get(entry.path).content.decode()


@pytest.fixture
def readers(desk: HouseClient) -> dict[str, HouseClient]:
    """Browsers of each level, and of the authority."""
    return {
        "public": HouseClient(),
        "restreint": browser(member("ailleurs", authority("243300316"))),
        "expert": browser(person("experte", is_expert=True)),
        "own": desk,
    }


def who_sees(readers: dict[str, HouseClient], project: Project, text: str = HEADING) -> set[str]:
    """Return who sees the pictures, on the sheet and on the page of their tables alike."""
    found = {name for name, client in readers.items() if text in sheet(client, project)}
    codes = {name: client.get(TABLES).status_code for name, client in readers.items()}
    assert {name for name, code in codes.items() if code == 200} == found
    return found


def test_each_level_in_turn(
    chair: HouseClient, readers: dict[str, HouseClient], agent: object, project: Project
) -> None:
    evaluate(project, agent, note=4)
    invited(project, agent, 1, 3, 3, 4, 4)
    seen = [who_sees(readers, project)]
    for tool in ("radar", "girouet"):
        for level in ("restreint", "public", "prive"):
            response = chair.post(f"{HOME}{tool}/amont/partager/", {"niveau": level})
            assert response.headers["Location"] == f"{HOME}{tool}/?moment=amont"
            seen.append(who_sees(readers, project))
    agents = {"restreint", "expert", "own"}
    assert seen == [set(), agents, agents | {"public"}, set(), agents, agents | {"public"}, set()]


def test_the_sheet_shows_picture_table_and_credit_and_no_comment(
    chair: HouseClient, desk: HouseClient, client: HouseClient, project: Project
) -> None:
    desk.post(
        f"{HOME}radar/amont/",
        {"revision": "0", "utilite": "4", "utilite.commentaire": "zqdit",
         "utilite.lien": "https://zq.example/"},
    )  # fmt: skip
    chair.post(f"{HOME}radar/amont/partager/", {"niveau": "public"})
    pages = [sheet(client, project), client.get(TABLES).content.decode()]
    for html in pages:
        page = Page(html.encode())
        assert len(page.all("svg", class_="picture-radar")) == 1
        assert "Adapté du radar de décision" in page.elements[0].text
        assert "zq" not in html
    assert page.texts("td")[:2] == ["moyenne 4", "4"]


def test_an_agent_does_not_share_and_is_told_who_may(
    desk: HouseClient, agent: object, project: Project
) -> None:
    evaluate(project, agent)
    path = f"{HOME}radar/"
    assert desk.post(f"{path}amont/partager/", {"niveau": "public"}).status_code == 403
    said = Page(desk.get(path).content).elements[0].text
    assert "Une personne référente de votre collectivité peut le partager." in said


def test_four_answers_are_not_shared(chair: HouseClient, agent: object, project: Project) -> None:
    invited(project, agent, 1, 2, 3, 4)
    response = chair.post(f"{HOME}girouet/amont/partager/", {"niveau": "public"}, follow=True)
    assert "pas encore assez de réponses" in Page(response.content).elements[0].text


def test_a_radar_is_compared_with_the_median_of_its_theme(
    desk: HouseClient, chair: HouseClient, agent: object, place: object, project: Project
) -> None:
    others = [project_of(place, nom_projet=f"Projet {rank}") for rank in range(4)]
    for one, note in zip([project, *others], (1, 2, 3, 4, 4), strict=True):
        evaluate(one, agent, note=note)
        chair.post(f"/decision/projets/{one.public_id}/radar/amont/partager/", {"niveau": "public"})
    forget_version()
    page = Page(desk.get(f"{HOME}radar/").content)
    assert page.texts("th")[:3] == ["Critère", "En amont", "Médiane du thème"]
    assert page.texts("td")[:4] == ["moyenne 1", "", "1", "3"]
    marks = Page(HouseClient().get("/decision/reperes/").content)
    assert marks.texts("th")[1] == "Citoyenneté, santé, et solidarité (5 projets)"
    assert marks.texts("td")[:2] == ["3", "3"]


def test_sharing_before_the_sheet_is_published_promises_nothing_yet(
    chair: HouseClient, agent: object, place: Organisation
) -> None:
    draft = make_draft(organisation=place, public_id="bbbbbbbbbb")
    evaluate(draft, agent)
    path = f"/decision/projets/{draft.public_id}/radar/"
    response = chair.post(f"{path}amont/partager/", {"niveau": "public"}, follow=True)
    said = Page(response.content).elements[0].text
    assert "le résultat se verra sur la fiche quand elle sera publiée." in said
    assert "Il se verra sur la fiche quand elle sera publiée\u00a0: Tout public." in said
    assert "se voit" not in said
    assert HouseClient().get(f"/decision/partage/{draft.public_id}/").status_code == 404
