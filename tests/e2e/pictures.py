"""The pictures of the help, taken on a library of its own with the example content.

`python -m tests.e2e.pictures` takes them again, and writes beside them the headings of what they
show: a test compares these with the pages of today.
"""

import json
import re
from collections.abc import Iterator
from io import BytesIO

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from iatheque.web.pages.pictures import FIGURES, PICTURES, file_of
from tests.bench import process
from tests.e2e.browser import launch
from tests.e2e.weighing import library

FOLDER = process.ROOT / "iatheque" / "web" / "static"
WIDTH, HEIGHT, QUALITY = 680, 600, 62
DEMO = {"IATHEQUE_DEMO": "1"}
_TOWN = "/espace/000000018"
_HEADINGS = "[...document.querySelectorAll('main h1, main h2')].map((one) => one.innerText.trim())"
_CODE = r"\b(\d{6})\b"

Stop = tuple[str, Page]


def stops(browser: Browser, url: str) -> Iterator[Stop]:
    """Walk through the library at `url` and yield the key of each picture when its page is open."""
    reader, agent, team = (_new_page(browser, url) for _person in range(3))
    yield from _reading(reader)
    enter(agent, "agent@valbrume.example")
    yield from _documenting(agent)
    yield from _deciding(agent)
    enter(team, "moderation@valbrume.example")
    yield from _moderating(team)
    for page in (reader, agent, team):
        page.context.close()


def headings(page: Page) -> list[str]:
    """Return the titles that the page shows."""
    return [str(words) for words in page.evaluate(_HEADINGS)]


def _reading(page: Page) -> Iterator[Stop]:
    for key, path in (
        ("recherche", "/projets/?q=eau"),
        ("suivre", "/projets/alerte/?theme=Mobilit%C3%A9s"),
        ("donnees", "/donnees/"),
        ("connexion", "/compte/connexion/"),
    ):
        page.goto(path)
        # Readers of the help are not in demonstration mode.
        page.evaluate("document.querySelector('main a[href^=\"/demo/\"]')?.parentElement.remove()")
        yield key, page
    page.goto("/projets/?q=eau")
    page.locator("main h3 a").first.click()
    expect(page.locator("main .facts")).to_be_visible()
    yield "fiche", page


def _documenting(page: Page) -> Iterator[Stop]:
    page.goto(f"{_TOWN}/imports/")
    yield "import", page
    page.goto(f"{_TOWN}/nouveau/")
    page.wait_for_load_state("load")
    page.get_by_label("Projet").fill("Régler l’arrosage des jardins publics")
    page.get_by_role("button", name="Commencer").click()
    expect(page.locator("ol.progress")).to_be_visible()
    page.wait_for_load_state("load")
    page.get_by_label("Description globale du service").fill("Règle l’arrosage selon la météo.")
    page.get_by_label("En exploration").check()
    page.get_by_label("Date de démarrage").fill("09/2025")
    page.get_by_label("Mobilités").check()
    page.get_by_label("agent", exact=True).check()
    page.get_by_role("button", name="Enregistrer", exact=True).last.click()
    expect(page.get_by_text("Vos réponses sont enregistrées.")).to_be_visible()
    yield "etape", page
    page.get_by_role("main").get_by_role("link", name="Régler l’arrosage").click()
    expect(page.get_by_role("heading", name="Les étapes")).to_be_visible()
    space = page.url
    page.goto(f"{space}ressources/")
    yield "ressource", page
    page.goto(f"{space}envoyer/")
    yield "envoi", page
    page.get_by_role("button", name="Envoyer à la relecture").click()
    expect(page.get_by_text("La fiche est envoyée à la relecture.")).to_be_visible()


def _deciding(page: Page) -> Iterator[Stop]:
    """The example project whose evaluations the help tells of."""
    for key, path in (("evaluations", ""), ("radar", "radar/"), ("girouet", "girouet/")):
        page.goto(f"/decision/projets/fictif2222/{path}")
        yield key, page


def _moderating(page: Page) -> Iterator[Stop]:
    page.goto("/moderation/")
    yield "relectures", page
    page.get_by_role("main").get_by_role("link", name="Régler l’arrosage").first.click()
    expect(page.get_by_role("heading", name="Votre décision")).to_be_visible()
    yield "relecture", page
    page.get_by_role("link", name="Liens d’aperçu").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Aperçus")
    yield "apercu", page
    for key in ("signalements", "circuits", "journal"):
        page.goto(f"/moderation/{key}/")
        yield key, page


def enter(page: Page, email: str) -> None:
    """Sign in as a person of the demonstration, by the mails it keeps and the codes it shows."""
    page.goto("/compte/connexion/")
    page.get_by_label("Votre adresse électronique professionnelle").fill(email)
    page.get_by_role("button", name="Recevoir le code").click()
    page.get_by_label("Code à six chiffres").wait_for()
    page.get_by_label("Code à six chiffres").fill(_seen(page, "/demo/courriels/", "pre.mail"))
    page.get_by_role("button", name="Se connecter").click()
    page.wait_for_url(re.compile("/compte/(?!connexion)"))
    second = page.get_by_label("Code de l’application, ou code de secours")
    if second.count():
        second.fill(_seen(page, "/demo/", f"li:has-text('{email}')"))
        page.get_by_role("button", name="Continuer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mon compte")


def _seen(page: Page, path: str, selector: str) -> str:
    """Return the six digits that a page of the demonstration shows there."""
    other = page.context.new_page()
    other.goto(path)
    words = other.locator(selector).first.inner_text()
    other.close()
    found = re.search(_CODE, words)
    assert found, f"no code on {path}"
    return found[1]


def _new_page(browser: Browser, url: str) -> Page:
    size = {"width": WIDTH, "height": 900}
    return browser.new_context(
        base_url=url, locale="fr-FR", viewport=size, color_scheme="light", reduced_motion="reduce"
    ).new_page()


def _take(page: Page, key: str) -> dict[str, object]:
    page.evaluate("document.activeElement.blur()")
    top = page.locator("main").bounding_box()
    assert top
    full = int(page.evaluate("document.documentElement.scrollHeight"))
    clip = {"x": 0, "y": top["y"], "width": WIDTH, "height": min(HEIGHT, full - top["y"])}
    with Image.open(BytesIO(page.screenshot(clip=clip, full_page=True))) as picture:
        file = FOLDER / file_of(key)
        file.parent.mkdir(exist_ok=True)
        picture.convert("RGB").save(file, "WEBP", quality=QUALITY, method=6)
        return {"width": picture.width, "height": picture.height, "headings": headings(page)}


def _write() -> None:
    with library(**DEMO) as url, sync_playwright() as playwright:
        browser = launch(playwright)
        found = {key: _take(page, key) for key, page in stops(browser, url)}
        browser.close()
    assert set(found) == set(PICTURES)
    shown = json.dumps(found, ensure_ascii=False, indent=2)
    FIGURES.write_text(shown + "\n", encoding="utf-8")


if __name__ == "__main__":
    _write()
