"""Two authorities, their people, and projects of one of them."""

import pytest

from iatheque.accounts.models import User
from iatheque.organisations.models import Organisation, Role
from iatheque.projects.models import Project
from tests.factories import make_draft
from tests.harness.client import HouseClient
from tests.organisations.people import authority, member

SIREN = "212202782"
OTHER = "243300316"


@pytest.fixture
def town() -> Organisation:
    return authority(SIREN, siret="21220278200018", kind="Commune", longitude=-2.76, latitude=48.51)


@pytest.fixture
def agent(town: Organisation) -> User:
    return member("agent", town)


@pytest.fixture
def approver(town: Organisation) -> User:
    return member("referente", town, Role.APPROVER)


@pytest.fixture
def stranger() -> User:
    return member("autre", authority(OTHER))


@pytest.fixture
def draft(town: Organisation) -> Project:
    return make_draft(organisation=town, public_id="aaaaaaaaaa")


@pytest.fixture
def space(agent: User) -> HouseClient:
    """The browser of the agent, signed in."""
    return browser(agent)


def browser(user: User) -> HouseClient:
    client = HouseClient()
    client.force_login(user)
    return client
