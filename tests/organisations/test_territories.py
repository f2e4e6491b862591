"""The reference list: whole, right, and searched by name."""

from collections import Counter

import pytest
from stdnum.fr import siren as siren_number

from iatheque.organisations import territories
from iatheque.schema.vocabularies import COLL_TYPE


def test_the_list_holds_every_level_and_right_numbers_only() -> None:
    reference = territories.reference()
    places = reference.territories.values()
    assert Counter(place.kind for place in places) == {
        "Commune": 34_875,
        "EPCI": 1_244,
        "département": 95,
        "Métropole": 22,
        "région": 17,
    }
    assert {place.kind for place in places} <= set(COLL_TYPE.values)
    assert [place for place in places if not siren_number.is_valid(place.siren)] == []
    assert {place.department for place in places} - {""} == set(reference.departments)
    assert len(reference.departments) == 101


def test_populations_are_whole() -> None:
    places = territories.reference().territories.values()
    people = Counter[str]()
    for place in places:
        people[place.kind] += place.population or 0
    mayotte = territories.reference().territories["229850003"]  # a département without a région
    assert people["région"] + (mayotte.population or 0) == people["Commune"]


@pytest.mark.parametrize(
    ("siren", "told"),
    [
        ("212202782", ("Saint-Brieuc", "Commune", "22")),
        ("243300316", ("Bordeaux Métropole", "Métropole", "33")),
        ("200046977", ("Métropole de Lyon", "Métropole", "69")),
        ("200057867", ("Plaine Commune", "EPCI", "93")),
        ("200000172", ("Communauté de communes Faucigny - Glières", "EPCI", "74")),
        ("200094332", ("Collectivité européenne d’Alsace", "département", "67")),
        ("200076958", ("Collectivité de Corse", "région", "")),
        ("200055507", ("Collectivité territoriale de Martinique", "région", "972")),
    ],
)
def test_an_authority_is_known_by_its_number(siren: str, told: tuple[str, str, str]) -> None:
    place = territories.get(siren)
    assert place is not None
    assert (place.name, place.kind, place.department) == told


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("st brieuc", ["Saint-Brieuc", "Saint-Brieuc Armor Agglomération"]),
        ("sait brieux", ["Saint-Brieuc"]),
        ("212 202 782", ["Saint-Brieuc"]),
        ("21220278200018", ["Saint-Brieuc"]),
        ("bordaux metropole", ["Bordeaux Métropole"]),
        ("département du nord", ["Département du Nord"]),
        ("", []),
        ("’’’", []),
        ("<script>alert(1)", []),
    ],
)
def test_names_are_suggested_best_first(typed: str, found: list[str]) -> None:
    names = [place.name for place in territories.suggest(typed, limit=8)]
    assert [name for name in names if name in found] == found
    assert bool(names) == bool(found)


def test_namesakes_come_by_population() -> None:
    found = [place.department for place in territories.named("montreuil")]
    assert (found[0], len(found)) == ("93", len(set(found)))
