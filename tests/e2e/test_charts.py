"""Charts without JavaScript, on a phone and by the keyboard alone."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.e2e.conftest import Watch
from tests.factories import make_project

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def projects(transactional_db: None) -> None:
    """Two projects, two themes, two types of authority."""
    make_project(placement_visee="améliorer l’existant", placement_public="pour les agents")
    make_project(
        nom_projet="Compter les vélos",
        coll_type="Métropole",
        theme="Mobilités",
        projet_status="Abandonné",
        status_abandon="Les compteurs ne tenaient pas l’hiver.",
    )


@pytest.fixture
def bare(browser: Browser, watch: Watch) -> Page:
    """A phone without JavaScript."""
    page = browser.new_context(
        java_script_enabled=False, viewport={"width": 320, "height": 800}
    ).new_page()
    page.route("**/*", watch.guard)
    page.on("console", watch.listen)
    return page


def test_bars_lead_to_their_projects_without_javascript(
    bare: Page, projects: None, live_server: LiveServer
) -> None:
    bare.goto(f"{live_server.url}/chiffres/")
    expect(bare.get_by_role("heading", level=1)).to_have_text("La bibliothèque en chiffres")
    bare.get_by_role("table", name="Les thèmes").get_by_role("link", name="Mobilités").click()
    expect(bare.locator("#phrase")).to_have_text("1 projet sur les mobilités")
    views = bare.get_by_role("navigation", name="Façons de voir")
    views.get_by_role("link", name="Chiffres", exact=True).click()
    table = bare.get_by_role("table", name="Les thèmes")
    expect(table.get_by_role("row")).to_have_count(3)
    expect(table.get_by_role("row", name="votre choix")).to_have_count(1)


def test_a_grid_is_reached_by_the_keyboard(
    bare: Page, projects: None, live_server: LiveServer
) -> None:
    bare.goto(f"{live_server.url}/projets/?vue=graphiques")
    cell = bare.get_by_role("table", name="Ce que les projets changent").get_by_role("link")
    expect(cell).to_have_count(1)
    cell.focus()
    bare.keyboard.press("Enter")
    expect(bare.locator("#phrase")).to_contain_text("1 projet")


@pytest.mark.parametrize("path", ["/chiffres/", "/projets/?vue=graphiques"])
def test_nothing_scrolls_sideways_on_a_phone(
    path: str, browser: Browser, watch: Watch, projects: None, live_server: LiveServer
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 800})
    page.route("**/*", watch.guard)
    page.on("console", watch.listen)
    page.goto(live_server.url + path)
    page.wait_for_load_state("load")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
