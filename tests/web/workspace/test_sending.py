"""Sending to review, with what is missing; taking back."""

import pytest

from iatheque.accounts.models import User
from iatheque.lib import dates
from iatheque.moderation.domain.rules import waiting_review
from iatheque.moderation.models import ReviewRequest
from iatheque.organisations.models import Organisation
from iatheque.projects.domain.state import set_state
from iatheque.projects.models import Draft, Project, StateChange
from iatheque.projects.states import State
from tests.factories import make_draft, make_project
from tests.harness.client import HouseClient

from .conftest import browser

pytestmark = pytest.mark.django_db

PROJECT = "/espace/projets/aaaaaaaaaa/"


def state(project: Project) -> str:
    return Project.objects.get(pk=project.pk).state


def test_a_complete_project_is_sent(space: HouseClient, draft: Project) -> None:
    assert "Envoyer à la relecture" in space.get(PROJECT + "envoyer/").content.decode()
    answer = space.post(PROJECT + "envoyer/")
    assert (answer.headers["Location"], state(draft)) == (PROJECT, State.SUBMITTED)
    change = StateChange.objects.get()
    assert (change.before, change.after, change.by.email) == (
        "draft",
        "submitted",
        "agent@exemple.example",
    )


def test_a_published_project_stays_online_while_its_new_version_is_read(
    space: HouseClient, town: Organisation
) -> None:
    project = make_project(organisation=town, public_id="aaaaaaaaaa")
    assert "Reprendre le brouillon" not in space.get(PROJECT).content.decode()
    space.post(PROJECT + "envoyer/", {"message": "Le budget a changé."})
    review = ReviewRequest.objects.get()
    assert (state(project), review.is_update, review.message) == (
        State.PUBLISHED,
        True,
        "Le budget a changé.",
    )
    page = space.get(PROJECT).content.decode()
    assert ("Une version attend sa relecture." in page, "Reprendre le brouillon" in page) == (
        True,
        True,
    )
    space.post(PROJECT + "reprendre/")
    assert waiting_review(project) is None
    said = space.post(PROJECT + "reprendre/", follow=True).content.decode()
    assert "il n’y a rien à reprendre" in said


def test_what_is_necessary_is_linked_and_nothing_is_sent(
    space: HouseClient, town: Organisation
) -> None:
    project = make_draft(organisation=town, public_id="aaaaaaaaaa", theme=None)
    answer = space.post(PROJECT + "envoyer/")
    page = answer.content.decode()
    assert (answer.status_code, state(project)) == (422, State.DRAFT)
    assert f'href="{PROJECT}etape/projet/#champ-theme"' in page
    assert '<button type="submit" class="button">Envoyer' not in page


def test_a_project_under_review_is_taken_back(space: HouseClient, draft: Project) -> None:
    set_state(draft, State.SUBMITTED, by=None)
    assert space.post(PROJECT + "envoyer/").status_code == 403
    assert space.get(PROJECT + "reprendre/").status_code == 405
    space.post(PROJECT + "reprendre/")
    assert state(draft) == State.DRAFT


def test_an_old_sheet_is_confirmed_in_one_click(space: HouseClient, town: Organisation) -> None:
    today = dates.write_day(dates.today())
    project = make_project(organisation=town, public_id="aaaaaaaaaa", date="01/02/2020")
    assert "Oui, rien n’a changé" in space.get(PROJECT).content.decode()
    space.post(PROJECT + "confirmer/")
    review = ReviewRequest.objects.get()
    assert (Draft.objects.get(project=project).values["date"], review.message) == (
        today,
        "Relue : rien n’a changé.",
    )
    assert state(project) == State.PUBLISHED
    assert "Oui, rien n’a changé" not in space.get(PROJECT).content.decode()


def test_a_recent_sheet_asks_for_nothing(space: HouseClient, town: Organisation) -> None:
    make_project(organisation=town, public_id="aaaaaaaaaa", date=dates.write_day(dates.today()))
    assert "Oui, rien n’a changé" not in space.get(PROJECT).content.decode()


def test_an_approver_publishes_directly_where_the_circuit_lets_her(
    town: Organisation, draft: Project, space: HouseClient, approver: User
) -> None:
    hers = browser(approver)
    assert "Publier directement" not in hers.get(PROJECT + "envoyer/").content.decode()
    Organisation.objects.update(own_circuit=True)
    assert "Publier directement" not in space.get(PROJECT + "envoyer/").content.decode()
    assert "Publier directement" in hers.get(PROJECT + "envoyer/").content.decode()
    space.post(PROJECT + "envoyer/", {"faire": "publier", "revision": "1"})
    hers.post(PROJECT + "envoyer/", {"faire": "publier", "revision": "7"})
    assert state(draft) == State.DRAFT
    hers.post(PROJECT + "envoyer/", {"faire": "publier", "revision": "1"})
    assert state(draft) == State.PUBLISHED


def test_a_project_is_put_away_with_a_reason_and_taken_up_again(
    town: Organisation, space: HouseClient, approver: User
) -> None:
    project = make_project(organisation=town, public_id="aaaaaaaaaa")
    hers = browser(approver)
    assert space.get(PROJECT + "retirer/").status_code == 403
    assert hers.post(PROJECT + "retirer/", {"reason": " "}).status_code == 422
    hers.post(PROJECT + "retirer/", {"reason": "Remplacé."})
    assert (state(project), StateChange.objects.order_by("pk").last().reason) == (
        State.ARCHIVED,
        "Remplacé.",
    )
    assert "Reprendre le brouillon" in space.get(PROJECT).content.decode()
    space.post(PROJECT + "reprendre/")
    assert state(project) == State.DRAFT


def test_a_machine_that_learns_and_decides_alone_is_sent_only_once_confirmed(
    space: HouseClient, draft: Project
) -> None:
    values = draft.draft.values | {
        "type_algorithme": ["Machine Learning"],
        "redevabilite_niveau_automatisation": "automatisation complète",
    }
    Draft.objects.filter(project=draft).update(values=values)
    page = space.get(PROJECT + "envoyer/").content.decode()
    assert ("2018-765 DC" in page, 'name="confirme"' in page) == (True, True)
    assert (space.post(PROJECT + "envoyer/").status_code, state(draft)) == (422, State.DRAFT)
    space.post(PROJECT + "envoyer/", {"confirme": "1"})
    assert state(draft) == State.SUBMITTED
