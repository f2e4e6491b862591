"""The radar and the girouet in a real browser: by keyboard, without JavaScript, to the file."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from iatheque.accounts.models import User
from iatheque.decision.domain.inviting import answer, invite
from iatheque.decision.domain.sharing import share
from iatheque.decision.models import Invitation, new_token
from iatheque.organisations.models import Role
from iatheque.projects import entries
from iatheque.projects.models import Project
from iatheque.schema.levels import Level
from tests.axe.axe import in_every_guise
from tests.decision.domain.cases import evaluate, given, invited, project_of
from tests.e2e.session import sign_in
from tests.organisations.people import authority, member

SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
FIRST = {"radar": "utilite", "girouet": "autonomie"}
LAST = {"radar": "managers", "girouet": "decision"}


@pytest.fixture
def people(live_server: LiveServer) -> dict[str, User]:
    town = authority(siret="21220278200018", kind="Commune", longitude=-2.76, latitude=48.51)
    return {
        "agent": member("agent", town),
        "approver": member("referente", town, Role.APPROVER),
    }


@pytest.fixture
def project(people: dict[str, User]) -> Project:
    return project_of(people["agent"].memberships.get().organisation, public_id="aaaaaaaaaa")


def walk_to(page: Page, wanted: Locator) -> None:
    """Press Tab until `wanted` has the focus, as somebody without a mouse does."""
    expect(wanted).to_be_attached()
    for _step in range(200):
        page.keyboard.press("Tab")
        if wanted.evaluate("(element) => element === document.activeElement"):
            return
    raise AssertionError(f"no way by keyboard to {wanted}")


def radio(page: Page, name: str, value: str) -> Locator:
    return page.locator(f'input[name="{name}"][value="{value}"]')


@SCRIPTS
@pytest.mark.parametrize("tool", ["radar", "girouet"])
def test_a_tool_is_tried_by_keyboard_and_its_file_comes_back(
    tool: str, new_page: Callable[..., Page], tmp_path: Path, *, scripts: bool
) -> None:
    page = new_page(java_script_enabled=scripts)
    page.goto(f"/decision/{tool}/")
    walk_to(page, radio(page, FIRST[tool], "1"))
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(radio(page, FIRST[tool], "2")).to_be_checked()
    walk_to(page, radio(page, LAST[tool], "1"))
    page.keyboard.press("ArrowUp")
    expect(radio(page, LAST[tool], "nsp")).to_be_checked()
    walk_to(page, page.get_by_role("button", name="Voir le résultat"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("le résultat")
    expect(page.get_by_role("img").first).to_be_visible()
    walk_to(page, page.get_by_role("button", name="Télécharger mes réponses (JSON)"))
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    file = tmp_path / f"{tool}.json"
    waiting.value.save_as(file)
    assert json.loads(file.read_text()) == {
        "outil": tool,
        "version": 1,
        "reponses": {"amont": {FIRST[tool]: {"value": 2}, LAST[tool]: {"unknown": True}}},
    }
    page.goto(f"/decision/{tool}/")
    page.get_by_text("Reprendre un fichier de réponses").click()
    page.get_by_label("Le fichier que cet outil vous a donné").set_input_files(file)
    page.get_by_role("button", name="Reprendre ce fichier").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("le résultat")
    page.get_by_role("button", name="Modifier\u00a0: En amont").click()
    expect(radio(page, FIRST[tool], "2")).to_be_checked()
    expect(radio(page, LAST[tool], "nsp")).to_be_checked()
    assert page.context.cookies() == []


@pytest.mark.every_database
@SCRIPTS
def test_a_project_is_evaluated_shared_and_read_by_everybody(
    new_page: Callable[..., Page],
    live_server: LiveServer,
    people: dict[str, User],
    project: Project,
    *,
    scripts: bool,
) -> None:
    page = new_page(java_script_enabled=scripts)
    sign_in(page.context, people["approver"], live_server)
    page.goto("/espace/projets/aaaaaaaaaa/")
    page.get_by_role("link", name="évaluer et décider").click()
    page.get_by_role("link", name="En amont").first.click()
    radio(page, "utilite", "4").check()
    page.get_by_role("button", name="Enregistrer et voir le résultat").click()
    expect(page.get_by_text("Vos réponses sont enregistrées.")).to_be_visible()
    page.get_by_label("Tout le monde, sur la fiche").check()
    page.get_by_role("button", name="Enregistrer ce choix").click()
    expect(page.get_by_text("se voit maintenant sur la fiche")).to_be_visible()
    reader = new_page(java_script_enabled=scripts)
    reader.goto(entries.latest(Level.PUBLIC, limit=1)[0].path)
    expect(reader.locator("svg.picture-radar")).to_be_visible()
    reader.get_by_role("link", name="Lire toutes les notes, en tableau").click()
    expect(reader.get_by_role("cell", name="moyenne 4")).to_be_visible()


@SCRIPTS
def test_an_invited_person_answers_without_account(
    new_page: Callable[..., Page],
    live_server: LiveServer,
    people: dict[str, User],
    project: Project,
    *,
    scripts: bool,
) -> None:
    page = new_page(java_script_enabled=scripts)
    sign_in(page.context, people["agent"], live_server)
    page.goto("/decision/projets/aaaaaaaaaa/girouet/")
    page.get_by_role("button", name="Créer un lien").click()
    link = page.get_by_role("link", name="/decision/invitation/")
    expect(link).to_be_visible()
    guest = new_page(java_script_enabled=scripts)
    guest.goto(link.get_attribute("href") or "")
    walk_to(guest, radio(guest, "autonomie", "1"))
    guest.keyboard.press("Space")
    guest.keyboard.press("ArrowDown")
    walk_to(guest, guest.get_by_role("button", name="Envoyer ma réponse"))
    guest.keyboard.press("Enter")
    expect(guest.get_by_role("heading", level=1)).to_have_text("Votre réponse est envoyée")
    with guest.expect_download() as waiting:
        guest.get_by_role("button", name="Télécharger mes réponses (JSON)").click()
    assert json.loads(waiting.value.path().read_text())["reponses"] == {
        "amont": {"autonomie": {"value": 2}}
    }
    assert guest.context.cookies() == []
    page.goto("/decision/projets/aaaaaaaaaa/girouet/")
    expect(page.get_by_text("1 personne a répondu.")).to_be_visible()


def test_answers_are_gathered_by_keyboard_once_five_persons_answered(
    new_page: Callable[..., Page],
    live_server: LiveServer,
    people: dict[str, User],
    project: Project,
) -> None:
    row, _token = invite(project, "girouet", "amont", by=people["agent"])
    for note in (1, 3, 3, 4, 4):
        answer(row, given("girouet", note), key=new_token())
    page = new_page(java_script_enabled=False)
    sign_in(page.context, people["agent"], live_server)
    page.goto("/decision/projets/aaaaaaaaaa/girouet/")
    expect(page.locator("svg.picture-girouet")).to_have_count(0)
    walk_to(page, page.get_by_role("button", name="Réunir les réponses"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Cette vue réunit 5 réponses.")).to_be_visible()
    expect(page.locator("svg.picture-girouet")).to_be_visible()
    expect(page.get_by_role("button", name="Mettre à jour la vue")).to_have_count(0)


def test_two_people_on_the_same_radar_lose_nothing(
    new_page: Callable[..., Page],
    live_server: LiveServer,
    people: dict[str, User],
    project: Project,
) -> None:
    first, second = (new_page(reduced_motion="reduce") for _person in people)
    for page, person in ((first, "agent"), (second, "approver")):
        sign_in(page.context, people[person], live_server)
        page.goto("/decision/projets/aaaaaaaaaa/radar/amont/")
    for page, note in ((first, "4"), (second, "1")):
        radio(page, "utilite", note).check()
        page.get_by_role("button", name="Enregistrer et voir le résultat").click()
    expect(second.get_by_role("alert")).to_contain_text(
        "L’utilité : vous, « prédominance des impacts négatifs » ; déjà enregistré, « impacts "
        "positifs prédominants »"
    )
    expect(radio(second, "utilite", "1")).to_be_checked()
    assert in_every_guise(second) == {}
    second.get_by_role("button", name="Enregistrer et voir le résultat").click()
    expect(second.get_by_text("Vos réponses sont enregistrées.")).to_be_visible()
    expect(second.get_by_role("cell", name="moyenne 1")).to_be_visible()


def test_axe_finds_nothing_on_what_a_form_leads_to(new_page: Callable[..., Page]) -> None:
    """Results and errors are answers to a form: the crawl of links does not reach them."""
    page = new_page(reduced_motion="reduce")
    for tool, first in FIRST.items():
        page.goto(f"/decision/{tool}/")
        radio(page, first, "2").check()
        page.get_by_role("button", name="Voir le résultat").click()
        expect(page.locator(f"svg.picture-{tool}")).to_be_visible()
        assert in_every_guise(page) == {}, tool
    page.goto("/decision/radar/")
    page.get_by_text("Commentaire et preuve").first.click()
    page.get_by_label("Lien vers une preuve").first.fill("nulle part")
    page.get_by_role("button", name="Voir le résultat").click()
    expect(page.get_by_role("alert")).to_contain_text("Une réponse est à corriger")
    assert in_every_guise(page) == {}


def test_axe_finds_nothing_on_shared_results_and_invitations(
    new_page: Callable[..., Page],
    live_server: LiveServer,
    people: dict[str, User],
    project: Project,
) -> None:
    evaluate(project, people["agent"], note=2)
    invited(project, people["agent"], 1, 3, 3, 4, 4)
    for tool in FIRST:
        share(project, tool, "amont", Level.PUBLIC, by=people["approver"])
    page = new_page(reduced_motion="reduce")
    page.goto(entries.latest(Level.PUBLIC, limit=1)[0].path)
    expect(page.locator("svg.picture-girouet")).to_be_visible()
    assert in_every_guise(page) == {}
    page.goto("/decision/partage/aaaaaaaaaa/")
    assert in_every_guise(page) == {}
    sign_in(page.context, people["approver"], live_server)
    page.goto("/decision/projets/aaaaaaaaaa/girouet/")
    assert in_every_guise(page) == {}
    page.get_by_role("button", name="Créer un lien").click()
    link = page.get_by_role("link", name="/decision/invitation/")
    expect(link).to_be_visible()
    assert in_every_guise(page) == {}
    address = link.get_attribute("href") or ""
    page.goto(address)
    assert in_every_guise(page) == {}
    radio(page, "autonomie", "2").check()
    page.get_by_role("button", name="Envoyer ma réponse").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Votre réponse est envoyée")
    assert in_every_guise(page) == {}
    Invitation.objects.update(revoked_at=timezone.now())
    page.get_by_role("button", name="Modifier ma réponse").click()
    page.get_by_role("button", name="Envoyer ma réponse").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ce lien ne prend plus de réponse")
    assert in_every_guise(page) == {}


def test_axe_finds_nothing_on_marks_nor_beside_a_median(
    new_page: Callable[..., Page],
    live_server: LiveServer,
    people: dict[str, User],
    project: Project,
) -> None:
    others = [project_of(project.organisation, nom_projet=f"Projet {rank}") for rank in range(4)]
    for one, note in zip((project, *others), (1, 2, 3, 4, 4), strict=True):
        evaluate(one, people["agent"], note=note)
        invited(one, people["agent"], 1, 2, 3, 4, 4)
        for tool in FIRST:
            share(one, tool, "amont", Level.PUBLIC, by=people["approver"])
    page = new_page(reduced_motion="reduce")
    page.goto("/decision/reperes/")
    expect(page.get_by_role("table")).to_have_count(3)
    assert in_every_guise(page) == {}
    sign_in(page.context, people["approver"], live_server)
    page.goto("/decision/projets/aaaaaaaaaa/radar/")
    expect(page.get_by_role("columnheader", name="Médiane du thème")).to_be_visible()
    assert in_every_guise(page) == {}
