"""The life of a sheet, from its first word to its withdrawal, by all who have a part in it."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from iatheque.accounts.models import User
from iatheque.projects.models import Project
from tests.accounts.sign_in import give_totp, last_code
from tests.e2e import steps
from tests.oidc.provider import Provider
from tests.organisations.people import authority, member

NAME = "Prévoir les repas de la cantine"
FIRST, SECOND = "Compte les repas du lendemain.", "Compte et prévoit les repas du lendemain."
BUDGET, TOLD = "moins de 50k€", "Commencer par deux écoles volontaires."
SERVICE = "cantine@ville.example"


@dataclass
class Cast:
    """One browser per person, each with a part."""

    author: Page
    team: Page
    neighbour: Page
    expert: Page
    passer_by: Page


EVERYWHERE = pytest.param(True, marks=pytest.mark.every_database)


@pytest.fixture(params=[EVERYWHERE, False], ids=["with scripts", "without"])
def cast(
    request: pytest.FixtureRequest,
    new_page: Callable[..., Page],
    live_server: LiveServer,
    provider: Provider,
) -> Cast:
    """The author comes by ProConnect, whose SIRET her authority welcomes; the others by a code."""
    cache.clear()
    town = authority(
        siret="21220278200018",
        kind="Commune",
        longitude=-2.76,
        latitude=48.51,
        auto_membership=True,
    )
    member("referente", town)
    member("voisine", authority("243300316"))
    User.objects.create_user("experte@labo.example", is_expert=True)
    give_totp(User.objects.create_user("equipe@national.example", is_moderator=True))
    pages = Cast(*(new_page(java_script_enabled=request.param) for _part in range(5)))
    steps.enter_by_proconnect(pages.author)
    steps.enter_by_code(pages.team, "equipe@national.example")
    steps.show_second_factor(pages.team)
    steps.enter_by_code(pages.neighbour, "voisine@exemple.example")
    steps.title(pages.neighbour, "Mon compte")
    steps.enter_by_code(pages.expert, "experte@labo.example")
    steps.title(pages.expert, "Mon compte")
    return pages


def test_from_the_first_word_to_the_withdrawal(cast: Cast) -> None:
    space = create(cast.author)
    send(cast.author, space)
    ask_for_changes(cast.team)
    answer(cast.author, space)
    publish(cast.team)
    sheet = Project.objects.get().public_id
    seen_at_each_level(cast, f"/projets/{sheet}/")
    rewrite(cast.author, space)
    expect_text(cast.passer_by, f"/projets/{sheet}/", FIRST)
    publish_the_difference(cast.team)
    expect_text(cast.passer_by, f"/projets/{sheet}/", SECOND)
    report_an_error(cast, f"/projets/{sheet}/")
    withdraw(cast, f"/projets/{sheet}/")


def create(page: Page) -> str:
    """Document a project; return the address of its page in the space."""
    page.goto("/espace/")
    page.get_by_role("link", name="Documenter un projet").click()
    page.get_by_label("Projet").fill(NAME)
    page.get_by_role("button", name="Commencer").click()
    steps.title(page, "Étape 1 sur 5\u00a0: le projet")
    page.wait_for_load_state("load")
    page.get_by_label("Description globale du service").fill(FIRST)
    page.get_by_label("En exploration").check()
    page.get_by_label("Date de démarrage").fill("09/2024")
    page.get_by_label("Mobilités").check()
    page.get_by_label("agent", exact=True).check()
    page.get_by_role("button", name="Enregistrer et continuer").click()
    steps.title(page, "Étape 2 sur 5\u00a0: les moyens")
    page.wait_for_load_state("load")
    page.get_by_label(BUDGET).check()
    page.get_by_label("Contact du service en charge").fill(SERVICE)
    steps.save_step(page)
    space = page.url.partition("etape/")[0]
    page.goto(space)
    steps.open_step(page, "Le retour d’expérience")
    page.get_by_label("Tout le monde").check()
    page.get_by_label("Vos conseils").fill(TOLD)
    steps.save_step(page)
    return space


def send(page: Page, space: str) -> None:
    page.goto(space)
    page.get_by_role("link", name="Relire et envoyer").click()
    steps.press(page, "Envoyer à la relecture", "La fiche est envoyée à la relecture.")


def open_review(page: Page) -> None:
    page.goto("/moderation/")
    page.get_by_role("link", name=NAME).click()
    steps.title(page, NAME)


def ask_for_changes(page: Page) -> None:
    open_review(page)
    page.get_by_label("Ce que vous dites à la personne").fill("Quels partenaires ?")
    steps.press(page, "Demander des changements", "La personne est prévenue")


def answer(page: Page, space: str) -> None:
    page.goto(space)
    expect(page.get_by_role("main")).to_contain_text("Quels partenaires ?")
    steps.open_step(page, "Les moyens")
    page.get_by_label("Partenaires associés").fill("CCAS")
    steps.save_step(page)
    send(page, space)


def publish(page: Page) -> None:
    """Write a word to the author, then publish."""
    open_review(page)
    page.get_by_label("Votre message").fill("Merci pour ces précisions.")
    steps.press(page, "Envoyer le message", "Votre message est envoyé.")
    steps.press(page, "Publier", "Le projet est en ligne.")


def expect_text(page: Page, path: str, words: str) -> None:
    page.goto(path)
    expect(page.get_by_role("main")).to_contain_text(words)


def seen_at_each_level(cast: Cast, path: str) -> None:
    """Everybody reads what the author opened; agents read the budget too; the address, no page."""
    for page in (cast.passer_by, cast.neighbour, cast.expert):
        expect_text(page, path, TOLD)
        expect(page.get_by_role("main")).to_contain_text(FIRST)
    expect(cast.passer_by.get_by_text(BUDGET)).to_have_count(0)
    expect(cast.passer_by.get_by_text(SERVICE)).to_have_count(0)
    for page in (cast.neighbour, cast.expert):
        expect(page.get_by_text(BUDGET)).to_be_visible()


def rewrite(page: Page, space: str) -> None:
    page.goto(space)
    steps.open_step(page, "Le projet")
    page.get_by_label("Description globale du service").fill(SECOND)
    steps.save_step(page)
    send(page, space)


def publish_the_difference(page: Page) -> None:
    open_review(page)
    added = page.get_by_role("main").locator("ins")
    expect(added).to_have_count(1)
    expect(added).to_contain_text("et prévoit")
    steps.press(page, "Publier", "Le projet est en ligne.")


def report_an_error(cast: Cast, path: str) -> None:
    page = cast.passer_by
    page.goto(path)
    steps.follow(page, "Y signaler une erreur")
    page.get_by_label("Ce qui ne va pas").fill("La date est fausse.")
    page.get_by_label("Votre adresse électronique").fill("passante@exemple.example")
    steps.press(page, "Recevoir le code", "Recopiez le code reçu")
    page.get_by_label("Code à six chiffres").fill(last_code())
    steps.press(page, "Envoyer le signalement", "Votre signalement est envoyé")
    expect_text(page, path, "1 signalement\u00a0: 1 en cours")
    cast.team.goto("/moderation/signalements/")
    steps.follow(cast.team, NAME)
    cast.team.get_by_label("Votre réponse à la personne").fill("La date est juste.")
    steps.press(cast.team, "Laisser sans suite", "Votre réponse est enregistrée")
    expect_text(page, path, "1 signalement\u00a0: 1 sans suite")


def withdraw(cast: Cast, path: str) -> None:
    cast.team.goto(f"{path}historique/")
    steps.follow(cast.team, "Retirer de la bibliothèque")
    cast.team.get_by_label("Raison").fill("Publié par erreur.")
    steps.press(cast.team, "Retirer le projet", "Le projet n’est plus en ligne.")
    answered = cast.passer_by.goto(path)
    assert answered is not None
    assert answered.status == 404
