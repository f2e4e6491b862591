"""The category offered to the sheet under the result of a project, written when agreed."""

import pytest

from iatheque.accounts.models import User
from iatheque.decision.domain.saving import Given, save
from iatheque.decision.loading import current
from iatheque.projects.models import Draft, Project
from tests.decision.law.cases import HIGH_RISK, answers
from tests.harness.client import HouseClient

pytestmark = pytest.mark.django_db

RESULT = "/decision/projets/aaaaaaaaaa/qualification/"
WRITE = f"{RESULT}ecrire/"
SHOWN = {"valeur": "haut risque", "avant": ""}


@pytest.fixture
def answered(project: Project, agent: User) -> Project:
    save(project, Given(current("qualification"), "", answers(**HIGH_RISK)), by=agent)
    return project


def written(project: Project) -> object:
    return Draft.objects.get(project=project).values.get("redevabilite_categorie_ai_act")


def test_the_category_is_shown_then_written_when_agreed(
    desk: HouseClient, answered: Project
) -> None:
    page = desk.get(RESULT).content.decode()
    assert ('name="valeur" value="haut risque"' in page, written(answered)) == (True, None)
    answer = desk.post(WRITE, SHOWN)
    assert (answer.headers["Location"], written(answered)) == (f"{RESULT}#ecrire", "haut risque")
    again = desk.get(RESULT).content.decode()
    assert ("Le brouillon de la fiche dit déjà" in again, 'name="valeur"' in again) == (True, False)


def test_a_result_that_changed_is_not_written(desk: HouseClient, answered: Project) -> None:
    page = desk.post(WRITE, SHOWN | {"valeur": "transparence"}, follow=True).content.decode()
    assert ("rien n’est écrit" in page.replace("\xa0", " "), written(answered)) == (True, None)


def test_without_answers_there_is_nothing_to_write(desk: HouseClient, project: Project) -> None:
    assert desk.post(WRITE, SHOWN).status_code == 404


def test_strangers_write_nothing(strangers: dict[str, HouseClient], answered: Project) -> None:
    found = {name: one.post(WRITE, SHOWN).status_code for name, one in strangers.items()}
    assert found == dict.fromkeys(strangers, 404) | {"anonymous": 302}
    assert written(answered) is None
