"""Values shown side by side."""

import pytest

from iatheque.exchange.reports.wording import contrast, quote

LONG = "a" * 90


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", "(vide)"),
        ("un\n  deux", "« un deux »"),
        ("x" * 100, f"« {'x' * 100} »"),
        ("x" * 101, f"« {'x' * 100}… »"),
    ],
)
def test_a_value_is_quoted_on_one_line(text: str, shown: str) -> None:
    assert quote(text) == shown


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("un", "", "« un » → (vide)"),
        ("Métropole", "Métropoles", "« Métropole » → « Métropoles »"),
        (
            f"{LONG} hier soir",
            f"{LONG} demain",
            f"« …{'a' * 19} hier soir » → « …{'a' * 19} demain »",
        ),
    ],
)
def test_long_values_are_shown_from_where_they_part(before: str, after: str, shown: str) -> None:
    assert contrast(before, after) == shown
