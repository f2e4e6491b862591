"""What people do, one gesture after another, in any browser of the tests."""

from playwright.sync_api import Page, expect

from tests.accounts.sign_in import last_code, totp_now


def press_when_ready(page: Page, button: str) -> None:
    """Press a button that does nothing until its script has run."""
    page.get_by_role("button", name=button).wait_for()
    page.wait_for_load_state("load")
    page.get_by_role("button", name=button).click()


def ask_for_code(page: Page, email: str) -> None:
    page.get_by_label("Votre adresse électronique professionnelle").fill(email)
    page.get_by_role("button", name="Recevoir le code").click()
    field = page.get_by_label("Code à six chiffres")
    field.wait_for()
    field.fill(last_code())
    page.get_by_role("button", name="Se connecter").click()


def title(page: Page, words: str) -> None:
    """Wait for the page of that heading."""
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def enter_by_code(page: Page, email: str) -> None:
    """Sign in with a code received by e-mail."""
    page.goto("/compte/connexion/")
    ask_for_code(page, email)


def enter_by_proconnect(page: Page) -> None:
    """Sign in at ProConnect."""
    page.goto("/compte/connexion/")
    page.get_by_role("button", name="S’identifier avec ProConnect").click()
    title(page, "Mon compte")


def show_second_factor(page: Page) -> None:
    """Copy the code of the application."""
    page.get_by_label("Code de l’application, ou code de secours").fill(totp_now())
    page.get_by_role("button", name="Continuer").click()
    title(page, "Mon compte")


def press(page: Page, button: str, answer: str) -> None:
    """Press a button, and wait for what the server answers."""
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("main")).to_contain_text(answer)


def follow(page: Page, link: str) -> None:
    """Follow the first link of that name in the page."""
    page.get_by_role("main").get_by_role("link", name=link).first.click()


def open_step(page: Page, name: str) -> None:
    """Open a step of the form from the page of the project, its script ready."""
    page.get_by_role("main").get_by_role("link", name=name).click()
    page.get_by_role("button", name="Enregistrer", exact=True).last.wait_for()
    page.wait_for_load_state("load")


def save_step(page: Page) -> None:
    """Save the step one is on."""
    page.get_by_role("button", name="Enregistrer", exact=True).last.click()
    expect(page.get_by_text("Vos réponses sont enregistrées.")).to_be_visible()
