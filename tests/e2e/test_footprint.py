"""The footprint in a real browser: without JavaScript, by the keyboard, written when one agrees."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from iatheque.projects.models import Draft
from tests.axe.axe import in_every_guise
from tests.decision.domain.cases import project_of, town
from tests.e2e.session import sign_in
from tests.e2e.steps import press, title

pytestmark = pytest.mark.django_db(transaction=True)

ADDRESS = "/decision/empreinte/"


def choose(page: Page, question: str, answer: str) -> None:
    """Choose an answer with the keyboard alone."""
    box = page.get_by_role("group", name=question, exact=True).get_by_label(answer).first
    box.focus()
    page.keyboard.press("Space")


def write(page: Page, question: str, number: str) -> None:
    page.get_by_role("group", name=question, exact=True).get_by_role("textbox").focus()
    page.keyboard.type(number)


def enter(page: Page, button: str) -> None:
    """Press a button with the keyboard."""
    page.get_by_role("button", name=button, exact=True).focus()
    page.keyboard.press("Enter")


def answer(page: Page, button: str) -> None:
    """Say what computes, then answer what it opens: a server, twelve hours, in France."""
    choose(page, "Qu’est-ce qui calcule pour ce projet ?", "Un ordinateur ou un serveur")
    enter(page, button)
    expect(page.get_by_role("status")).to_contain_text("Quelle machine ?")
    choose(page, "Quelle machine ?", "Un serveur dans nos locaux")
    write(page, "Combien d’heures de calcul pour préparer l’outil, une fois ?", "12")
    choose(page, "Où sont les machines ?", "En France")
    enter(page, button)


def test_an_estimate_goes_out_and_comes_back_without_javascript_nor_mouse(
    new_page: Callable[..., Page], tmp_path: Path
) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 320, "height": 800})
    page.goto(ADDRESS)
    answer(page, "Voir le résultat")
    title(page, "Empreinte d’un projet d’IA, le résultat")
    expect(page.get_by_role("table")).to_contain_text("3,14 kWh")
    expect(page.get_by_role("main")).to_contain_text("51,28 g équivalent CO₂ par kWh")
    with page.expect_download() as download:
        enter(page, "Télécharger mes réponses (JSON)")
    file = tmp_path / "empreinte.json"
    download.value.save_as(file)
    page.goto(ADDRESS)
    page.locator("summary", has_text="Reprendre un fichier de réponses").click()
    page.get_by_label("Le fichier que cet outil vous a donné").set_input_files(file)
    enter(page, "Reprendre ce fichier")
    title(page, "Empreinte d’un projet d’IA, le résultat")
    expect(page.get_by_role("table")).to_contain_text("3,14 kWh")


def test_the_draft_holds_the_text_only_when_its_author_agrees(
    new_page: Callable[..., Page], live_server: LiveServer
) -> None:
    page = new_page(reduced_motion="reduce")
    place, agent, _ = town()
    project = project_of(place)
    sign_in(page.context, agent, live_server)
    page.goto(f"/decision/projets/{project.public_id}/empreinte/unique/")
    answer(page, "Enregistrer et voir le résultat")
    agreed = page.get_by_role("region", name="Écrire cette estimation dans la fiche")
    expect(agreed).to_contain_text("Sur 12 mois : 3,14 kWh")
    assert in_every_guise(page) == {}
    # Leaving without a word writes nothing.
    page.goto(f"/decision/projets/{project.public_id}/")
    title(page, "Décider : « Prévoir les repas de la cantine »")
    assert "impact_environnement" not in Draft.objects.get(project=project).values
    page.goto(f"/decision/projets/{project.public_id}/empreinte/")
    press(page, "Écrire ce texte dans le brouillon", "Le texte est dans le brouillon de la fiche.")
    written = Draft.objects.get(project=project).values["impact_environnement"]
    assert str(written).startswith("Sur 12 mois")


def test_axe_finds_nothing_on_the_form_the_result_and_the_names(
    new_page: Callable[..., Page],
) -> None:
    page = new_page(reduced_motion="reduce")
    page.goto("/decision/empreinte/modeles/")
    assert in_every_guise(page) == {}
    page.goto(ADDRESS)
    box = page.get_by_role("group", name="Qu’est-ce qui calcule pour ce projet ?", exact=True)
    box.get_by_label("Un assistant de texte").check()
    box.get_by_label("Un ordinateur ou un serveur").check()
    enter(page, "Voir le résultat")
    expect(page.get_by_role("status")).to_contain_text("Quel modèle répond ?")
    assert in_every_guise(page) == {}
    write(page, "Combien de demandes ?", "200")
    write(page, "Combien d’heures de calcul pour préparer l’outil, une fois ?", "12")
    write(page, "Émissions évitées grâce au projet", "10")
    enter(page, "Voir le résultat")
    title(page, "Empreinte d’un projet d’IA, le résultat")
    assert in_every_guise(page) == {}
