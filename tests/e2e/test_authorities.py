"""Authorities in a real browser: found by keyboard, without JavaScript, and chosen when joining."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from iatheque.accounts.models import User
from iatheque.organisations.models import Membership
from tests.factories import make_project

PATH = "/collectivites/212202782-ville-de-saint-brieuc/"


@pytest.fixture
def town(live_server: LiveServer) -> None:
    make_project()


def sign_in(page: Page, server: LiveServer) -> None:
    client = Client()
    client.force_login(User.objects.create_user("agent@ville.example"))
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": server.url}])


def test_an_authority_and_its_register_are_reached_without_javascript(
    town: None, new_page: Callable[..., Page]
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/")
    page.get_by_role("navigation", name="Rubriques").get_by_role(
        "link", name="Collectivités"
    ).click()
    page.get_by_label("Le nom d’une collectivité, ou son SIREN").fill("st brieuc")
    page.get_by_label("Département").select_option("22")
    page.get_by_role("button", name="Chercher").click()
    page.get_by_role("link", name="Ville de Saint-Brieuc").click()
    expect(page).to_have_url(re.compile(f"{PATH}$"))
    page.get_by_role("link", name="Lire le registre").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Registre public des algorithmes")
    expect(page.get_by_role("definition").first).to_have_text("Ville de Saint-Brieuc")


def test_an_authority_is_found_by_keyboard_alone(town: None, page: Page) -> None:
    page.goto("/collectivites/")
    page.wait_for_load_state("load")
    page.get_by_role("combobox", name="Le nom").focus()
    page.keyboard.type("rennes", delay=30)
    expect(page.get_by_role("option").first).to_contain_text("Rennes")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Rennes", exact=True)).to_be_visible()
    page.get_by_role("link", name="Rennes", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Rennes")


@pytest.mark.parametrize(
    "path",
    ["/collectivites/", "/collectivites/departements/", PATH, f"{PATH}registre/"],
)
def test_a_phone_of_320_pixels_never_scrolls_sideways(
    path: str, town: None, new_page: Callable[..., Page]
) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_place_is_asked_for_by_a_suggested_name(page: Page, live_server: LiveServer) -> None:
    sign_in(page, live_server)
    page.goto("/compte/collectivites/demander/")
    page.wait_for_load_state("load")
    page.get_by_role("combobox").focus()
    page.keyboard.type("montreuil", delay=30)
    expect(page.get_by_role("option").first).to_contain_text("Seine-Saint-Denis")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox")).to_have_value("Montreuil (219300480)")
    page.get_by_role("button", name="Envoyer la demande").click()
    expect(page.get_by_text("Votre demande est partie.")).to_be_visible()
    asked = Membership.objects.select_related("organisation").get()
    assert (asked.organisation.siren, asked.organisation.kind) == ("219300480", "Commune")


def test_a_place_is_asked_for_among_namesakes_without_javascript(
    new_page: Callable[..., Page], live_server: LiveServer
) -> None:
    page = new_page(java_script_enabled=False)
    sign_in(page, live_server)
    page.goto("/compte/collectivites/demander/")
    page.get_by_label("Nom de la collectivité, ou son SIREN").fill("montreuil")
    page.get_by_role("button", name="Envoyer la demande").click()
    page.get_by_role("radio", name="Montreuil Commune, Seine-Saint-Denis").check()
    page.get_by_role("button", name="Envoyer la demande").click()
    expect(page.get_by_text("Votre demande est partie.")).to_be_visible()
    assert Membership.objects.get().organisation.siren == "219300480"
