"""The keyboard alone: where one is can be seen, nothing holds one back, Escape closes."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.e2e.session import sign_in
from tests.factories import make_draft, make_project
from tests.organisations.people import authority, member

# The place of the focus, and whether a line of two pixels or more is drawn round it, or round what
# stands for it (a link that covers its card, a bar of radio buttons).
_PLACE = """() => {
  const here = document.activeElement;
  if (here === document.body) return null;
  const drawn = ['', '::after', '::before'].some((part) => {
    const style = getComputedStyle(here, part || null);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  });
  window.seen = window.seen || new Map();
  if (!window.seen.has(here)) window.seen.set(here, window.seen.size);
  return [window.seen.get(here), drawn, here.outerHTML.slice(0, 120)];
}"""
_MOST = 400


@pytest.fixture
def library(live_server: LiveServer) -> None:
    """Two projects of two themes."""
    make_project(sous_theme=["Education"])
    make_project(nom_projet="Suivre les bus", theme="Mobilités", longitude=4.8, latidude=45.7)


def walk(page: Page, key: str = "Tab") -> list[int]:
    """Press `key` until the focus leaves the page; return where it went, each seen there."""
    places: list[int] = []
    unseen: list[str] = []
    for _step in range(_MOST):
        page.keyboard.press(key)
        place = page.evaluate(_PLACE)
        if place is None or place[0] in places:
            break
        places.append(place[0])
        if not place[1]:
            unseen.append(place[2])
    assert unseen == []
    return places


@pytest.mark.parametrize(
    "path",
    ["/", "/projets/", "/projets/?vue=carte", "/chiffres/", "/collectivites/", "/aide/chercher/"],
)
def test_the_focus_is_seen_everywhere_and_leaves_the_page(
    path: str, library: None, page: Page
) -> None:
    page.goto(path)
    page.wait_for_load_state("load")
    forth = walk(page)
    assert 8 < len(forth) < _MOST


def test_the_way_back_is_as_long_as_the_way(library: None, page: Page) -> None:
    page.goto("/projets/")
    page.wait_for_load_state("load")
    forth = walk(page)
    page.reload()
    assert len(walk(page, "Shift+Tab")) == len(forth)


@pytest.mark.parametrize("path", ["/", "/projets/", "/chiffres/", "/aide/"])
def test_the_first_stop_skips_to_the_content(path: str, library: None, page: Page) -> None:
    page.goto(path)
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    expect(page.locator("a.skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_escape_closes_the_suggestions_and_keeps_the_words(library: None, page: Page) -> None:
    page.goto("/projets/")
    page.wait_for_load_state("load")
    field = page.get_by_role("combobox").first
    field.focus()
    page.keyboard.type("bus", delay=30)
    expect(page.get_by_role("option").first).to_contain_text("Suivre les bus")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("bus")
    expect(field).to_be_focused()


def test_filters_are_chosen_and_taken_back(library: None, new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 390, "height": 800})
    page.goto("/projets/")
    page.wait_for_load_state("load")
    reach(page, page.locator("details.facets > summary"))
    page.keyboard.press("Enter")
    box = page.get_by_role("checkbox", name="Mobilités").first
    expect(box).to_be_visible()
    reach(page, box)
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**theme=Mobilit*")
    expect(page.locator("main h3 a")).to_have_text(["Suivre les bus"])
    page.wait_for_load_state("load")
    reach(page, page.get_by_role("link", name="Mobilités").first)
    page.keyboard.press("Enter")
    expect(page.locator("main h3 a")).to_have_count(2)


def test_a_step_of_the_form_is_filled(page: Page, live_server: LiveServer) -> None:
    town = authority(siret="21220278200018", kind="Commune", longitude=-2.76, latitude=48.51)
    make_draft(organisation=town, public_id="aaaaaaaaaa", nom_projet="Trier")
    sign_in(page.context, member("agent", town), live_server)
    page.goto("/espace/projets/aaaaaaaaaa/etape/projet/")
    page.wait_for_load_state("load")
    forth = walk(page)
    assert 15 < len(forth) < _MOST
    name = page.get_by_label("Projet", exact=False).first
    name.focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Trier le courrier")
    stage = page.get_by_label("En exploration")
    reach(page, page.locator("input[name=projet_status]:checked"))
    for _value in range(8):
        if stage.is_checked():
            break
        page.keyboard.press("ArrowDown")
    expect(stage).to_be_focused()
    reach(page, page.get_by_role("button", name="Enregistrer", exact=True).last)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Vos réponses sont enregistrées.")).to_be_visible()
    expect(name).to_have_value("Trier le courrier")
    expect(stage).to_be_checked()


def reach(page: Page, target: Locator) -> None:
    """Press Tab until `target` has the focus; fails when it never does."""
    for _step in range(_MOST):
        if target.evaluate("(one) => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard never reaches {target}")
