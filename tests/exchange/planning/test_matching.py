"""Which project a line is about."""

import pytest

from tests.exchange.lines import (
    OTHER_SIRET,
    VALUES,
    WRONG_SIRET,
    line,
    planned,
    table,
)
from tests.factories import make_draft, make_project

pytestmark = pytest.mark.django_db

ID = "abcdefgh22"
OTHER_ID = "abcdefgh33"
NEW_ID = "abcdefgh44"


def outcome(*lines: dict[str, str], **options: object) -> list[tuple[object, object, object]]:
    """Return action, project and reason of each line."""
    told = planned(table(*lines), **options)
    return [(said["action"], said.get("project", ""), said.get("reason", "")) for said in told]


@pytest.mark.parametrize(
    "cells",
    [
        {},
        {"nom_projet": " PREVOIR  les repas"},
        {"coll_siret": "212 202 782 00018"},
        {"coll_nom": "Mairie de Saint-Brieuc"},
    ],
)
def test_a_line_is_matched_by_siret_and_name(cells: dict[str, str]) -> None:
    make_project(public_id=ID, **VALUES)

    assert outcome(line(**cells))[0][1:] == (ID, "")


def test_a_line_of_another_siret_is_another_project() -> None:
    make_project(public_id=ID, **VALUES)

    assert outcome(line(coll_siret=OTHER_SIRET)) == [("created", "", "")]


def test_a_line_without_siret_is_matched_by_authority_and_name() -> None:
    make_project(public_id=ID, **VALUES)
    bare = {key: text for key, text in line().items() if key != "coll_siret"}

    assert outcome(bare) == [("unchanged", ID, "")]
    assert outcome(bare | {"coll_nom": "VILLE DE SAINT-BRIEUC"}) == [("updated", ID, "")]
    assert outcome(bare | {"coll_nom": "Ville de Metz"})[0][:2] == ("refused", "")


def test_a_line_of_a_wrong_siret_is_matched_by_authority_and_name() -> None:
    make_project(public_id=ID, **VALUES)

    assert outcome(line(coll_siret=WRONG_SIRET))[0][:2] == ("refused", ID)


def test_a_draft_of_a_wrong_siret_is_matched_by_authority_and_name() -> None:
    make_draft(public_id=ID, **VALUES | {"coll_siret": WRONG_SIRET})

    assert outcome(line()) == [("updated", ID, "")]


def test_an_id_wins_over_a_new_name_or_a_new_siret() -> None:
    make_project(public_id=ID, **VALUES)

    assert outcome(line(id=ID, nom_projet="Autre nom")) == [("updated", ID, "")]
    assert outcome(line(id=f" {ID.upper()} ", coll_siret=OTHER_SIRET)) == [("updated", ID, "")]


@pytest.mark.parametrize("siret", [OTHER_SIRET, WRONG_SIRET, "illisible"])
def test_an_id_whose_siret_and_name_both_differ_is_a_doubt(siret: str) -> None:
    make_project(public_id=ID, **VALUES)
    reason = (
        f"L’identifiant {ID} est celui d’un projet dont le SIRET et le nom sont tous deux "
        "différents."
    )

    assert outcome(line(id=ID, nom_projet="Autre nom", coll_siret=siret)) == [
        ("doubtful", ID, reason)
    ]


def test_an_id_alone_is_enough() -> None:
    make_project(public_id=ID, **VALUES)

    assert outcome({"id": ID, "theme": "Mobilités"}) == [("updated", ID, "")]


def test_an_id_never_seen_makes_a_project_that_keeps_it() -> None:
    make_project(public_id=ID, **VALUES)

    assert outcome(line(id=NEW_ID, nom_projet="Autre nom")) == [("created", "", "")]


@pytest.mark.parametrize("public_id", [NEW_ID, "42"])
def test_an_id_never_seen_of_a_known_project_gives_way_to_its_own(public_id: str) -> None:
    make_project(public_id=ID, **VALUES)
    why = "Identifiant remplacé par celui de la bibliothèque."
    told = {"line": 2, "project": ID, "remarks": [("id", "correction", public_id, ID, why)]}

    assert planned(table(line(id=public_id, nom_projet="PREVOIR les repas"))) == [
        told
        | {
            "action": "updated",
            "differences": [("nom_projet", "Prévoir les repas", "PREVOIR les repas")],
        }
    ]
    assert planned(table(line(id=public_id))) == [told | {"action": "unchanged"}]


@pytest.mark.parametrize("public_id", ["42", "abcdefgh21", "abcdefgh222"])
def test_an_id_that_is_none_is_a_doubt(public_id: str) -> None:
    reason = (
        f"« {public_id} » n’est pas un identifiant de projet : il compte 10 signes, a-z ou 2-7."
    )

    assert outcome(line(id=public_id)) == [("doubtful", "", reason)]


def test_a_name_that_several_projects_bear_is_a_doubt() -> None:
    make_project(public_id=ID, **VALUES)
    make_draft(public_id=OTHER_ID, **VALUES)

    assert outcome(line()) == [
        (
            "doubtful",
            "",
            f"Plusieurs projets portent ce nom ({ID}, {OTHER_ID}) : donnez l’identifiant du bon.",
        )
    ]
    assert outcome(line(id=OTHER_ID)) == [("updated", OTHER_ID, "")]


SAME = "Cette ligne et la ligne 2 parlent du même projet."


@pytest.mark.parametrize(
    "second",
    [
        line(),
        line(theme="Mobilités"),
        line(coll_nom="Mairie"),
        line(coll_siret=""),
        line(coll_siret=WRONG_SIRET),
    ],
)
def test_two_lines_of_one_new_project_are_a_doubt(second: dict[str, str]) -> None:
    assert outcome(line(), second) == [("created", "", ""), ("doubtful", "", SAME)]


def test_two_lines_of_one_known_project_are_a_doubt() -> None:
    make_project(public_id=ID, **VALUES)

    lines = line(id=ID, nom_projet="Autre nom"), line(id="")

    assert outcome(*lines) == [("updated", ID, ""), ("doubtful", ID, SAME)]


def test_lines_of_one_name_and_distinct_identifiers_are_distinct_projects() -> None:
    lines = line(id=ID), line(id=OTHER_ID), line(id=ID), line(id="")

    assert outcome(*lines) == [
        ("created", "", ""),
        ("created", "", ""),
        ("doubtful", "", SAME),
        ("doubtful", "", SAME),
    ]


def test_a_line_in_error_still_counts_as_the_first() -> None:
    assert [action for action, *_ in outcome(line(theme="?"), line())] == ["refused", "doubtful"]


def test_lines_that_name_nothing_are_not_taken_for_one_another() -> None:
    bare = line(nom_projet="", coll_siret="")

    assert [action for action, *_ in outcome(bare, bare)] == ["refused", "refused"]


def test_the_same_name_in_two_authorities_is_two_projects() -> None:
    lines = line(), line(coll_siret=OTHER_SIRET, coll_nom="Bordeaux Métropole")

    assert outcome(*lines) == [("created", "", ""), ("created", "", "")]
