"""`iatheque administrateur`: the first one, without a password."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from iatheque.accounts.models import User

pytestmark = pytest.mark.django_db


def run(address: str) -> str:
    said = StringIO()
    call_command("administrateur", address, stdout=said)
    return said.getvalue()


def test_an_address_becomes_an_administrator_once() -> None:
    said = run("Chef@Ville.example")
    assert run("chef@ville.example") == said
    assert said == (
        "chef@ville.example administre la bibliothèque. "
        "À sa première connexion, un second facteur lui est demandé.\n"
    )
    person = User.objects.get()
    assert (person.is_active, person.is_staff, person.is_superuser, person.is_moderator) == (
        True,
        True,
        True,
        False,
    )
    assert not person.has_usable_password()


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(CommandError, match="n’est pas une adresse électronique") as error:
        run("chef")
    assert error.value.returncode == 2
    assert User.objects.count() == 0
