"""`iatheque demo`: ready to open, once and for all."""

import io
import re

import pytest
from django.conf import LazySettings
from django.core.management import call_command

from iatheque.access.viewer import Viewer
from iatheque.accounts.models import User
from iatheque.organisations.viewers import viewer_for
from iatheque.projects.models import Project
from iatheque.projects.states import State
from iatheque.schema.levels import Level
from tests.factories import make_draft

pytestmark = pytest.mark.django_db

READY = "La bibliothèque est prête : http://localhost:8810"
LOADED = "Le contenu d’exemple est chargé."


def said() -> list[str]:
    """Return what the command says."""
    output = io.StringIO()
    call_command("demo", stdout=output)
    return output.getvalue().splitlines()


def test_the_examples_are_loaded_once() -> None:
    assert said() == [LOADED, READY]
    assert said() == [READY]
    assert Project.objects.filter(state=State.PUBLISHED).count() == 35
    assert Project.objects.filter(state=State.DRAFT).count() == 15


def test_a_catalogue_that_has_a_project_is_left_alone() -> None:
    make_draft()

    assert said() == [READY]
    assert Project.objects.count() == 1


def test_no_account_is_made_out_of_demonstration_mode() -> None:
    said()

    assert User.objects.count() == 0


def test_in_demonstration_mode_a_person_of_each_level_is_introduced_once(
    settings: LazySettings,
) -> None:
    settings.DEMO = True
    form = r"(.+) : (\w+@valbrume\.example), mot de passe (\S+) \(affiché cette seule fois\)"

    introduced = [re.fullmatch(form, text) for text in said()[1:-1]]

    people = [found.groups() for found in introduced if found]
    assert [email for _role, email, _password in people] == [
        "agent@valbrume.example",
        "expert@valbrume.example",
        "moderation@valbrume.example",
        "administration@valbrume.example",
    ]
    users = {user.email: user for user in User.objects.order_by("pk")}
    assert all(users[email].check_password(password) for _role, email, password in people)
    assert [viewer_for(users[email]) for _role, email, _password in people] == [
        Viewer(Level.RESTREINT, users[people[0][1]].pk, frozenset({"000000018"})),
        Viewer(Level.EXPERT, users[people[1][1]].pk),
        Viewer(Level.EXPERT, users[people[2][1]].pk, is_moderator=True),
        Viewer(Level.PUBLIC, users[people[3][1]].pk),
    ]
    assert said() == [READY]
