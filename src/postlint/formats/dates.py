"""Days and moments: those of ISO 8601, and dates with slashes, whose day and month a file of many rows may tell apart."""

import re
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from postlint.errors import FormatError

if TYPE_CHECKING:
    from collections.abc import Iterable

_TIME = re.compile(
    r"(\d{4})([-/])(\d{2})\2(\d{2})"
    r"(?:[Tt ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,6})\d*)?)?\s*(?:([Zz])|([-+])(\d{2}):?(\d{2}))?)?",
    re.ASCII,
)
_MONTHS = 12
_YEAR = 4  # digits
_FIRST, _LAST = 1970, 9998  # beyond them a day or a zone more is no date of Python's
_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?!\d)(.*)", re.ASCII | re.DOTALL)


def parse_when(text: str) -> date:
    """Read a day or a moment: ``2026-12-01``, ``2026-12-01T09:00+01:00``, ``2026-12-01 09:00``, ``2026/12/01``.

    Returns a ``date`` where no time of day is given, else a ``datetime``, naive where no zone is given. Nothing else is read: in
    01/12/2026 the day and the month cannot be told apart. Raises FormatError.

    >>> parse_when("2026-12-01 9:00")
    datetime.datetime(2026, 12, 1, 9, 0)
    """
    match = _TIME.fullmatch(text.strip())
    try:
        if match:
            return _moment(*match.groups())
    except ValueError:
        pass
    raise FormatError(f'"{text[:40]}" is no date or time: write 2026-12-01 or 2026-12-01T09:00+01:00')


def _moment(*parts: str | None) -> date:
    year, _, month, day, hour, minute, second, fraction, utc, sign, hours, minutes = parts
    on = date(int(year or 0), int(month or 0), int(day or 0))
    if not _FIRST <= on.year <= _LAST:
        raise ValueError(year)
    if hour is None:
        return on
    ahead = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    zone = timezone(-ahead if sign == "-" else ahead) if utc or sign else None
    micro = int((fraction or "0").ljust(6, "0"))
    return datetime(on.year, on.month, on.day, int(hour), int(minute or 0), int(second or 0), micro, zone)


def day_first(dates: "Iterable[str]") -> bool | None:
    """Say whether the day comes first in these dates; None where no date has a number above 12, or where they disagree.

    >>> day_first(["03/04/2026", "25/04/2026"]), day_first(["03/04/2026"])
    (True, None)
    """
    seen = set()
    for text in dates:
        match = _SLASHES.match(text)
        if match and int(match[1]) > _MONTHS:
            seen.add(True)
        elif match and int(match[2]) > _MONTHS:
            seen.add(False)
    return seen.pop() if len(seen) == 1 else None


def year_first(text: str, *, days_first: bool | None) -> tuple[str, ...]:
    """Write a date with slashes as 2026-04-03; in both ways if nobody knows which number is the month. Other texts stay as they are.

    >>> year_first("3/4/26 09:00", days_first=True), year_first("3/4/26", days_first=None), year_first("2026-04-03", days_first=None)
    (('2026-04-03 09:00',), ('2026-04-03', '2026-03-04'), ('2026-04-03',))
    """
    match = _SLASHES.match(text)
    if not match:
        return (text,)
    first, second, year, rest = match.groups()
    if days_first is None and max(int(first), int(second)) > _MONTHS:
        days_first = int(first) > _MONTHS
    year = year if len(year) == _YEAR else f"20{year}"
    readings = tuple(f"{year}-{month:0>2}-{day:0>2}{rest}" for day, month in ((first, second), (second, first)))
    return readings[:1] if days_first or readings[0] == readings[1] else readings[1:] if days_first is False else readings
