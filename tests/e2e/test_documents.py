"""Documents to sign in a real browser: found, read, downloaded, with and without JavaScript."""

import json
from collections.abc import Callable
from pathlib import Path

import docx
import pikepdf
import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from iatheque.decision.answers import of_form
from iatheque.decision.domain.saving import Given, save
from iatheque.decision.loading import current
from iatheque.organisations.models import Organisation
from tests.axe.axe import in_every_guise
from tests.e2e.session import sign_in
from tests.factories import make_draft
from tests.organisations.people import authority, member

MODELS = "/decision/documents/"


@pytest.fixture
def town(live_server: LiveServer) -> Organisation:
    town = authority(siret="21220278200018", kind="Commune", longitude=-2.76, latitude=48.51)
    make_draft(organisation=town, public_id="aaaaaaaaaa", nom_algorithme="Prévoyance 3")
    return town


def saved(page: Page, name: str, role: str, folder: Path) -> Path:
    """Press a download, and return the file."""
    with page.expect_download() as waited:
        page.get_by_role(role, name=name).click()
    path = folder / waited.value.suggested_filename
    waited.value.save_as(path)
    return path


@pytest.mark.parametrize("scripted", [True, False], ids=["script", "no script"])
def test_an_agent_prepares_the_mention_of_her_project(
    scripted: bool,
    town: Organisation,
    live_server: LiveServer,
    new_page: Callable[..., Page],
    tmp_path: Path,
) -> None:
    page = new_page(java_script_enabled=scripted)
    sign_in(page.context, member("agente", town), live_server)
    page.goto("/espace/projets/aaaaaaaaaa/")
    page.get_by_role("link", name="Préparer un document").click()
    page.get_by_role("link", name="Mention explicite").click()
    expect(page.get_by_role("blockquote").first).to_contain_text("« Prévoyance 3 »")
    written = docx.Document(str(saved(page, "Télécharger en DOCX", "link", tmp_path)))
    assert sum("Prévoyance 3" in one.text for one in written.paragraphs) == 1
    with pikepdf.open(saved(page, "Télécharger en PDF", "link", tmp_path)) as typeset:
        assert str(typeset.Root.Lang) == "fr-FR"


@pytest.mark.parametrize("scripted", [True, False], ids=["script", "no script"])
def test_anybody_fills_a_note_with_kept_answers(
    scripted: bool, live_server: LiveServer, new_page: Callable[..., Page], tmp_path: Path
) -> None:
    page = new_page(java_script_enabled=scripted)
    page.goto("/decision/")
    page.get_by_role("link", name="Voir les documents").click()
    page.get_by_role("link", name="Dossier pour le comité social territorial").click()
    notes = {item.key: {"value": 2} for item in current("girouet").items}
    kept = tmp_path / "girouet.json"
    kept.write_text(json.dumps({"outil": "girouet", "version": 1, "reponses": {"fin": notes}}))
    page.get_by_label("Remplir d’après des réponses gardées").set_input_files(kept)
    page.get_by_role("button", name="Remplir le document").click()
    expect(page.get_by_role("img", name="Girouet")).to_be_visible()
    with pikepdf.open(saved(page, "Télécharger en PDF", "button", tmp_path)) as typeset:
        assert str(typeset.docinfo.Title) == "Dossier pour le comité social territorial"
    written = docx.Document(str(saved(page, "Télécharger en DOCX", "button", tmp_path)))
    assert len(written.inline_shapes) == 1


def test_a_document_of_a_project_has_its_pictures_in_colour_and_prints_without_menus(
    town: Organisation, live_server: LiveServer, new_page: Callable[..., Page]
) -> None:
    agent = member("agente", town)
    questionnaire = current("radar")
    posted = {item.key: ["3"] for item in questionnaire.items}
    given = Given(questionnaire, "amont", of_form(questionnaire, posted).answers)
    save(town.projects.get(), given, by=agent)
    page = new_page()
    sign_in(page.context, agent, live_server)
    page.goto("/espace/projets/aaaaaaaaaa/documents/note-de-decision/")
    shown = "one => getComputedStyle(one).fill"
    fills = [page.locator(f".quarter-{rank}").evaluate(shown) for rank in range(1, 5)]
    assert (len({*fills}), "rgb(0, 0, 0)" in fills) == (4, False)
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for hidden in (".site-head", ".site-nav", ".site-foot", ".no-print"):
        expect(page.locator(hidden).first).to_be_hidden()


def test_the_pages_are_accessible_and_hold_at_320_pixels(
    town: Organisation, live_server: LiveServer, new_page: Callable[..., Page]
) -> None:
    page = new_page(reduced_motion="reduce")
    sign_in(page.context, member("agente", town), live_server)
    own = "/espace/projets/aaaaaaaaaa/documents/"
    found = {}
    shown = (own, f"{own}mention-explicite/", f"{own}fria/")
    for path in (MODELS, f"{MODELS}note-de-decision/", *shown):
        page.goto(path)
        found[path] = in_every_guise(page)
        page.set_viewport_size({"width": 320, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") == 320, path
        page.set_viewport_size({"width": 1200, "height": 900})
    assert {path: rules for path, rules in found.items() if rules} == {}
