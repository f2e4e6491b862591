"""How tests visit the pages of moderation: signed in, second factor shown."""

from iatheque.accounts.models import User
from iatheque.accounts.second_factor import SESSION_KEY
from tests.harness.client import HouseClient


def visit(person: User | None) -> HouseClient:
    """Return a browser signed in as this person; None is a reader without account."""
    client = HouseClient()
    if person is not None:
        client.force_login(person)
        session = client.session
        session[SESSION_KEY] = person.pk
        session.save()
    return client
