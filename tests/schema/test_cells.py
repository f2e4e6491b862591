"""One value as the text of one cell, both ways."""

from datetime import date

import pytest

from iatheque.schema.cells import as_text, relist, split, write


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (None, ""),
        (12.0, "12"),
        (0.00001, "0.00001"),
        (date(2025, 2, 3), "03/02/2025"),
        (["a", "b"], "a\nb"),
        ([1, 2.0], "1\n2"),
    ],
)
def test_as_text_is_what_a_person_would_have_typed(raw: object, text: str) -> None:
    assert as_text(raw) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), ("a", "a"), (["a", "b"], "a, b"), (2.5, "2.5"), (0.00001, "0.00001"), (2, "2")],
)
def test_write_is_the_text_of_one_cell(value: str | float | list[str] | None, text: str) -> None:
    assert write(value) == text


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("a, b;c|d\ne", ["a", "b", "c", "d", "e"]),
        ("a - b – c — d", ["a", "b", "c", "d"]),
        ("Bruay-la-Buissière", ["Bruay-la-Buissière"]),
        ("• a\n- b", ["a", "b"]),
        ("@x, -y, +z", ["@x", "-y", "+z"]),
        ("-a\n•b\n* - c", ["-a", "•b", "c"]),
        ("a, -, b", ["a", "b"]),
        (",,a,,", ["a"]),
        ("", []),
    ],
)
def test_split_cuts_between_values_and_not_inside_names(text: str, pieces: list[str]) -> None:
    assert split(text) == pieces


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("a, b;c|d\r\ne", "a, b, c, d, e"),
        ("- a\n- b", "- a, - b"),
        ("a - b", "a - b"),
        (" ,a,, ", "a"),
    ],
)
def test_relist_changes_separators_and_nothing_else(text: str, same: str) -> None:
    assert relist(text) == same
