"""A new project: what is known is not asked again, and what exists is shown first."""

import pytest

from iatheque.lib import dates
from iatheque.projects.models import Project
from tests.factories import make_draft, make_project
from tests.harness.client import HouseClient

pytestmark = pytest.mark.django_db

NEW = "/espace/212202782/nouveau/"


def test_a_new_project_knows_its_authority(space: HouseClient) -> None:
    answer = space.post(NEW, {"nom_projet": "Compter les vélos"})
    project = Project.objects.select_related("draft", "organisation").get()
    path = f"/espace/projets/{project.public_id}/etape/projet/"
    assert answer.headers["Location"] == path
    assert (project.state, project.siren) == ("draft", "212202782")
    assert project.draft.values == {
        "coll_nom": "Ville 212202782",
        "coll_siret": "21220278200018",
        "coll_type": "Commune",
        "longitude": -2.76,
        "latidude": 48.51,
        "nom_projet": "Compter les vélos",
        "date": dates.write_day(dates.today()),
    }


def test_a_project_needs_a_name(space: HouseClient) -> None:
    answer = space.post(NEW, {"nom_projet": " "})
    assert (answer.status_code, Project.objects.count()) == (422, 0)
    assert "Donnez un nom au projet" in answer.content.decode()


def test_a_close_project_is_shown_before_a_second_one_is_created(space: HouseClient) -> None:
    make_project(public_id="bbbbbbbbbb", nom_projet="Prévoir les repas de la cantine")
    answer = space.post(NEW, {"nom_projet": "Prévoir la cantine"})
    page = answer.content.decode()
    assert (answer.status_code, Project.objects.count()) == (200, 1)
    assert "Un projet semblable existe." in page
    assert "/projets/bbbbbbbbbb-" in page
    space.post(NEW, {"nom_projet": "Prévoir la cantine", "vu": "1"})
    assert Project.objects.count() == 2


def test_close_projects_are_told_while_typing_as_everybody_reads_them(space: HouseClient) -> None:
    make_project(public_id="bbbbbbbbbb", financement="Fonds vert spécial")
    make_draft(nom_projet="Cantine secrète")
    found = space.get("/espace/semblables?q=repas+cantine").content.decode()
    assert ("Prévoir les repas" in found, "secrète" in found) == (True, False)
    for text in ("Fonds vert spécial", "can", ""):
        assert space.get("/espace/semblables", {"q": text}).content.decode().strip() == ""
