"""The legal qualification in a real browser, by the keyboard alone and without JavaScript."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.axe.axe import in_every_guise
from tests.e2e.conftest import Watch

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def bare(browser: Browser, watch: Watch) -> Page:
    """A phone without JavaScript."""
    page = browser.new_context(
        java_script_enabled=False, viewport={"width": 320, "height": 800}
    ).new_page()
    page.route("**/*", watch.guard)
    page.on("console", watch.listen)
    return page


def answer(page: Page, question: str, words: str) -> None:
    """Answer by the keyboard: the space bar ticks what has the focus."""
    box = page.get_by_role("group", name=question).get_by_label(words, exact=False).first
    box.focus()
    page.keyboard.press("Space")
    expect(box).to_be_checked()


def go(page: Page, button: str, heading: str) -> None:
    page.get_by_role("button", name=button, exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2).first).to_have_text(heading)


def test_from_the_first_question_to_a_block_by_the_keyboard_then_back_from_the_file(
    bare: Page, live_server: LiveServer, tmp_path: Path
) -> None:
    address = f"{live_server.url}/decision/qualification/"
    bare.goto(address)
    answer(bare, "Comment le système arrive-t-il", "Il a appris à partir d’exemples")
    go(bare, "Continuer", "Le système")
    expect(bare.get_by_role("status")).to_contain_text("Vos réponses ouvrent d’autres questions")
    answer(bare, "Une fois en service, le système change-t-il seul", "Oui")
    go(bare, "Continuer", "La décision")
    answer(bare, "Le résultat sert-il à décider", "Oui")
    go(bare, "Continuer", "La décision")
    answer(bare, "Quelle place le système a-t-il", "Il décide seul")
    go(bare, "Voir le résultat dès maintenant", "Ce qui bloque")
    blocked = bare.get_by_role("region", name="Ce qui bloque")
    expect(blocked).to_contain_text("Ne pas déployer en l’état.")
    expect(blocked).to_contain_text("Ne pas laisser décider seul un système qui apprend seul")
    assert bare.evaluate("document.documentElement.scrollWidth") == 320
    with bare.expect_download() as taken:
        bare.get_by_role("button", name="Télécharger mes réponses").click()
    kept = tmp_path / "qualification.json"
    taken.value.save_as(kept)
    bare.goto(address)
    bare.get_by_text("Reprendre un fichier de réponses").click()
    bare.get_by_label("Le fichier que cet outil vous a donné").set_input_files(kept)
    bare.get_by_role("button", name="Reprendre ce fichier").click()
    expect(bare.get_by_role("heading", level=2).first).to_have_text("Ce qui bloque")


ANSWERS = {
    "technique": {"value": ["modele"]},
    "evolution": {"value": "oui"},
    "decision_individuelle": {"value": "oui"},
    "automatisation": {"value": "complete"},
    "interdit_notation": {"value": "oui"},
    "emotions": {"unknown": True},
    "conditions_travail": {"value": "non"},
}


def test_a_duty_leads_to_its_document_with_the_answers_by_the_keyboard(
    bare: Page, live_server: LiveServer, tmp_path: Path
) -> None:
    kept = tmp_path / "qualification.json"
    answers = ANSWERS | {"automatisation": {"value": "aide"}}
    content = {"outil": "qualification", "version": 1, "reponses": {"": answers}}
    kept.write_text(json.dumps(content), encoding="utf-8")
    bare.goto(f"{live_server.url}/decision/qualification/")
    bare.get_by_text("Reprendre un fichier de réponses").click()
    bare.get_by_label("Le fichier que cet outil vous a donné").set_input_files(kept)
    bare.get_by_role("button", name="Reprendre ce fichier").click()
    bare.get_by_role("button", name="Fiche de réponse individuelle").first.focus()
    bare.keyboard.press("Enter")
    expect(bare.get_by_role("heading", level=1)).to_have_text("Fiche de réponse individuelle")
    expect(bare.get_by_role("main")).to_contain_text("Une personne décide, il l’éclaire")
    assert bare.evaluate("document.documentElement.scrollWidth") == 320


def test_axe_finds_nothing_on_a_result_with_everything_open(
    new_page: Callable[..., Page], live_server: LiveServer, tmp_path: Path
) -> None:
    kept = tmp_path / "qualification.json"
    content = {"outil": "qualification", "version": 1, "reponses": {"": ANSWERS}}
    kept.write_text(json.dumps(content), encoding="utf-8")
    page = new_page(reduced_motion="reduce")
    page.goto(f"{live_server.url}/decision/qualification/")
    page.get_by_text("Reprendre un fichier de réponses").click()
    page.get_by_label("Le fichier que cet outil vous a donné").set_input_files(kept)
    page.get_by_role("button", name="Reprendre ce fichier").click()
    expect(page.get_by_role("heading", level=2).first).to_have_text("Ce qui bloque")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert in_every_guise(page) == {}
