"""A resource is attached in a real browser, published, and read by those it is for."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from iatheque.accounts.models import User
from iatheque.projects.domain.state import set_state
from iatheque.projects.models import Project
from iatheque.projects.states import State
from tests.e2e import steps
from tests.e2e.session import sign_in
from tests.factories import make_draft
from tests.organisations.people import authority, member

SHEET = "/projets/aaaaaaaaaa/"
TITLE = "Repas servis par école"


@pytest.fixture
def agent(live_server: LiveServer) -> User:
    town = authority(siret="21220278200018", kind="Commune")
    make_draft(organisation=town, public_id="aaaaaaaaaa")
    return member("agent", town)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_file_is_attached_and_read_by_experts_alone(
    new_page: Callable[..., Page],
    live_server: LiveServer,
    agent: User,
    tmp_path: Path,
    *,
    scripts: bool,
) -> None:
    page, expert, passer_by = (new_page(java_script_enabled=scripts) for _part in range(3))
    sign_in(page.context, agent, live_server)
    reader = User.objects.create_user("experte@labo.example", is_expert=True)
    sign_in(expert.context, reader, live_server)
    page.goto("/espace/projets/aaaaaaaaaa/")
    page.get_by_role("link", name="Attacher une ressource").click()
    attach(page, drawing(tmp_path))
    expect(page.get_by_role("main")).to_contain_text("Ce type de fichier n’est pas accepté.")
    attach(page, table(tmp_path))
    expect(page.get_by_text("La ressource est attachée.")).to_be_visible()

    set_state(Project.objects.get(), State.PUBLISHED, by=agent)
    passer_by.goto(SHEET)
    steps.title(passer_by, "Prévoir les repas de la cantine")
    expect(passer_by.get_by_text(TITLE)).to_have_count(0)
    expert.goto(SHEET)
    with expert.expect_download() as download:
        expert.get_by_role("link", name=TITLE).click()
    assert Path(download.value.path()).read_bytes() == table(tmp_path).read_bytes()


def attach(page: Page, file: Path) -> None:
    """Fill the form with a file and send it."""
    page.get_by_label("Titre").fill(TITLE)
    page.get_by_label("Fichier", exact=True).set_input_files(file)
    page.get_by_label("Nature").select_option(label="Données")
    page.get_by_role("button", name="Attacher la ressource").click()


def drawing(folder: Path) -> Path:
    """Return a file of a type that is not accepted."""
    path = folder / "logo.svg"
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg"></svg>', encoding="utf-8")
    return path


def table(folder: Path) -> Path:
    """Return a file that is."""
    path = folder / "repas.csv"
    path.write_text("jour;repas\n2025-09-01;112\n", encoding="utf-8")
    return path
