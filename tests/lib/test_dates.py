"""Dates as people and spreadsheets write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iatheque.lib import dates


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("15/10/2025", "15/10/2025"),
        ("1/2/2025", "01/02/2025"),
        ("1 / 2 / 2025", "01/02/2025"),
        ("01.02.2025", "01/02/2025"),
        ("2025-02-01", "01/02/2025"),
        ("2025-02-01T10:30:00Z", "01/02/2025"),
        ("2025-02-01 00:00:00", "01/02/2025"),
        ("01/02/2025 10:30", "01/02/2025"),
        ("1er mars 2025", "01/03/2025"),
        ("12 AOÛT 2024", "12/08/2024"),
        ("5 févr. 2025", "05/02/2025"),
        ("22/05/25", "22/05/2025"),
        ("22/05/98", "22/05/1998"),
        ("45691", "03/02/2025"),
        ("45691.5", "03/02/2025"),
        ("29/02/2024", "29/02/2024"),
        ("29/02/2023", None),
        ("31/02/2024", None),
        ("05/22/2025", None),
        ("2025-02-01 ou plus tard", None),
        ("12024", None),
        ("99999", None),
        ("15/10/1789", None),
        ("10/2025", None),
        ("2025", None),
        ("፩", None),
        ("bientôt", None),
        ("", None),
    ],
)
def test_parse_day(text: str, day: str | None) -> None:
    assert dates.parse_day(text) == day


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("09/2024", "09/2024"),
        ("9/2024", "09/2024"),
        ("9-2024", "09/2024"),
        ("2024-09", "09/2024"),
        ("septembre 2024", "09/2024"),
        ("Sept. 2024", "09/2024"),
        ("janv.-24", "01/2024"),
        ("mai-24", "05/2024"),
        ("05/24", "05/2024"),
        ("15/09/2024", "09/2024"),
        ("45691", "02/2025"),
        ("13/2024", None),
        ("00/2024", None),
        ("31/02/2024", None),
        ("2024", None),
        ("brumaire 2024", None),
        ("09/1812", None),
    ],
)
def test_parse_month(text: str, month: str | None) -> None:
    assert dates.parse_month(text) == month


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_parse_day_reads_what_write_day_writes(day: date) -> None:
    assert dates.to_date(dates.parse_day(dates.write_day(day)) or "") == day


@given(st.text())
def test_parsing_never_raises(text: str) -> None:
    found = (dates.parse_day(text), dates.parse_month(text))
    assert [len(parsed) for parsed in found if parsed] in ([], [7], [10, 7])


def test_keys_sort_like_dates() -> None:
    assert [dates.month_key(month) for month in ("12/2023", "01/2024", "")] == [202312, 202401, 0]
    assert [dates.day_key(day) for day in ("31/12/2023", "01/02/2024", "")] == [
        20231231,
        20240201,
        0,
    ]
