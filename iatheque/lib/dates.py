"""Dates as people and spreadsheets write them, brought to MM/AAAA and JJ/MM/AAAA."""

import re
from datetime import date, timedelta

from .text import fold

_EXCEL_EPOCH = date(1899, 12, 30)
_EXCEL_RANGE = range(18264, 73051)  # 01/01/1950 to 31/12/2099
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("janvier", "janv", "jan"),
            ("fevrier", "fevr", "fev"),
            ("mars",),
            ("avril", "avr"),
            ("mai",),
            ("juin",),
            ("juillet", "juil"),
            ("aout",),
            ("septembre", "sept"),
            ("octobre", "oct"),
            ("novembre", "nov"),
            ("decembre", "dec"),
        ),
        start=1,
    )
    for name in names
}
_NUMERIC_MONTH = re.compile(r"(\d{1,2})[/.\-\s](\d{4})")
_ISO_MONTH = re.compile(r"(\d{4})[/.\-](\d{1,2})")
_WORD_MONTH = re.compile(r"([a-z]+)\.?\s+(\d{4})")
_NUMERIC_DAY = re.compile(r"(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})")
_ISO_DAY = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})(?:[t ].*)?")
_WORD_DAY = re.compile(r"(\d{1,2})(?:er)?\s+([a-z]+)\.?\s+(\d{4})")


def parse_day(text: str) -> str | None:
    """Return the day as JJ/MM/AAAA, or None; reads 1/2/2025, 2025-02-01, 1er mars 2025, 45691."""
    day = _day(fold(text))
    return day.strftime("%d/%m/%Y") if day else None


def parse_month(text: str) -> str | None:
    """Return the month as MM/AAAA, or None; reads all of `parse_day`, 2/2025, 2025-02, mars 2025."""
    folded = fold(text)
    if found := _NUMERIC_MONTH.fullmatch(folded):
        return _month(int(found[2]), int(found[1]))
    if found := _ISO_MONTH.fullmatch(folded):
        return _month(int(found[1]), int(found[2]))
    if found := _WORD_MONTH.fullmatch(folded):
        return _month(int(found[2]), _MONTHS.get(found[1], 0))
    day = _day(folded)
    return day.strftime("%m/%Y") if day else None


def month_key(month: str) -> int:
    """Return MM/AAAA as the sortable number AAAAMM; 0 for an empty text."""
    return int(month[3:]) * 100 + int(month[:2]) if month else 0


def day_key(day: str) -> int:
    """Return JJ/MM/AAAA as the sortable number AAAAMMJJ; 0 for an empty text."""
    return int(day[6:]) * 10000 + int(day[3:5]) * 100 + int(day[:2]) if day else 0


def to_date(day: str) -> date:
    """Return the date that JJ/MM/AAAA names."""
    return date(int(day[6:]), int(day[3:5]), int(day[:2]))


def _month(year: int, month: int) -> str | None:
    return f"{month:02d}/{year:04d}" if 1 <= month <= 12 and 1900 <= year <= 2100 else None


def _day(folded: str) -> date | None:
    if folded.isdigit() and len(folded) == 5 and int(folded) in _EXCEL_RANGE:
        return _EXCEL_EPOCH + timedelta(days=int(folded))
    if found := _NUMERIC_DAY.fullmatch(folded):
        return _date(int(found[3]), int(found[2]), int(found[1]))
    if found := _ISO_DAY.fullmatch(folded):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _WORD_DAY.fullmatch(folded):
        return _date(int(found[3]), _MONTHS.get(found[2], 0), int(found[1]))
    return None


def _date(year: int, month: int, day: int) -> date | None:
    if not 1900 <= year <= 2100:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
