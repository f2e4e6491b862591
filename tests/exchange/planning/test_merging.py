"""What a line does to what a project already holds."""

import pytest

from iatheque.exchange.plan import Difference
from iatheque.exchange.planning.merging import Merged, merge
from iatheque.lib.messages import Message
from iatheque.schema.field import Value
from iatheque.schema.remark import Remark, Severity
from tests.exchange.lines import LINE, VALUES

KEPT = Remark(
    "projet_date",
    Severity.WARNING,
    "kept",
    Message(
        "« %(found)s » n’est pas un mois : écrivez MM/AAAA, par exemple 09/2024.",
        {"found": "bientôt"},
    ),
    "bientôt",
    "09/2024",
)


@pytest.mark.parametrize(
    ("cells", "values", "differences"),
    [
        ({}, {}, ()),
        ({"theme": LINE["theme"]}, {}, ()),
        (
            {"theme": "Mobilités"},
            {"theme": "Mobilités"},
            (Difference("theme", LINE["theme"], "Mobilités"),),
        ),
        (
            {"longitude": "-2,77"},
            {"longitude": -2.77},
            (Difference("longitude", "-2.76", "-2.77"),),
        ),
        ({"longitude": "-2,760"}, {}, ()),
        (
            {"audience_service": "Élu ; agent"},
            {"audience_service": ["élu", "agent"]},
            (Difference("audience_service", "agent", "élu, agent"),),
        ),
        (
            {"partenaires": "Mégalis"},
            {"partenaires": ["Mégalis"]},
            (Difference("partenaires", "", "Mégalis"),),
        ),
        ({"projet_date": "bientôt"}, {}, ()),
    ],
)
def test_only_given_columns_change(
    cells: dict[str, str], values: dict[str, Value], differences: tuple[Difference, ...]
) -> None:
    merged = merge(VALUES, {}, cells)

    assert (merged.values, merged.differences, merged.is_wrong) == (
        VALUES | values,
        differences,
        False,
    )


@pytest.mark.parametrize("cell", ["", " ", "/", "aucun", "null", "undefined"])
def test_an_empty_cell_clears_its_field_and_shows_it(cell: str) -> None:
    merged = merge(VALUES, {}, {"nom_algorithme": cell})

    assert merged.values == {key: VALUES[key] for key in VALUES if key != "nom_algorithme"}
    assert merged.differences == (Difference("nom_algorithme", "Prévision", ""),)
    assert not merged.is_wrong


def test_an_empty_required_public_cell_is_an_error() -> None:
    merged = merge(VALUES, {}, {"theme": ""})

    assert merged.remarks == (
        Remark(
            "theme",
            Severity.ERROR,
            "missing",
            Message("Cette information est nécessaire pour publier."),
        ),
    )


def test_an_unreadable_cell_keeps_the_value_and_says_so() -> None:
    assert merge(VALUES, {}, {"projet_date": "bientôt"}) == Merged(
        VALUES, {"projet_date": ["bientôt"]}, (), (KEPT,)
    )


def test_an_unreadable_cell_without_a_value_is_an_error_told_once() -> None:
    merged = merge({}, {}, LINE | {"projet_date": "bientôt"})

    assert [(remark.key, remark.code, remark.severity) for remark in merged.remarks] == [
        ("projet_date", "unreadable", Severity.ERROR)
    ]


def test_unread_texts_follow_the_cells_that_are_given() -> None:
    unread = {"projet_date": ["un jour"], "url_infos": ["interne"], "budget": ["beaucoup"]}
    cells = {"projet_date": "10/2024", "url_infos": "", "audience_service": "agent, martien"}

    merged = merge(VALUES, unread, cells)

    assert merged.unread == {"budget": ["beaucoup"], "audience_service": ["martien"]}


def test_reading_the_same_line_again_changes_nothing() -> None:
    cells = LINE | {"audience_service": "agent, martien", "url_infos": "interne", "budget": "/"}
    first = merge({}, {}, cells)

    again = merge(first.values, first.unread, cells)

    assert (again.values, again.unread, again.differences) == (first.values, first.unread, ())


def test_remarks_on_columns_that_are_not_in_the_file_are_left_to_the_owner() -> None:
    bare = {key: value for key, value in VALUES.items() if key != "herbergement"}

    assert merge(bare, {}, {"theme": LINE["theme"]}).remarks == ()


def test_a_value_that_the_model_no_longer_knows_is_an_error() -> None:
    merged = merge(VALUES | {"herbergement": "sur la lune"}, {}, {"theme": LINE["theme"]})

    assert [(remark.key, remark.code) for remark in merged.remarks] == [
        ("herbergement", "unreadable")
    ]
