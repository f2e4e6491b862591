"""The map in a real browser: by keyboard alone, without JavaScript, with tiles and without."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from django.conf import LazySettings
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import factories
from tests.harness import web_server

MAP = "/projets/?vue=carte"
BREST, LYON, SAINT_DENIS = (-4.4861, 48.3904), (4.8357, 45.764), (55.4504, -20.8789)
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360f8cfc0f01f0005000201a3e5e5d20000000049454e44ae426082"
)


@pytest.fixture(autouse=True)
def library(live_server: LiveServer) -> None:
    """Three seats, one of them with two projects."""
    for place, title, theme in (
        (BREST, "Suivre les bus", "Mobilités"),
        (LYON, "Prévoir les crues", "Transformation écologique et énergétique"),
        (LYON, "Trier les courriers", "Administration et organisation interne"),
        (SAINT_DENIS, "Compter les vélos", "Mobilités"),
    ):
        factories.make_project(longitude=place[0], latidude=place[1], nom_projet=title, theme=theme)


def open_map(page: Page, address: str = MAP) -> None:
    page.goto(address)
    expect(page.locator(".map-canvas")).to_be_visible()
    page.wait_for_load_state("load")


def expect_marks(page: Page, *texts: str) -> None:
    marks = page.locator(".map-mark")
    expect(marks).to_have_count(len(texts))
    for text in set(texts):
        same = marks.filter(has_text=re.compile(f"^{re.escape(text)}$"))
        expect(same).to_have_count(texts.count(text))


def press_on(page: Page, name: str) -> None:
    """Walk with the tab key to the mark of that name, and press Enter."""
    page.locator(".map-canvas").focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('aria-label')") == name:
            return page.keyboard.press("Enter")
    raise AssertionError(f"the keyboard never reaches {name}")


def test_a_seat_opens_its_projects_by_keyboard_and_gives_the_focus_back(page: Page) -> None:
    open_map(page)
    expect_marks(page, "M", "2")
    press_on(page, "2 projets")
    popup = page.locator(".leaflet-popup-content")
    expect(popup.locator("h3")).to_have_text("2 projets")
    expect(popup.locator("li a")).to_have_text(["Trier les courriers", "Prévoir les crues"])
    page.keyboard.press("Escape")
    expect(popup).to_have_count(0)
    expect(page.locator(".map-mark.is-many")).to_be_focused()
    page.keyboard.press("Enter")
    expect(popup).to_be_visible()
    page.keyboard.press("Tab")
    expect(popup.locator("li a").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Trier les courriers")


def test_the_list_and_the_address_follow_what_is_visible(page: Page) -> None:
    open_map(page)
    status = page.locator("[data-said]")
    page.get_by_role("link", name="La Réunion").focus()
    page.keyboard.press("Enter")
    expect(status).to_have_text("1 projet dans cette partie de la carte")
    expect(page.locator(".map-cards a")).to_have_text(["Compter les vélos"])
    expect(page).to_have_url(re.compile(r"vue=carte&cadre=5\d\.\d+%2C-2\d"))
    address = page.url
    open_map(page, address)
    expect(page.locator(".map-cards a")).to_have_text(["Compter les vélos"])
    expect_marks(page, "M")
    assert page.url == address


def test_arrows_and_plus_move_the_map(page: Page) -> None:
    open_map(page)
    page.locator(".map-canvas").focus()
    before = page.url
    page.keyboard.press("+")
    expect(page).not_to_have_url(before)
    nearer = page.url
    page.keyboard.press("ArrowRight")
    expect(page).not_to_have_url(nearer)


def test_the_legend_filters_the_points(page: Page) -> None:
    open_map(page)
    page.locator(".map-legend").get_by_role("link", name="Mobilités").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**theme=Mobilit*")
    expect(page.locator(".map-canvas")).to_be_visible()
    expect_marks(page, "M")
    expect(page.locator(".map-cards a")).to_have_text(["Suivre les bus"])


def test_the_legend_filters_where_one_is(page: Page) -> None:
    open_map(page)
    page.get_by_role("link", name="La Réunion").click()
    expect(page.locator(".map-cards a")).to_have_text(["Compter les vélos"])
    page.locator(".map-legend").get_by_role("link", name="Mobilités").click()
    page.wait_for_url("**theme=Mobilit*")
    expect(page.locator(".map-cards a")).to_have_text(["Compter les vélos"])


def test_sorting_and_the_address_to_copy_stay_where_one_is(page: Page) -> None:
    open_map(page)
    page.get_by_role("link", name="La Réunion").click()
    expect(page.locator(".map-cards a")).to_have_text(["Compter les vélos"])
    expect(page.get_by_label("Son adresse, à copier")).to_have_value(re.compile(r"&cadre=5\d\."))
    page.get_by_label("Ordre").select_option("nom_projet")
    page.get_by_role("button", name="Trier").click()
    page.wait_for_url("**tri=nom_projet*")
    expect(page).to_have_url(re.compile(r"&cadre=5\d\."))
    expect(page.locator(".map-cards a")).to_have_text(["Compter les vélos"])


def test_other_words_are_looked_for_everywhere(page: Page) -> None:
    open_map(page)
    page.get_by_role("link", name="La Réunion").click()
    expect(page.locator(".map-cards a")).to_have_text(["Compter les vélos"])
    page.get_by_label("Un sujet, un besoin").fill("bus")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=bus*")
    expect(page.locator(".map-cards a")).to_have_text(["Suivre les bus"])


def test_a_mark_says_its_theme_aloud(page: Page) -> None:
    open_map(page)
    expect(page.get_by_role("button", name="1 projet, Mobilités")).to_be_visible()


def test_without_javascript_marks_lead_to_their_projects(new_page: Callable[..., Page]) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(MAP)
    page.get_by_role("link", name="Voir 2 projets").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**cadre=*")
    expect(page.locator(".map-cards a")).to_have_text(["Trier les courriers", "Prévoir les crues"])
    page.get_by_role("link", name="La Réunion").click()
    expect(page.locator(".map-cards a")).to_have_text(["Compter les vélos"])


@pytest.fixture
def tiles(settings: LazySettings) -> Iterator[tuple[str, list[str]]]:
    """A server of tiles on another origin: its address, and the hosts it was asked as."""
    answer = web_server.page(PIXEL, headers={"Content-Type": "image/png"})
    with web_server.serving(defaultdict(lambda: answer)) as (address, hosts):
        settings.TILES_URL = f"{address}/{{z}}/{{x}}/{{y}}.png"
        settings.TILES_ORIGIN = address
        yield address, hosts


def test_tiles_come_from_the_host_of_the_settings_alone(
    tiles: tuple[str, list[str]], page: Page
) -> None:
    address, hosts = tiles
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
    open_map(page)
    expect(page.locator("img.leaflet-tile-loaded").first).to_be_visible()
    page.get_by_role("link", name="Guadeloupe").click()
    expect(page.locator("[data-said]")).to_have_text("Aucun projet dans cette partie de la carte")
    netloc = urlsplit(address).netloc
    assert set(hosts) == {netloc}
    assert asked == {netloc, urlsplit(page.url).netloc}


def test_the_page_of_the_map_stays_light(page: Page) -> None:
    sizes: list[int] = []
    page.on("requestfinished", lambda request: sizes.append(_transferred(request)))
    open_map(page)
    expect_marks(page, "M", "2")
    assert sum(sizes) < 300_000


def _transferred(request: object) -> int:
    sizes = request.sizes()
    return sizes["responseBodySize"] + sizes["responseHeadersSize"]


@pytest.mark.parametrize("width", [320, 1280])
def test_the_map_never_scrolls_sideways(width: int, new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": width, "height": 640})
    open_map(page)
    assert page.evaluate("document.documentElement.scrollWidth") == width
