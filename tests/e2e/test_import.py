"""A table is imported in a real browser, with and without JavaScript: seen, chosen, undone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from iatheque.accounts.models import User
from iatheque.organisations.models import Organisation, Role
from iatheque.projects.models import Project
from tests.exchange.lines import WRONG_SIRET, line, table
from tests.harness.client import HouseClient
from tests.organisations.people import authority, member


@pytest.fixture
def approver(live_server: LiveServer) -> User:
    town = authority(siret="21220278200018", kind="Commune")
    Organisation.objects.filter(pk=town.pk).update(own_circuit=True)
    return member("referente", town, Role.APPROVER)


def sign_in(context: BrowserContext, user: User, server: LiveServer) -> None:
    client = HouseClient()
    client.force_login(user)
    cookie = client.cookies["sessionid"].value
    assert SessionStore(cookie).load()
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": server.url}])


@pytest.mark.every_database
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_table_is_imported_and_undone(
    new_page: Callable[..., Page],
    live_server: LiveServer,
    approver: User,
    tmp_path: Path,
    *,
    scripts: bool,
) -> None:
    file = tmp_path / "projets.csv"
    file.write_bytes(table(line(), line(nom_projet="Faux SIRET", coll_siret=WRONG_SIRET)))
    page = new_page(java_script_enabled=scripts)
    title = page.get_by_role("heading", level=1)
    sign_in(page.context, approver, live_server)
    page.goto("/espace/")
    page.get_by_role("link", name="Importer un tableau").click()
    page.get_by_label("Un fichier CSV ou XLSX", exact=True).set_input_files(file)
    page.get_by_role("button", name="Voir ce que l’import changerait").click()
    expect(title).to_have_text("Ce que l’import changerait")
    expect(page.get_by_role("navigation", name="Voir les lignes")).to_contain_text("Refusées (1)")
    assert Project.objects.count() == 0

    page.get_by_label("Reprendre le SIRET 21220278200018").check()
    page.get_by_role("button", name="Refaire le plan avec ces choix").click()
    expect(page.get_by_text("Le plan tient compte de vos choix.")).to_be_visible()
    expect(page.get_by_role("navigation", name="Voir les lignes")).to_contain_text("Créations (2)")
    page.get_by_role("button", name="Enregistrer ce qui est montré").click()
    expect(title).to_have_text("Import enregistré")
    assert set(Project.objects.values_list("state", flat=True)) == {"published"}

    with page.expect_download() as download:
        page.get_by_role("link", name="Télécharger le compte rendu (CSV)").click()
    report = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert "SIRET des autres lignes de la même collectivité." in report

    page.get_by_role("link", name="Annuler cet import").click()
    page.get_by_role("button", name="Oui, annuler tout l’import").click()
    expect(title).to_have_text("Import annulé")
    assert set(Project.objects.values_list("state", flat=True)) == {"draft"}
