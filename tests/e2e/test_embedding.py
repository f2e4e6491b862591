"""The library inside another site: a second origin, under a strict security policy."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from django.conf import LazySettings
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import factories
from tests.axe.axe import in_every_guise
from tests.harness.web_server import page as answer
from tests.harness.web_server import serving

Host = Callable[[str], str]


@pytest.fixture
def host(live_server: LiveServer) -> Iterator[Host]:
    """Give the address of a page elsewhere that holds these lines, and allows our origin alone."""
    policy = (
        f"default-src 'none'; img-src data:; script-src {live_server.url}; "
        f"connect-src {live_server.url}; "
        "require-trusted-types-for 'script'"
    )
    with ExitStack() as stack:

        def put(body: str) -> str:
            content = (
                '<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Ville</title>'
                '<link rel="icon" href="data:,">'
                f'<script src="{live_server.url}/widget/iatheque-projets.js" defer></script>'
                f"</head><body><main><h1>La ville</h1>{body}</main></body></html>"
            )
            headers = {"Content-Type": "text/html", "Content-Security-Policy": policy}
            answers = {"/": answer(content.encode(), headers=headers)}
            address, _hosts = stack.enter_context(serving(answers))
            return address

        yield put


@pytest.fixture
def library(live_server: LiveServer) -> None:
    """Two projects on two themes."""
    factories.make_project()
    factories.make_project(
        coll_nom="Métropole de Lyon",
        coll_siret="20004697700019",
        coll_type="Métropole",
        nom_projet="Repérer les fuites d’eau",
        theme="Transformation écologique et énergétique",
    )


def test_another_site_shows_what_its_attributes_select(
    library: None, live_server: LiveServer, host: Host, page: Page
) -> None:
    page.goto(
        host(
            '<iatheque-projets titre="Nos projets" niveau="2" collectivite="200046977">'
            '<a href="https://bibliotheque.example/">Lien</a></iatheque-projets>'
        )
    )

    expect(page.get_by_role("heading", level=2)).to_have_text("Nos projets")
    expect(page.get_by_role("heading", level=3)).to_have_text(["Repérer les fuites d’eau"])
    expect(page.get_by_role("listitem")).to_have_count(1)
    expect(page.get_by_role("link", name="Voir ce projet")).to_have_attribute(
        "href", f"{live_server.url}/projets/?coll_siret=200046977"
    )
    expect(page.get_by_role("link", name="Lien")).to_be_hidden()
    assert page.context.cookies() == []


def test_another_choice_shows_at_once(library: None, host: Host, page: Page) -> None:
    page.goto(host('<iatheque-projets tri="nom_projet" vue="liste"></iatheque-projets>'))
    expect(page.get_by_role("heading", level=2)).to_have_text(
        ["Prévoir les repas de la cantine", "Repérer les fuites d’eau"]
    )

    page.evaluate("document.querySelector('iatheque-projets').setAttribute('coll_type', 'Commune')")
    expect(page.get_by_role("heading", level=2)).to_have_text(["Prévoir les repas de la cantine"])

    page.evaluate("document.querySelector('iatheque-projets').setAttribute('vue', 'chiffres')")
    expect(page.get_by_role("term")).to_have_text(
        ["Commune", "En expérimentation", "Citoyenneté, santé, et solidarité"]
    )


def test_colours_follow_the_page_and_its_variables(library: None, host: Host, page: Page) -> None:
    page.goto(host("<iatheque-projets></iatheque-projets>"))
    item = page.get_by_role("listitem").first
    link = item.get_by_role("link")
    expect(item).to_have_css("background-color", "rgb(255, 255, 255)")

    page.emulate_media(color_scheme="dark")
    expect(item).to_have_css("background-color", "rgb(255, 255, 255)")
    page.evaluate("document.documentElement.style.colorScheme = 'light dark'")
    expect(item).to_have_css("background-color", "rgb(29, 32, 39)")
    page.evaluate("document.documentElement.style.setProperty('--iatheque-accent', '#123456')")
    expect(link).to_have_css("color", "rgb(18, 52, 86)")


def test_the_link_inside_stays_without_javascript(
    library: None, host: Host, new_page: Callable[..., Page]
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(host('<iatheque-projets><a href="/">Lien</a></iatheque-projets>'))
    expect(page.get_by_role("link", name="Lien")).to_be_visible()


def test_the_link_inside_stays_when_the_library_does_not_answer(
    library: None, host: Host, page: Page
) -> None:
    page.route("**/widget/projets.json*", lambda route: route.abort())
    page.goto(host('<iatheque-projets><a href="/">Lien</a></iatheque-projets>'))
    expect(page.get_by_role("link", name="Lien")).to_be_visible()
    expect(page.get_by_role("listitem")).to_have_count(0)


def test_the_builder_changes_the_preview_and_the_lines_at_once(library: None, page: Page) -> None:
    page.goto("/donnees/integrer/")
    page.wait_for_load_state("load")
    preview = page.locator("iatheque-projets")
    expect(preview.get_by_role("listitem")).to_have_count(2)

    page.get_by_label("Thème principal").select_option("Transformation écologique et énergétique")
    expect(preview.get_by_role("heading")).to_have_text(["Repérer les fuites d’eau"])
    lines = page.locator("#lignes")
    expect(lines).to_contain_text(
        '<iatheque-projets theme="Transformation écologique et énergétique">'
    )
    expect(lines).to_contain_text("/projets/?theme=Transformation+%C3%A9cologique")


def test_a_datami_widget_reads_our_files_through_the_shim(
    library: None, live_server: LiveServer, settings: LazySettings, page: Page
) -> None:
    """A stand-in asks as the stock widget does: http://localhost/, path encoded, no port."""
    script = """
      customElements.define("datami-multi-files", class extends HTMLElement {
        async connectedCallback() {
          const ask = async (address) => {
            const path = address.replace("http://localhost/", "");
            return (await fetch("http://localhost/" + encodeURIComponent(path))).text();
          };
          for (const tab of JSON.parse(this.getAttribute("gitfiles"))) {
            const rows = (await ask(tab.gitfile)).trim().split("\\n").length - 1;
            const schema = JSON.parse(await ask(tab.options.schema.file));
            const chart = JSON.parse(await ask(tab.options.datavizview.file));
            const map = JSON.parse(await ask(tab.options.mapview.maps[0].file));
            const line = document.createElement("p");
            line.className = "tab";
            line.textContent = [tab.title, rows, schema.fields.length, chart.charts.length,
              map.mapOptions.zoom].join(" ");
            this.append(line);
          }
        }
      });
    """
    answers = {
        "/js/app.js": answer(script.encode(), headers={"Content-Type": "text/javascript"}),
        "/fonts/materialdesignicons.min.css": answer(b"", headers={"Content-Type": "text/css"}),
    }
    with serving(answers) as (address, _hosts):
        settings.DATAMI_BUNDLE = f"{address}/js/app.js"
        page.goto("/donnees/datami.html")
        expect(page.locator("p.tab")).to_have_text(
            ["Tableau 2 19 6 5", "Fiches 2 19 6 5", "Carte 2 19 6 5", "Chiffres 2 19 6 5"]
        )


@pytest.mark.parametrize("view", ["fiches", "liste", "chiffres"])
def test_axe_finds_nothing_in_the_element(view: str, library: None, host: Host, page: Page) -> None:
    page.goto(host(f'<iatheque-projets titre="Nos projets" vue="{view}"></iatheque-projets>'))
    expect(page.get_by_role("link", name="Voir les 2 projets")).to_be_visible()
    assert in_every_guise(page) == {}


@pytest.mark.parametrize(
    "path", ["/donnees/integrer/", "/donnees/integrer/?limite=99", "/donnees/datami.html"]
)
def test_axe_finds_nothing_on_the_pages_about_it(
    path: str, library: None, new_page: Callable[..., Page]
) -> None:
    page = new_page(reduced_motion="reduce")
    page.goto(path)
    page.wait_for_load_state("networkidle")
    assert in_every_guise(page) == {}


@pytest.mark.parametrize("path", ["/donnees/integrer/", "/donnees/datami.html"])
def test_a_phone_of_320_pixels_never_scrolls_sideways(
    path: str, library: None, new_page: Callable[..., Page]
) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    page.goto(path)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
