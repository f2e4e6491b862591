"""The people of the back office."""

import pytest

from iatheque.accounts.models import User
from iatheque.accounts.second_factor import SESSION_KEY
from tests.harness.client import HouseClient


@pytest.fixture
def administrator(db: None) -> User:
    return User.objects.create_superuser("chef@iatheque.example")


@pytest.fixture
def moderator(db: None) -> User:
    return User.objects.create_user("relecture@iatheque.example", is_staff=True, is_moderator=True)


@pytest.fixture
def staff(db: None) -> User:
    """Somebody who opens the administration and has no right in it."""
    return User.objects.create_user("agent@iatheque.example", is_staff=True)


def signed_in(person: User) -> HouseClient:
    """A browser in which this person is signed in and has shown her second factor."""
    client = HouseClient()
    client.force_login(person)
    session = client.session
    session[SESSION_KEY] = person.pk
    session.save()
    return client
