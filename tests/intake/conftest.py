"""A town, its people, and the national team."""

import pytest

from iatheque.accounts.models import User
from iatheque.organisations.models import Organisation, Role
from tests.organisations.people import SIREN, authority, member, person


@pytest.fixture
def town(db: None) -> Organisation:
    return authority(SIREN, siret="21220278200018", kind="Commune", longitude=-2.76, latitude=48.51)


@pytest.fixture
def agent(town: Organisation) -> User:
    return member("agent", town)


@pytest.fixture
def approver(town: Organisation) -> User:
    return member("referente", town, Role.APPROVER)


@pytest.fixture
def team(db: None) -> User:
    return person("equipe", is_moderator=True)
