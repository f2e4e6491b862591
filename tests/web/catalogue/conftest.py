"""Readers of the catalogue, one per level."""

from collections.abc import Callable

import pytest

from iatheque.accounts.models import User
from iatheque.organisations.models import Membership, Organisation
from iatheque.schema.levels import Level
from tests.harness.client import HouseClient

Reader = Callable[..., HouseClient]


@pytest.fixture
def reader() -> Reader:
    """Sign somebody in: `reader(Level.RESTREINT, siren="…")` is a member of that authority."""
    return _reader


def _reader(level: Level = Level.PUBLIC, *, siren: str = "213500127") -> HouseClient:
    client = HouseClient()
    if level is Level.RESTREINT:
        person = User.objects.create_user("agent@ville.example")
        place = Organisation.objects.create(siren=siren, name="Une ville", is_verified=True)
        Membership.objects.create(user=person, organisation=place, is_accepted=True)
        client.force_login(person)
    elif level is Level.EXPERT:
        client.force_login(User.objects.create_user("experte@labo.example", is_expert=True))
    return client
