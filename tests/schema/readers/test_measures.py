"""Dates and degrees."""

from datetime import date, datetime

import pytest

from tests.schema.telling import told


@pytest.mark.parametrize(
    ("key", "raw", "value", "codes"),
    [
        ("projet_date", "09/2024", "09/2024", []),
        ("projet_date", "45691", "02/2025", ["corrected"]),
        ("projet_date", 45691.0, "02/2025", ["corrected"]),
        ("projet_date", datetime(2025, 2, 3), "02/2025", ["corrected"]),  # noqa: DTZ001 - a cell has no zone
        ("projet_date", "2024", None, ["unreadable"]),
        ("projet_date", "31/02/2024", None, ["unreadable"]),
        ("date", "03/02/2025", "03/02/2025", []),
        ("date", date(2025, 2, 3), "03/02/2025", []),
        ("date", 45691, "03/02/2025", ["corrected"]),
        ("date", "22/05/25", "22/05/2025", ["corrected"]),
        ("date", "31/02/2024", None, ["unreadable"]),
    ],
)
def test_dates(key: str, raw: object, value: str | None, codes: list[str]) -> None:
    assert told(key, raw) == (value, codes)


@pytest.mark.parametrize(
    ("raw", "value", "codes"),
    [
        ("-0.5844559", -0.5844559, []),
        ("2.5626600", 2.56266, []),
        (-61.5, -61.5, []),
        (0.00001, 0.00001, []),
        (55, 55.0, []),
        ("-180", -180.0, []),
        ("-0", 0.0, []),
        ("-61,5", -61.5, ["corrected"]),
        ("−61.5", -61.5, ["corrected"]),
        ("55.5 °", 55.5, ["corrected"]),
        ("180.1", None, ["unreadable"]),
        ("448360737", None, ["unreadable"]),
        ("2 3", None, ["unreadable"]),
        ("5e-05", 0.00005, []),
        ("1e400", None, ["unreadable"]),
        ("1_0", None, ["unreadable"]),
        ("48°30'N", None, ["unreadable"]),
    ],
)
def test_longitude(raw: object, value: float | None, codes: list[str]) -> None:
    assert told("longitude", raw) == (value, codes)


def test_latitude_stops_at_the_poles() -> None:
    assert (told("latidude", "90"), told("latidude", "90.1")) == (
        (90.0, []),
        (None, ["unreadable"]),
    )
