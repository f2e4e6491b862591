"""Formulas are defused in exports, and come back exactly as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iatheque.lib.csv_safety import defuse, defuse_all, undefuse


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+33 1", "'+33 1"),
        ("- un point", "'- un point"),
        ("@ville", "'@ville"),
        ("＝SOMME(A1)", "'＝SOMME(A1)"),
        ("'=déjà défusé", "''=déjà défusé"),
        ("'tit train", "'tit train"),
        ("1+1=2", "1+1=2"),
        ("", ""),
    ],
)
def test_only_what_a_spreadsheet_would_run_is_defused(text: str, cell: str) -> None:
    assert defuse(text) == cell


@given(st.text() | st.text(alphabet="'=+-@\t\r＝ a"))
def test_defusing_is_undone_exactly(text: str) -> None:
    assert undefuse(defuse(text)) == text


@given(st.lists(st.text() | st.text(alphabet="'=+-@\t\r＝ a")))
def test_a_whole_row_is_defused_like_each_of_its_cells(texts: list[str]) -> None:
    assert defuse_all(texts) == [defuse(text) for text in texts]
