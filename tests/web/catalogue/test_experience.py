"""What a project taught is told to agents, and to them alone."""

import pytest

from iatheque.schema.extensions import OPEN
from iatheque.schema.levels import Level
from tests.factories import make_project

from .conftest import Reader

pytestmark = pytest.mark.django_db

TOLD = "Deux mois pour retrouver les relevés."


@pytest.fixture(autouse=True)
def two_projects() -> None:
    make_project(
        public_id="aaaaaaaaaa",
        nom_projet="Ouvert",
        experience_echange="oui",
        experience_difficultes=TOLD,
    )
    make_project(public_id="bbbbbbbbbb", nom_projet="Discret", experience_echange="non")


def shown(reader: Reader, level: Level, path: str) -> set[str]:
    page = reader(level).get(path, follow=True).content.decode()
    return {name for name in ("/projets/aaaaaaaaaa-", "/projets/bbbbbbbbbb-") if name in page}


def test_agents_find_who_is_ready_to_talk(reader: Reader) -> None:
    found = shown(reader, Level.RESTREINT, "/projets/?experience_echange=oui")
    assert found == {"/projets/aaaaaaaaaa-"}


def test_to_the_public_this_filter_does_not_exist(reader: Reader) -> None:
    plain = reader().get("/projets/").content
    assert reader().get("/projets/?experience_echange=oui").content == plain


def test_the_sheet_tells_it_to_agents_only(reader: Reader) -> None:
    path = "/projets/aaaaaaaaaa-ouvert/"
    told = {level: TOLD in reader(level).get(path).content.decode() for level in Level}
    assert told == {Level.PUBLIC: False, Level.RESTREINT: True, Level.EXPERT: True}


def test_the_author_opens_it_to_everybody(reader: Reader) -> None:
    make_project(
        public_id="cccccccccc",
        nom_projet="Conté",
        experience_difficultes=TOLD,
        experience_lecteurs=OPEN,
    )
    page = reader().get("/projets/cccccccccc-conte/").content.decode()
    assert (TOLD in page, "sign-restreint" in page) == (True, False)
    assert TOLD in reader().get("/projets/cccccccccc.json").content.decode()
