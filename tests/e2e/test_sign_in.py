"""Signing in, in a real browser: by a code, with a passkey, by ProConnect; without JavaScript."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from iatheque.accounts.models import User
from tests.accounts.sign_in import give_totp, totp_now
from tests.e2e.steps import ask_for_code, press_when_ready
from tests.oidc.provider import Provider


@pytest.mark.parametrize("java_script", [True, False])
def test_by_a_code_from_the_header_and_out_again(
    new_page: Callable[..., Page], java_script: bool
) -> None:
    page = new_page(java_script_enabled=java_script)
    page.goto("/projets/")
    page.get_by_role("link", name="Se connecter").click()
    ask_for_code(page, f"agent-{java_script}@ville.example".lower())

    expect(page.get_by_role("heading", level=1)).to_have_text("Mon compte")
    page.goto("/projets/")
    page.get_by_role("link", name="Mon compte").click()
    page.get_by_role("button", name="Se déconnecter").click()
    expect(page.get_by_role("link", name="Se connecter")).to_be_visible()
    assert page.context.cookies() == [] or "sessionid" not in {
        cookie["name"] for cookie in page.context.cookies()
    }


@pytest.mark.parametrize("java_script", [True, False])
def test_by_proconnect_then_the_second_factor(
    new_page: Callable[..., Page], provider: Provider, java_script: bool
) -> None:
    page = new_page(java_script_enabled=java_script)
    page.goto("/compte/connexion/")
    page.get_by_role("button", name="S’identifier avec ProConnect").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mon compte")
    page.get_by_role("button", name="Se déconnecter").click()
    page.get_by_role("button", name="Quitter").click()
    expect(page.get_by_role("link", name="Se connecter")).to_be_visible()

    person = User.objects.get()
    User.objects.update(is_moderator=True)
    give_totp(person)
    page.goto("/compte/connexion/")
    page.get_by_role("button", name="S’identifier avec ProConnect").click()
    page.get_by_label("Code de l’application, ou code de secours").fill(totp_now())
    page.get_by_role("button", name="Continuer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mon compte")
    expect(page.locator("main")).to_contain_text("Experts")


def test_a_passkey_is_added_then_opens_the_account(page: Page) -> None:
    cdp = page.context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    cdp.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "usb",
                "hasResidentKey": False,
                "hasUserVerification": True,
                "isUserVerified": True,
            }
        },
    )
    page.goto("/compte/connexion/?next=/compte/second-facteur/cles/ajouter/")
    ask_for_code(page, "cle@ville.example")
    page.get_by_label("Nom de la clé").fill("clé du bureau")
    press_when_ready(page, "Présenter la clé")
    page.wait_for_url("**/secours/")
    expect(page.locator(".codes li")).to_have_count(10)

    page.goto("/compte/")
    page.get_by_role("button", name="Se déconnecter").click()
    page.goto("/compte/connexion/")
    ask_for_code(page, "cle@ville.example")
    press_when_ready(page, "Utiliser ma clé d’accès")
    page.wait_for_url("**/compte/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mon compte")
