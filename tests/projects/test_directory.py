"""The directory: public facts only, and answers equal to those of a plain loop."""

import pytest

from iatheque.lib.names import name_key
from iatheque.organisations import territories
from iatheque.organisations.models import Membership
from iatheque.projects.directory import BANDS, Listed, Presence, Question, find, get, listed
from tests.factories import make_draft, make_project
from tests.organisations.people import authority, person

pytestmark = pytest.mark.django_db

BREST = {"coll_siret": "24290031400012", "coll_nom": "Brest métropole", "coll_type": "Métropole"}
SYNDICAT = {"coll_siret": "25350001100015", "coll_nom": "Syndicat des Deux Rives"}


def facts(one: Listed | None) -> tuple[str, str, str, int] | None:
    return one and (one.place.name, one.place.kind, one.presence.value, one.projects)


def test_an_authority_publishes_under_the_name_of_its_latest_project() -> None:
    make_project(coll_nom="Saint-Brieuc")
    make_project(coll_nom="Mairie de Saint-Brieuc")
    assert facts(get("212202782")) == ("Mairie de Saint-Brieuc", "Commune", "publie", 2)


def test_an_authority_of_the_list_without_project_is_there() -> None:
    assert facts(get("212202782")) == ("Saint-Brieuc", "Commune", "sans-projet", 0)


def test_one_that_a_moderator_verified_is_registered() -> None:
    authority("212202782", verified=True)
    assert facts(get("212202782")) == ("Saint-Brieuc", "Commune", "inscrite", 0)


def test_one_that_is_in_no_list_is_there_once_it_publishes_or_is_verified() -> None:
    assert get("253500011") is None
    make_project(**SYNDICAT, coll_type="syndicat mixte")
    assert facts(get("253500011")) == ("Syndicat des Deux Rives", "syndicat mixte", "publie", 1)
    authority("356000000", kind="opérateur")
    assert facts(get("356000000")) == ("Ville 356000000", "opérateur", "inscrite", 0)


def test_drafts_requests_and_unverified_accounts_leave_no_trace() -> None:
    before = list(listed()), find(Question(text="Rennes")), get("213502388"), get("356000000")
    rennes = authority("213502388", verified=False, population=1)
    authority("356000000", verified=False)
    Membership.objects.create(user=person("demande"), organisation=rennes)
    make_draft(coll_siret="21350238800019", coll_nom="Rennes", organisation=rennes)
    after = list(listed()), find(Question(text="Rennes")), get("213502388"), get("356000000")
    assert after == before


@pytest.mark.parametrize(
    "question",
    [
        Question(),
        Question(kinds=frozenset({"EPCI", "Métropole"}), department="29"),
        Question(bands=(BANDS[2], BANDS[5])),
        Question(presences=frozenset({Presence.PUBLISHING})),
        Question(presences=frozenset({Presence.ABSENT}), department="2A", bands=(BANDS[0],)),
        Question(kinds=frozenset({"syndicat mixte"})),
        Question(department="nulle part"),
    ],
)
def test_filters_answer_as_a_plain_loop_would(question: Question) -> None:
    make_project()
    make_project(**BREST)
    make_project(**SYNDICAT, coll_type="syndicat mixte")
    everybody = [*listed(), get("253500011")]
    expected = {
        one.place.siren
        for one in everybody
        if one
        and (not question.kinds or one.place.kind in question.kinds)
        and question.department in {"", one.place.department}
        and (not question.bands or any(b.holds(one.place.population) for b in question.bands))
        and (not question.presences or one.presence in question.presences)
    }
    found = find(question).listed
    assert {one.place.siren for one in found} == expected
    people = [one.place.population or 0 for one in found]
    assert people == sorted(people, reverse=True)


@pytest.mark.parametrize("name", ["Saint-Brieuc", "cité briochine"])
def test_an_authority_is_found_by_its_name_here_and_by_that_of_the_list(name: str) -> None:
    make_project(coll_nom="La Cité briochine")
    assert "212202782" in {one.place.siren for one in find(Question(text=name)).listed}


def test_a_misspelt_name_gives_the_nearest_and_says_so() -> None:
    found = find(Question(text="Sait-Brieux", department="22"))
    assert (found.is_close, found.listed[0].place.name) == (True, "Saint-Brieuc")
    assert find(Question(text="Xyzzyqwv")) == ([], False)


def test_bands_hold_every_population_once() -> None:
    for population in (0, 999, 1_000, 3_499, 3_500, 49_999, 50_000, 199_999, 200_000, 10**8):
        assert sum(band.holds(population) for band in BANDS) == 1, population
    assert not any(band.holds(None) for band in BANDS)


def test_the_key_of_every_authority_is_that_of_its_name() -> None:
    places = territories.reference().territories.values()
    assert [place for place in places if place.key != name_key(place.name)] == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_directory_is_three_queries(count: int, django_assert_num_queries: object) -> None:
    for siret in ["21220278200018", "24290031400012", "21350238800019"][:count]:
        make_project(coll_siret=siret)
    with django_assert_num_queries(3):
        assert len(find(Question(presences=frozenset({Presence.PUBLISHING}))).listed) == count
