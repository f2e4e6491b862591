"""Nobody opens what is not hers: every address of the space, walked from the URL patterns."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import get_resolver

from iatheque.accounts.models import User
from iatheque.projects.domain.state import set_state
from iatheque.projects.models import Draft, Project
from iatheque.projects.states import State
from tests.accounts.sign_in import SIGN_IN
from tests.leaks.surfaces import _walk
from tests.organisations.people import SIREN, person

from .conftest import browser

pytestmark = pytest.mark.django_db

# Pages that belong to nobody in particular: they show one's own things, or what is public.
OWN = {"/espace/", "/espace/semblables"}
# Opened by the link of a letter, which names its person: without it, nothing.
LETTER = f"/espace/verifier/{'b' * 32}/"


def paths() -> Iterator[str]:
    """Yield the path of every view of the space, for the authority and the project of the town."""
    for pattern in _walk(get_resolver().url_patterns, ""):
        if pattern.startswith("espace/"):
            path = pattern.replace("<str:siren>", SIREN).replace("<slug:slug>", "projet")
            path = path.replace("<str:token>", "b" * 32)
            path = path.replace("<slug:key>.<slug:extension>", "mention-explicite.pdf")
            path = path.replace("<slug:key>", "mention-explicite")
            yield "/" + path.replace("<str:public_id>", "a" * 10)


def test_the_addresses_are_those_of_this_town() -> None:
    assert [path for path in paths() if re.search(r"[<>()\[\]{}?]", path)] == []
    assert set(paths()) > OWN


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("who", ["of another authority", "without authority", "expert"])
def test_a_member_of_another_authority_finds_nothing(
    draft: Project, stranger: User, who: str, state: State
) -> None:
    client = browser(
        {
            "of another authority": lambda: stranger,
            "without authority": lambda: person("passante"),
            "expert": lambda: person("experte", is_expert=True),
        }[who]()
    )
    Project.objects.filter(pk=draft.pk).update(state=state)
    answers = {}
    for path in set(paths()) - OWN:
        for method in (client.get, client.post):
            response = method(path)
            answers[path, method.__name__] = response.status_code
    assert {key: status for key, status in answers.items() if status not in {404, 405}} == {}
    assert Draft.objects.get(project=draft).revision == 1
    assert Project.objects.get(pk=draft.pk).state == state
    assert "cantine" not in client.get("/espace/").content.decode()


def test_an_anonymous_person_is_asked_to_sign_in(draft: Project) -> None:
    for path in paths():
        response = Client().get(path)
        where = response.headers.get("Location", "")
        if path == LETTER:
            assert response.status_code == 404
        else:
            assert response.status_code == 405 or where.startswith(SIGN_IN), path


def test_every_write_needs_its_token(draft: Project, agent: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(agent)
    answers = {path: client.post(path).status_code for path in paths()}
    assert {path: status for path, status in answers.items() if status not in {403, 405}} == {}


def test_a_member_put_out_in_mid_session_opens_nothing_more(draft: Project, agent: User) -> None:
    client = browser(agent)
    assert client.get("/espace/projets/aaaaaaaaaa/").status_code == 200
    agent.memberships.update(is_accepted=False)
    assert client.get("/espace/projets/aaaaaaaaaa/").status_code == 404


def test_an_archived_project_is_read_by_its_own_people_only(draft: Project, agent: User) -> None:
    set_state(draft, State.ARCHIVED, by=None)
    client = browser(agent)
    assert client.get("/espace/projets/aaaaaaaaaa/").status_code == 200
    assert client.get("/espace/projets/aaaaaaaaaa/envoyer/").status_code == 403
