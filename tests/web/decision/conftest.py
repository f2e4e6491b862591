"""A town, its people, one of its published projects."""

import pytest

from iatheque.accounts.models import User
from iatheque.organisations.models import Organisation, Role
from iatheque.projects.models import Project
from tests.decision.domain.cases import project_of
from tests.harness.client import HouseClient
from tests.organisations.people import authority, member, person


@pytest.fixture
def place() -> Organisation:
    return authority()


@pytest.fixture
def agent(place: Organisation) -> User:
    return member("agent", place)


@pytest.fixture
def approver(place: Organisation) -> User:
    return member("referente", place, Role.APPROVER)


@pytest.fixture
def project(place: Organisation) -> Project:
    return project_of(place, public_id="aaaaaaaaaa")


@pytest.fixture
def strangers() -> dict[str, HouseClient]:
    """Browsers of people who have no part in the project."""
    people = {
        "stranger": member("autre", authority("243300316")),
        "expert": person("experte", is_expert=True),
        "moderator": person("equipe", is_moderator=True),
        "administrator": person("chef", is_superuser=True, is_staff=True),
    }
    return {"anonymous": HouseClient()} | {name: browser(user) for name, user in people.items()}


def browser(user: User) -> HouseClient:
    client = HouseClient()
    client.force_login(user)
    return client


@pytest.fixture
def desk(agent: User) -> HouseClient:
    """The browser of the agent."""
    return browser(agent)


@pytest.fixture
def chair(approver: User) -> HouseClient:
    """The browser of the approver."""
    return browser(approver)
