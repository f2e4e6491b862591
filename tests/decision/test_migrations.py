"""Answers kept by an earlier version: what was shared is still shown, and nothing more."""

from importlib import import_module

import pytest
from django.apps import apps

from iatheque.decision.domain.sharing import share
from iatheque.decision.models import Evaluation
from iatheque.decision.shared import shared
from iatheque.projects.models import Project
from iatheque.schema.levels import Level
from tests.decision.domain.cases import invited, project_of, town, view

pytestmark = pytest.mark.django_db

NOTES = (1, 2, 3, 3, 4)


@pytest.fixture
def project() -> Project:
    """A project whose girouet five persons answered."""
    place, agent, approver = town()
    project = project_of(place)
    invited(project, agent, *NOTES)
    share(project, "girouet", "amont", Level.PUBLIC, by=approver)
    return project


def migrate() -> None:
    """Do again what the migration does, from rows that hold no view."""
    Evaluation.objects.update(counted={})
    module = import_module("iatheque.decision.migrations.0004_gather_shared_answers")
    module.gather_shared(apps, None)


def counted() -> list[object]:
    return list(Evaluation.objects.order_by("pk").values_list("counted", flat=True))


def test_a_girouet_that_was_shared_is_still_shown_as_it_was(project: Project) -> None:
    before, held = shared(project.pk, Level.PUBLIC), counted()
    migrate()
    assert (shared(project.pk, Level.PUBLIC), counted()) == (before, held)


def test_an_item_that_too_few_noted_stays_silent(project: Project) -> None:
    row = Evaluation.objects.order_by("pk")[0]
    row.answers = row.answers | {"sens": {"unknown": True, "comment": "dit"}}
    row.save()
    migrate()
    found = view(project)
    assert found is not None
    items = {one.item.key: sum(one.counts) for sheet in found.sheets for one in sheet.items}
    assert items == dict.fromkeys(items, 5) | {"sens": 0}
    assert [one for one in counted() if "sens" in one or "comment" in str(one)] == []


def test_what_nobody_shared_waits_to_be_gathered(project: Project) -> None:
    project.shared_evaluations.all().delete()
    migrate()
    assert counted() == [{}] * len(NOTES)


def test_a_view_that_its_people_gathered_is_left_as_it_is(project: Project) -> None:
    held = counted()
    Evaluation.objects.update(answers={})
    module = import_module("iatheque.decision.migrations.0004_gather_shared_answers")
    module.gather_shared(apps, None)
    assert counted() == held
