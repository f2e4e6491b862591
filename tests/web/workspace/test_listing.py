"""The authority's projects, with state, completeness and last update."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from iatheque.organisations.models import Membership, Organisation
from iatheque.projects.domain.state import set_state
from iatheque.projects.models import Draft, Project
from iatheque.projects.states import State
from iatheque.web.filters import date_of
from tests.factories import make_draft, make_project
from tests.harness.client import HouseClient
from tests.organisations.people import authority, person

from .conftest import browser

pytestmark = pytest.mark.django_db


def text(client: HouseClient, path: str) -> str:
    return client.get(path).content.decode().replace("\u00a0", " ")


def test_the_space_lists_the_projects_of_one_s_authority(
    space: HouseClient, draft: Project
) -> None:
    make_draft(organisation=authority("243300316"), nom_projet="Projet voisin")
    page = text(space, "/espace/")
    said = ["Ville 212202782", "Prévoir les repas", "Brouillon", "Rempli à 41 %"]
    assert [
        word for word in [*said, f"Modifié le {date_of(timezone.now())}"] if word not in page
    ] == []
    assert "Projet voisin" not in page


def test_a_published_project_changed_since_says_so(space: HouseClient, town: Organisation) -> None:
    project = make_project(organisation=town, public_id="bbbbbbbbbb")
    assert "pas encore publiées" not in text(space, "/espace/")
    Draft.objects.get(project=project).save()
    assert "des modifications ne sont pas encore publiées" in text(space, "/espace/")


def test_a_person_without_authority_is_shown_the_way() -> None:
    page = text(browser(person("passante")), "/espace/")
    assert "/compte/collectivites/demander/" in page


def test_a_member_of_an_unverified_authority_is_told_to_wait(client: HouseClient) -> None:
    asker, place = person("premiere"), authority(verified=False)
    Membership.objects.create(user=asker, organisation=place, is_accepted=True)
    make_draft(organisation=place)
    page = text(browser(asker), "/espace/")
    assert "L’équipe nationale vérifie encore Ville 212202782." in page
    assert "cantine" not in page


def test_the_page_of_a_project_links_to_each_missing_field(
    space: HouseClient, draft: Project
) -> None:
    page = text(space, "/espace/projets/aaaaaaaaaa/")
    assert 'href="/espace/projets/aaaaaaaaaa/etape/moyens/#champ-budget"' in page
    assert "#champ-status_abandon" not in page
    assert "#champ-nom_projet" not in page


def test_a_project_sent_back_says_why(space: HouseClient, draft: Project) -> None:
    set_state(draft, State.SUBMITTED, by=None)
    set_state(draft, State.CHANGES_REQUESTED, by=None, reason="Précisez <b>pour qui</b>.")
    page = text(space, "/espace/projets/aaaaaaaaaa/")
    assert "Précisez &lt;b&gt;pour qui&lt;/b&gt;." in page


def test_the_list_costs_the_same_whatever_its_length(
    space: HouseClient, town: Organisation
) -> None:
    counts = []
    for _turn in range(2):
        for _one in range(5):
            make_draft(organisation=town)
        with CaptureQueriesContext(connection) as queries:
            space.get("/espace/")
        counts.append(len(queries))
    assert counts[0] == counts[1]
