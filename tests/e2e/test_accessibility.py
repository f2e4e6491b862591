"""axe-core finds nothing on any page, for anybody: light, dark, narrow, with large text."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from iatheque.accounts.models import User
from iatheque.moderation.domain.submission import submit
from iatheque.organisations.models import Role
from iatheque.projects import entries
from iatheque.schema.levels import Level
from tests.axe.axe import Violations, in_every_guise
from tests.e2e.crawl import pages
from tests.e2e.session import sign_in
from tests.factories import make_draft, make_project
from tests.organisations.people import authority, member, person

Found = dict[str, dict[str, Violations]]
OWN = ("/compte/", "/espace/", "/moderation/", "/decision/projets/")
READERS = ("/", "/rien/", "/projets/?q=zzzz", "/api/v1/docs", "/compte/connexion/")


@pytest.fixture
def library(live_server: LiveServer) -> dict[str, User]:
    """A town with a project of each state, and people of each role."""
    town = authority(siret="21220278200018", kind="Commune", longitude=-2.76, latitude=48.51)
    agent = member("agente", town)
    make_project(organisation=town, sous_theme=["Education"], financement="Ville")
    make_project(
        organisation=town,
        nom_projet="Répondre aux courriels",
        projet_status="Abandonné",
        status_abandon="Les réponses étaient trop souvent fausses.",
    )
    make_draft(organisation=town, nom_projet="Trier le courrier")
    sent = make_draft(organisation=town, nom_projet="Repérer les fuites")
    submit(sent, by=agent, message="Merci de relire.")
    return {
        "agent": agent,
        "approver": member("referente", town, Role.APPROVER),
        "moderator": person("equipe", is_moderator=True),
    }


def violations(page: Page, *starts: str, within: tuple[str, ...] = ("/",)) -> Found:
    found: Found = {}
    for path, answer in pages(page, *starts, within=within):
        found[f"{answer.status} {path}"] = in_every_guise(page)
    assert len(found) > len(starts)
    return {path: rules for path, rules in found.items() if rules}


def test_readers(library: dict[str, User], new_page: Callable[..., Page]) -> None:
    page = new_page(reduced_motion="reduce")
    assert violations(page, *READERS) == {}


@pytest.mark.parametrize("who", ["agent", "approver", "moderator"])
def test_people(
    who: str,
    library: dict[str, User],
    new_page: Callable[..., Page],
    live_server: LiveServer,
) -> None:
    page = new_page(reduced_motion="reduce")
    sign_in(page.context, library[who], live_server)
    sheet = entries.latest(Level.PUBLIC, limit=1)[0].path
    starts = ("/compte/", "/espace/", "/moderation/", "/projets/", sheet)
    assert violations(page, *starts, within=OWN) == {}
