"""Dates as people and spreadsheets write them, brought to MM/AAAA and JJ/MM/AAAA."""

import re
from datetime import date, datetime, timedelta, timezone

from .text import fold

STALE_MONTHS = 12
_EXCEL_EPOCH = date(1899, 12, 30)
_EXCEL_RANGE = range(32874, 73051)  # 01/01/1990 to 31/12/2099
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
_YEAR = r"([0-9]{4}|[0-9]{2})"
_TIME = r"(?:[t ][0-9]{1,2}[:h][0-9:.]*(?:z| ?[+-][0-9:]+)?)?"
_NUMERIC_MONTH = re.compile(rf"([0-9]{{1,2}}) ?[/.\- ] ?{_YEAR}")
_ISO_MONTH = re.compile(r"([0-9]{4})[/.\-]([0-9]{1,2})")
_WORD_MONTH = re.compile(rf"([a-z]+)\.?[ \-/]{_YEAR}")
_NUMERIC_DAY = re.compile(rf"([0-9]{{1,2}}) ?[/.\- ] ?([0-9]{{1,2}}) ?[/.\- ] ?{_YEAR}{_TIME}")
_ISO_DAY = re.compile(rf"([0-9]{{4}})[/.\-]([0-9]{{1,2}})[/.\-]([0-9]{{1,2}}){_TIME}")
_WORD_DAY = re.compile(rf"([0-9]{{1,2}})(?:er)?[ \-]([a-z]+)\.?[ \-]{_YEAR}")
_SERIAL = re.compile(r"([0-9]{5})(?:[.,][0-9]+)?")


def parse_day(text: str) -> str | None:
    """Return the day as JJ/MM/AAAA, or None; reads 1/2/2025, 2025-02-01, 1er mars 2025, 45691."""
    day = _day(fold(text))
    return write_day(day) if day else None


def parse_month(text: str) -> str | None:
    """Return the month as MM/AAAA, or None; reads 2/2025, 2025-02, mars 2025 and any day."""
    folded = fold(text)
    if found := _NUMERIC_MONTH.fullmatch(folded):
        return _month(_year(found[2]), int(found[1]))
    if found := _ISO_MONTH.fullmatch(folded):
        return _month(int(found[1]), int(found[2]))
    if found := _WORD_MONTH.fullmatch(folded):
        return _month(_year(found[2]), _MONTHS.get(found[1], 0))
    day = _day(folded)
    return _month(day.year, day.month) if day else None


def month_key(month: str) -> int:
    """Return MM/AAAA as the sortable number AAAAMM; 0 for an empty text."""
    return int(month[3:]) * 100 + int(month[:2]) if month else 0


def day_key(day: str) -> int:
    """Return JJ/MM/AAAA as the sortable number AAAAMMJJ; 0 for an empty text."""
    return int(day[6:]) * 10000 + int(day[3:5]) * 100 + int(day[:2]) if day else 0


def to_date(day: str) -> date:
    """Return the date that JJ/MM/AAAA names."""
    return date(int(day[6:]), int(day[3:5]), int(day[:2]))


def write_day(day: date) -> str:
    """Return the date as JJ/MM/AAAA."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def today() -> date:
    """Return the day it is where days start first: nobody’s today is then in the future."""
    return datetime.now(tz=timezone(timedelta(hours=14))).date()


def _month(year: int, month: int) -> str | None:
    return f"{month:02d}/{year:04d}" if 1 <= month <= 12 and 1900 <= year <= 2100 else None


def _day(folded: str) -> date | None:
    if found := _NUMERIC_DAY.fullmatch(folded):
        return _date(_year(found[3]), int(found[2]), int(found[1]))
    if found := _ISO_DAY.fullmatch(folded):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _WORD_DAY.fullmatch(folded):
        return _date(_year(found[3]), _MONTHS.get(found[2], 0), int(found[1]))
    if (found := _SERIAL.fullmatch(folded)) and int(found[1]) in _EXCEL_RANGE:
        return _EXCEL_EPOCH + timedelta(days=int(found[1]))
    return None


def _year(digits: str) -> int:
    """Return the year of four digits, or of two: 00 to 69 after 2000, as POSIX reads them."""
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year < 70 else 1900)


def _date(year: int, month: int, day: int) -> date | None:
    if not 1900 <= year <= 2100:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def is_stale(day: str, today: date, *, months: int = STALE_MONTHS) -> bool:
    """True when JJ/MM/AAAA is more than so many months before `today`."""
    then = to_date(day)
    passed = (today.year - then.year) * 12 + today.month - then.month
    return passed > months or (passed == months and today.day > then.day)


def fresh_from(today: date) -> str:
    """Return the first day that is not stale `today`, as JJ/MM/AAAA; it may be a 29 February."""
    return f"{today.day:02d}/{today.month:02d}/{today.year - 1:04d}"
