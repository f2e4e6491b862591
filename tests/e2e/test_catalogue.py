"""The catalogue in a real browser: without JavaScript, by keyboard, on a narrow phone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from iatheque.projects import entries
from iatheque.schema.levels import Level
from tests import factories


@pytest.fixture
def library(live_server: LiveServer) -> str:
    """Two projects of two towns; the address of the sheet of the first."""
    project = factories.make_project(sous_theme=["Education"])
    factories.make_project(
        coll_nom="Métropole de Lyon",
        coll_siret="20004697700019",
        coll_type="Métropole",
        nom_projet="Repérer les fuites d’eau",
        theme="Transformation écologique et énergétique",
    )
    entry = entries.get(Level.PUBLIC, project.public_id)
    assert entry is not None
    return entry.path


def expect_names(page: Page, *names: str) -> None:
    expect(page.locator("main h3 a")).to_have_text(list(names))


def test_what_needs_javascript_is_not_shown_without_it(
    library: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(java_script_enabled=False)
    for address in ("/projets/", library):
        page.goto(address)
        expect(page.locator("[hidden]").first).to_be_attached()
        expect(page.locator("[hidden]:visible")).to_have_count(0)


def test_search_filter_and_read_without_javascript(
    library: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/")
    page.locator("main input[name=q]").fill("cantine")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect_names(page, "Prévoir les repas de la cantine")
    page.goto("/projets/")
    page.get_by_role("checkbox", name="Métropole").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Afficher les résultats").click()
    expect_names(page, "Repérer les fuites d’eau")
    page.locator("main h3 a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Repérer les fuites d’eau")


def test_suggestions_are_chosen_by_keyboard(library: str, page: Page) -> None:
    page.goto("/projets/")
    field = page.get_by_role("combobox").first
    field.focus()
    page.keyboard.type("fui", delay=30)
    option = page.get_by_role("option").first
    expect(option).to_contain_text("Repérer les fuites d’eau")
    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.wait_for_url("**/projets/?q=*")
    expect_names(page, "Repérer les fuites d’eau")


def test_the_first_stop_of_the_keyboard_skips_to_the_content(library: str, page: Page) -> None:
    page.goto("/projets/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"#{page.locator('main').get_attribute('id')}$"))


@pytest.mark.parametrize(
    "path",
    ["/", "/projets/", "/projets/?vue=tableau", "/donnees/", "/modele/", "/contexte/", "/rien/"],
)
def test_a_phone_of_320_pixels_never_scrolls_sideways(
    path: str, library: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    for address in (path, library):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") == 320, address
