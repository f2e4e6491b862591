"""An agent documents a project in a real browser, with JavaScript and without."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from iatheque.accounts.models import User
from iatheque.projects.models import Draft, Project
from tests.e2e.session import sign_in
from tests.factories import make_draft, make_project
from tests.organisations.people import authority, member

NAME = "Prévoir les repas de la cantine"


@pytest.fixture
def agent(live_server: LiveServer) -> User:
    town = authority(siret="21220278200018", kind="Commune", longitude=-2.76, latitude=48.51)
    return member("agent", town)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_project_is_documented_and_sent(
    new_page: Callable[..., Page], live_server: LiveServer, agent: User, *, scripts: bool
) -> None:
    make_project(nom_projet=NAME)
    page = new_page(java_script_enabled=scripts)
    sign_in(page.context, agent, live_server)
    page.goto("/espace/")
    page.get_by_role("link", name="Documenter un projet").click()
    page.get_by_label("Projet").wait_for()
    page.wait_for_load_state("load")
    page.get_by_label("Projet").fill("Prévoir la cantine")
    if scripts:
        expect(page.get_by_role("status")).to_contain_text("Un projet semblable existe.")
    page.get_by_role("button", name="Commencer").click()
    page.get_by_role("button", name="C’est un autre projet : continuer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Étape 1 sur 5\u00a0: le projet")
    page.get_by_label("Description globale du service").fill("Compte les repas.")
    page.get_by_label("En exploration").check()
    page.get_by_label("Date de démarrage").fill("09/2024")
    page.get_by_label("Mobilités").check()
    page.get_by_label("agent", exact=True).check()
    for _step in range(4):
        page.get_by_role("button", name="Enregistrer et continuer").click()
    page.get_by_role("button", name="Enregistrer et terminer").click()
    page.get_by_role("link", name="Relire et envoyer").click()
    page.get_by_role("button", name="Envoyer à la relecture").click()
    expect(page.get_by_text("La fiche est envoyée à la relecture.")).to_be_visible()
    project = Project.objects.get(organisation__siren="212202782")
    assert project.state == "submitted"


def test_the_form_saves_by_itself_and_says_it_aloud(
    page: Page, live_server: LiveServer, agent: User
) -> None:
    project = make_draft(organisation=agent.memberships.get().organisation, public_id="aaaaaaaaaa")
    sign_in(page.context, agent, live_server)
    page.goto("/espace/projets/aaaaaaaaaa/etape/projet/")
    said = page.locator("[role=status][data-said]")
    name = page.get_by_label("Projet", exact=False).first
    name.fill("Un nom écrit une fois")
    expect(said).to_contain_text("Enregistré à")
    page.get_by_label("Date de démarrage").fill("bientôt")
    page.get_by_label("Description globale").focus()
    expect(page.locator("[data-remarks=projet_date]")).to_contain_text("« bientôt »")
    saved: Any = Draft.objects.get(project=project)
    assert saved.values["nom_projet"] == "Un nom écrit une fois"
    # Meanwhile somebody else writes the same answer.
    Draft.objects.filter(project=project).update(
        values={**saved.values, "nom_projet": "Un autre nom"}, revision=saved.revision + 1
    )
    name.fill("Un nom écrit deux fois")
    expect(said).to_contain_text("Une autre personne a modifié cette étape.")
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Deux versions à comparer")
    expect(page.get_by_text("Un autre nom")).to_be_visible()
    page.get_by_role("button", name="Garder ces choix").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Deux versions à comparer")
    assert Draft.objects.get(project=project).values["nom_projet"] == "Un nom écrit deux fois"
