"""Documents to sign of a project: who gets them, in which files, filled with what."""

import io
import json

import docx
import pikepdf
import pytest
from django.conf import LazySettings

from iatheque.accounts.models import User
from iatheque.decision.answers import of_form
from iatheque.decision.documents.registry import BY_KEY
from iatheque.decision.domain.saving import Given, save
from iatheque.decision.loading import current
from iatheque.organisations.models import Organisation
from iatheque.projects.domain.state import set_state
from iatheque.projects.models import Project
from iatheque.projects.states import State
from iatheque.schema.vocabulary import NSP
from tests.factories import make_draft
from tests.harness.client import HouseClient
from tests.organisations.people import person

from .conftest import SIREN, browser

pytestmark = pytest.mark.django_db

SHELF = "/espace/projets/aaaaaaaaaa/documents/"
PATHS = [SHELF]
PATHS += [f"{SHELF}{key}/" for key in BY_KEY]
PATHS += [f"{SHELF}{key}.{extension}" for key in BY_KEY for extension in ("docx", "pdf")]
PATHS += [f"{SHELF}annexe-viii-c.json"]


def answers_of(client: HouseClient) -> dict[str, int]:
    return {path: client.get(path).status_code for path in PATHS}


def test_a_member_gets_them_all(draft: Project, space: HouseClient) -> None:
    assert answers_of(space) == dict.fromkeys(PATHS, 200)


def test_the_national_team_gets_them_all(draft: Project) -> None:
    team = browser(person("equipe", is_moderator=True))
    assert answers_of(team) == dict.fromkeys(PATHS, 200)


def test_somebody_of_another_authority_gets_none(draft: Project, stranger: User) -> None:
    assert answers_of(browser(stranger)) == dict.fromkeys(PATHS, 404)


def test_an_expert_gets_none(draft: Project) -> None:
    assert answers_of(browser(person("experte", is_expert=True))) == dict.fromkeys(PATHS, 404)


def test_a_passer_by_is_asked_to_sign_in_even_when_the_project_is_published(
    draft: Project, client: HouseClient
) -> None:
    set_state(draft, State.PUBLISHED, by=None)
    assert answers_of(client) == dict.fromkeys(PATHS, 302)


@pytest.mark.parametrize("name", ["inconnu/", "inconnu.pdf", "mention-explicite.odt", "x.json"])
def test_a_document_or_a_format_that_is_not_there_is_not_found(
    name: str, draft: Project, space: HouseClient
) -> None:
    assert space.get(SHELF + name).status_code == 404


def test_without_the_tools_of_others_their_documents_are_not_offered(
    draft: Project, space: HouseClient, settings: LazySettings
) -> None:
    settings.NONCOMMERCIAL_CONTENT = False
    found = {key: space.get(f"{SHELF}{key}/").status_code for key in BY_KEY}
    assert [key for key, status in found.items() if status == 404] == [
        "note-de-decision",
        "dossier-cst",
    ]
    assert "radar" not in space.get(f"{SHELF}fria/").content.decode()


def test_a_file_is_named_dated_and_kept_by_nobody(draft: Project, space: HouseClient) -> None:
    response = space.get(f"{SHELF}mention-explicite.pdf")
    name = response.headers["Content-Disposition"]
    assert name.startswith('attachment; filename="mention-explicite-aaaaaaaaaa-20')
    assert (response.headers["Content-Type"], response.headers["Cache-Control"]) == (
        "application/pdf",
        "private, no-store",
    )


def test_the_three_formats_say_the_same_of_the_sheet(
    town: Organisation, space: HouseClient
) -> None:
    make_draft(organisation=town, public_id="aaaaaaaaaa", projet_contact="cantine@ville.example")
    body = space.get(f"{SHELF}mention-explicite/").content.decode()
    assert "cantine@ville.example" in body
    assert body.count('class="doc-blank"') == 11
    written = docx.Document(io.BytesIO(space.get(f"{SHELF}mention-explicite.docx").content))
    texts = [one.text for one in written.paragraphs]
    title = "Mention explicite\u00a0: Prévoir les repas de la cantine"
    assert texts[:2] == [f"Ville {SIREN}, SIREN {SIREN}", title]
    assert sum("cantine@ville.example" in text for text in texts) == 1
    typeset = pikepdf.open(io.BytesIO(space.get(f"{SHELF}mention-explicite.pdf").content))
    assert str(typeset.docinfo.Title) == title


def test_the_annex_as_data(town: Organisation, space: HouseClient) -> None:
    make_draft(organisation=town, public_id="aaaaaaaaaa", projet_contact="dsi@ville.example")
    found = json.loads(space.get(f"{SHELF}annexe-viii-c.json").content)
    assert (found["document"], found["informations"]["1_deployeur"]) == (
        "annexe-viii-c",
        {
            "nom": f"Ville {SIREN}",
            "siren": SIREN,
            "adresse": None,
            "coordonnees": "dsi@ville.example",
        },
    )


def test_a_note_takes_the_radar_of_its_project(
    draft: Project, space: HouseClient, agent: User
) -> None:
    questionnaire = current("radar")
    item = next(questionnaire.items)
    posted = {item.key: ["2"], f"{item.key}.commentaire": ["Vu avec <les> cuisines"]}
    reading = of_form(questionnaire, posted)
    save(draft, Given(questionnaire, "preparation", reading.answers), by=agent)
    body = space.get(f"{SHELF}note-de-decision/").content.decode()
    assert "Vu avec &lt;les&gt; cuisines" in body
    assert body.count('class="picture picture-radar"') == 1
    assert body.count("girouet à faire remplir") == 1


def test_the_national_team_reads_no_evaluation_in_a_document(
    draft: Project, space: HouseClient, agent: User
) -> None:
    """Comments of a radar never leave the authority: not by the papers that tell them either."""
    posted = {"utilite": ["2"], "utilite.commentaire": ["zqdit"]}
    for tool in ("radar", "empreinte", "qualification"):
        questionnaire = current(tool)
        given = {"calculs": ["machine"], "usage_heures": ["77"], "technique": ["modele"], **posted}
        moment = "amont" if tool == "radar" else ""
        save(draft, Given(questionnaire, moment, of_form(questionnaire, given).answers), by=agent)
    team = browser(person("equipe", is_moderator=True))
    for path in (f"{SHELF}{key}/" for key in BY_KEY):
        ours, theirs = (client.get(path).content.decode() for client in (space, team))
        assert "zqdit" not in theirs
        assert 'class="picture' not in theirs
        assert ("zqdit" in ours) is (path == f"{SHELF}note-de-decision/")


def test_a_note_tells_the_footprint_of_its_project(
    draft: Project, space: HouseClient, agent: User
) -> None:
    questionnaire = current("empreinte")
    posted = {"calculs": ["assistant"], "demandes": ["200"]}
    given = Given(questionnaire, "", of_form(questionnaire, posted).answers)
    save(draft, given, by=agent)
    body = space.get(f"{SHELF}note-de-decision/").content.decode()
    assert body.count('class="picture picture-empreinte"') == 1
    assert "Intensité carbone de l’électricité" in body
    assert "Aucune économie attendue n’a été chiffrée" in body


def test_what_nobody_knows_is_a_blank(town: Organisation, space: HouseClient) -> None:
    make_draft(organisation=town, public_id="aaaaaaaaaa", herbergement=NSP)
    body = space.get(f"{SHELF}registre-traitement/").content.decode()
    assert "ne sait pas" not in body


def test_the_inventory_is_offered_once_something_is_published(
    draft: Project, space: HouseClient
) -> None:
    path = f"/collectivites/{SIREN}/registre.docx"
    before = path in space.get(SHELF).content.decode()
    set_state(draft, State.PUBLISHED, by=None)
    assert (before, path in space.get(SHELF).content.decode()) == (False, True)
