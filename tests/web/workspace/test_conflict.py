"""Two people write at once: both versions are shown, field by field, and neither is lost."""

import pytest

from iatheque.accounts.models import User
from iatheque.projects.models import Draft, Project
from tests.harness.client import HouseClient

from .conftest import browser
from .pages import Posted, fields, filled, form_of

pytestmark = pytest.mark.django_db

STEP = "/espace/projets/aaaaaaaaaa/etape/projet/"
MEANS = "/espace/projets/aaaaaaaaaa/etape/moyens/"


@pytest.fixture
def other(approver: User) -> HouseClient:
    return browser(approver)


def values(project: Project, *keys: str) -> dict[str, object]:
    saved = Draft.objects.get(project=project).values
    return {key: saved.get(key) for key in keys}


def save(client: HouseClient, shown: Posted, path: str = STEP, **answers: str) -> object:
    return client.post(path, filled(shown, answers))


def test_the_second_save_of_an_answer_shows_both_versions(
    space: HouseClient, other: HouseClient, draft: Project
) -> None:
    mine, theirs = form_of(space, STEP), form_of(other, STEP)
    save(other, theirs, nom_projet="Leur nom", projet_date="01/2023")
    answer = save(space, mine, nom_projet="Mon nom", usage_description="Mon texte")
    page = answer.content.decode().replace("\u00a0", " ")
    assert answer.status_code == 409
    for said in ("referente@exemple.example", "Mon nom", "Leur nom", "01/2023", "Mon texte"):
        assert said in page
    assert values(draft, "nom_projet", "usage_description")["nom_projet"] == "Leur nom"
    # The choices proposed: mine where I wrote, theirs where only they did.
    proposed = fields(answer.content.decode())
    assert {key: proposed[f"choix-{key}"] for key in ("nom_projet", "projet_date")} == {
        "nom_projet": ["mien"],
        "projet_date": ["autre"],
    }
    space.post(STEP, proposed)
    assert values(draft, "nom_projet", "projet_date", "usage_description") == {
        "nom_projet": "Mon nom",
        "projet_date": "01/2023",
        "usage_description": "Mon texte",
    }


def test_the_other_version_may_be_kept(
    space: HouseClient, other: HouseClient, draft: Project
) -> None:
    mine, theirs = form_of(space, STEP), form_of(other, STEP)
    save(other, theirs, nom_projet="Leur nom")
    proposed = fields(save(space, mine, nom_projet="Mon nom").content.decode())
    space.post(STEP, filled(proposed, {"choix-nom_projet": "autre"}))
    assert values(draft, "nom_projet") == {"nom_projet": "Leur nom"}


def test_a_third_version_is_shown_too(
    space: HouseClient, other: HouseClient, draft: Project
) -> None:
    mine, theirs = form_of(space, STEP), form_of(other, STEP)
    save(other, theirs, nom_projet="Leur nom")
    proposed = fields(save(space, mine, nom_projet="Mon nom").content.decode())
    save(other, form_of(other, STEP), nom_projet="Leur second nom")
    answer = space.post(STEP, proposed)
    assert (answer.status_code, "Leur second nom" in answer.content.decode()) == (409, True)


def test_two_people_on_two_steps_do_not_disturb_each_other(
    space: HouseClient, other: HouseClient, draft: Project
) -> None:
    mine, theirs = form_of(space, STEP), form_of(other, MEANS)
    save(other, theirs, MEANS, financement="Fonds vert")
    assert save(space, mine, nom_projet="Mon nom").status_code == 302
    assert values(draft, "nom_projet", "financement") == {
        "nom_projet": "Mon nom",
        "financement": "Fonds vert",
    }


def test_the_same_answer_twice_is_no_conflict(
    space: HouseClient, other: HouseClient, draft: Project
) -> None:
    mine, theirs = form_of(space, STEP), form_of(other, STEP)
    save(other, theirs, nom_projet="Le même")
    assert save(space, mine, nom_projet="Le même").status_code == 302


def test_an_automatic_save_writes_nothing_over_another_person(
    space: HouseClient, other: HouseClient, draft: Project
) -> None:
    mine, theirs = form_of(space, STEP), form_of(other, STEP)
    save(other, theirs, nom_projet="Leur nom")
    answer = space.post(
        STEP, filled(mine, {"nom_projet": "Mon nom"}), headers={"accept": "application/json"}
    )
    assert answer.status_code == 409
    assert "rien n’est perdu" in answer.json()["dit"]
    assert values(draft, "nom_projet") == {"nom_projet": "Leur nom"}


@pytest.mark.parametrize("marks", ["", "[]", "{", '{"nom_projet": [1]}', "[" * 100_000])
def test_marks_that_cannot_be_read_never_let_one_overwrite(
    space: HouseClient, draft: Project, marks: str
) -> None:
    shown = filled(form_of(space, STEP), {"marques": marks, "nom_projet": "Mon nom"})
    assert space.post(STEP, shown).status_code == 409
