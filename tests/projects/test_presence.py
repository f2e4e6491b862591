"""Rates are those one gets by counting one by one."""

from collections import Counter

import pytest

from iatheque.organisations import territories
from iatheque.projects.directory import BANDS
from iatheque.projects.presence import Rate, rates
from tests.factories import make_draft, make_project
from tests.organisations.people import authority

pytestmark = pytest.mark.django_db


def test_rates_are_those_of_a_count_one_by_one() -> None:
    make_project()
    make_project()
    make_project(coll_siret="24290031400012", coll_nom="Brest métropole")
    make_project(coll_siret="25350001100015", coll_nom="Un syndicat")
    make_draft(coll_siret="21350238800019", coll_nom="Rennes")
    authority("243300316")
    publishing, registered = {"212202782", "242900314"}, {"243300316"}
    found = rates()
    places = territories.reference().territories.values()

    def rate(chosen: list[str]) -> Rate:
        published = sum(siren in publishing for siren in chosen)
        verified = sum(siren in registered for siren in chosen)
        return Rate(published, verified, len(chosen) - published - verified)

    outside = 1  # the syndicat, that the directory shows too
    inside = rate([place.siren for place in places])
    assert found.whole == inside._replace(publishing=inside.publishing + outside)
    assert found.departments == {
        code: rate([place.siren for place in places if place.department == code])
        for code in sorted(territories.reference().departments)
    }
    assert found.bands == {
        band: rate([place.siren for place in places if band.holds(place.population)])
        for band in BANDS
    }
    assert found.kinds == {
        kind: rate([place.siren for place in places if place.kind == kind])
        for kind in Counter(place.kind for place in places)
    }


@pytest.mark.parametrize(
    ("rate", "share"), [(Rate(0, 0, 0), 0.0), (Rate(1, 2, 1), 25.0), (Rate(3, 0, 0), 100.0)]
)
def test_a_share_is_that_of_those_who_publish(rate: Rate, share: float) -> None:
    assert rate.share == share
