"""The authorities, as the public entries tell."""

import pytest

from iatheque.projects.authorities import Authority, authorities, count
from tests.factories import make_draft, make_project

pytestmark = pytest.mark.django_db

BREST = {"coll_siret": "24290031400012", "coll_nom": "Brest métropole", "coll_type": "Métropole"}


def test_an_authority_is_named_after_its_most_recent_project() -> None:
    make_project(coll_nom="Saint-Brieuc", coll_type="EPCI")
    make_project(coll_nom="Ville de Saint-Brieuc")

    assert authorities(start=0, stop=10) == [
        Authority("212202782", "Ville de Saint-Brieuc", "Commune", 2)
    ]


def test_a_draft_makes_no_authority() -> None:
    make_draft()
    assert (authorities(start=0, stop=10), count()) == ([], 0)


def test_authorities_come_by_siren() -> None:
    make_project(**BREST)
    make_project()

    assert [found.siren for found in authorities(start=0, stop=10)] == ["212202782", "242900314"]
    assert [found.siren for found in authorities(start=1, stop=2)] == ["242900314"]
    assert count() == 2
