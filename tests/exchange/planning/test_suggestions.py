"""A wrong SIRET, and the right one of the same authority."""

import pytest

from tests.exchange.lines import LINE, OTHER_SIRET, VALUES, WRONG_SIRET, line, planned, table
from tests.factories import make_project

pytestmark = pytest.mark.django_db

WRONG = line(coll_siret=WRONG_SIRET, nom_projet="Second")
SIRET = LINE["coll_siret"]


def suggestion(*lines: dict[str, str]) -> object:
    """Return what is proposed for the last line."""
    return planned(table(*lines))[-1].get("suggestion")


def test_the_only_right_siret_of_the_authority_in_the_file_is_proposed() -> None:
    assert suggestion(line(coll_nom="VILLE DE ST-BRIEUC"), WRONG) is None
    assert suggestion(line(coll_nom="ville de  Saint-Brieuc"), WRONG) == SIRET
    assert suggestion(WRONG) is None


def test_the_only_right_siret_of_the_authority_in_the_catalogue_is_proposed() -> None:
    make_project(**VALUES)

    assert suggestion(WRONG) == SIRET
    assert suggestion(line(coll_siret="212 202", nom_projet="Second")) == SIRET
    assert suggestion(line(coll_siret="", nom_projet="Second")) is None


def test_nothing_is_proposed_when_the_authority_has_two_sirets() -> None:
    make_project(**VALUES | {"coll_siret": OTHER_SIRET})

    assert suggestion(line(), WRONG) is None


def test_a_proposal_is_taken_only_when_accepted() -> None:
    content = table(line(), WRONG)
    refused = planned(content)[1]
    accepted = planned(content, accept_suggestions=True)[1]

    assert (refused["action"], refused["suggestion"]) == ("refused", SIRET)
    assert accepted == {
        "line": 3,
        "action": "created",
        "suggestion": SIRET,
        "remarks": [
            (
                "coll_siret",
                "correction",
                WRONG_SIRET,
                SIRET,
                "SIRET des autres lignes de la même collectivité.",
            )
        ],
    }


def test_a_proposal_that_was_taken_changes_nothing_the_next_time() -> None:
    make_project(public_id="abcdefgh22", **VALUES | {"nom_projet": "Second"})

    said = planned(table(WRONG), accept_suggestions=True)[0]

    assert (said["action"], said["project"]) == ("unchanged", "abcdefgh22")
