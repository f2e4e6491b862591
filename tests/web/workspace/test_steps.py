"""The form asks what the model holds, each field once, in the words of the model."""

from collections import Counter

import pytest

from iatheque.projects.models import Project
from iatheque.schema.model import ALL_FIELDS
from iatheque.web.workspace.steps import EVERY_STEP, EXTRA_STEPS, STEPS
from tests.harness.client import HouseClient


def test_each_field_of_the_model_is_asked_once() -> None:
    asked = Counter(field.key for step in EVERY_STEP for field in step.fields)
    assert asked == Counter(field.key for field in ALL_FIELDS)


@pytest.mark.django_db
@pytest.mark.parametrize("step", EVERY_STEP, ids=lambda step: step.slug)
def test_a_step_says_of_each_field_why_an_example_and_who_will_read(
    space: HouseClient, draft: Project, step: object
) -> None:
    page = space.get(f"/espace/projets/aaaaaaaaaa/etape/{step.slug}/").content.decode()
    page = page.replace("\u00a0", " ").replace("&#39;", "'")
    for field in step.fields:
        part = page.split(f'id="champ-{field.key}"', 1)[1].split('class="question', 5)
        told = "".join(part)
        for said in (field.label, field.help, field.example, field.level.label):
            assert said.replace("\u00a0", " ") in told, (field.key, said)


@pytest.mark.django_db
def test_progress_is_said_in_words(space: HouseClient, draft: Project) -> None:
    page = space.get("/espace/projets/aaaaaaaaaa/etape/moyens/").content.decode()
    count = len(STEPS)
    assert f"<h1>Étape 2 sur {count}\u00a0: les moyens</h1>" in page


@pytest.mark.django_db
def test_what_is_apart_is_said_to_be_optional_and_leads_back(
    space: HouseClient, draft: Project
) -> None:
    """The main form stays five steps long: its last one leads to the project, not further."""
    page = space.get("/espace/projets/aaaaaaaaaa/etape/evaluation/").content.decode()
    count = len(EXTRA_STEPS)
    assert f"<h1>Facultatif, étape 2 sur {count}\u00a0: l’évaluation</h1>" in page
    ends = {
        slug: space.post(f"/espace/projets/aaaaaaaaaa/etape/{slug}/", {"faire": "suite"})
        for slug in (STEPS[-1].slug, EXTRA_STEPS[0].slug, EXTRA_STEPS[-1].slug)
    }
    assert {slug: response["Location"] for slug, response in ends.items()} == {
        "experience": "/espace/projets/aaaaaaaaaa/",
        "decision": "/espace/projets/aaaaaaaaaa/etape/evaluation/",
        "fournisseur": "/espace/projets/aaaaaaaaaa/",
    }


def test_nothing_apart_is_needed_to_publish() -> None:
    fields = [field for step in EXTRA_STEPS for field in step.fields]
    assert [field.key for field in fields if field.blocking or field.required] == []
