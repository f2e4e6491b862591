"""`iatheque demo`: ready to open, once and for all."""

import io

import pytest
from django.conf import LazySettings
from django.core.management import call_command

from iatheque.accounts.models import User
from iatheque.decision.models import Evaluation
from iatheque.projects.models import Project
from iatheque.projects.states import State
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
    assert Project.objects.filter(state=State.PUBLISHED).count() == 40
    assert Project.objects.filter(state=State.DRAFT).count() == 15


def test_a_catalogue_that_has_a_project_is_left_alone() -> None:
    make_draft()

    assert said() == [READY]
    assert Project.objects.count() == 1


def test_out_of_demonstration_mode_there_is_neither_account_nor_evaluation() -> None:
    said()

    assert (User.objects.count(), Evaluation.objects.count()) == (0, 0)


def test_in_demonstration_mode_there_is_a_person_per_role_and_the_page_that_shows_them(
    settings: LazySettings,
) -> None:
    settings.DEMO = True
    people = "Comptes d’essai, et courriels retenus : http://localhost:8810/demo/"

    assert said() == [LOADED, people, READY]
    assert said() == [people, READY]
    assert Evaluation.objects.values("project").distinct().count() == 8
    assert list(User.objects.order_by("pk").values_list("email", flat=True)) == [
        "agent@valbrume.example",
        "referent@valbrume.example",
        "voisinage@valbrume.example",
        "expert@valbrume.example",
        "moderation@valbrume.example",
        "administration@valbrume.example",
    ]
