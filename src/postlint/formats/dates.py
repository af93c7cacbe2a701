"""Dates with slashes, whose day and month a file of many rows may tell apart."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?!\d)(.*)", re.ASCII | re.DOTALL)


def day_first(dates: "Iterable[str]") -> bool | None:
    """Say whether the day comes first in these dates; None where no date has a number above 12, or where they disagree.

    >>> day_first(["03/04/2026", "25/04/2026"]), day_first(["03/04/2026"])
    (True, None)
    """
    seen = set()
    for text in dates:
        match = _SLASHES.match(text)
        if match and int(match[1]) > 12:
            seen.add(True)
        elif match and int(match[2]) > 12:
            seen.add(False)
    return seen.pop() if len(seen) == 1 else None


def year_first(text: str, first: bool | None) -> str | None:
    """Write a date with slashes as 2026-04-03; None if nobody knows which number is the month. Other texts stay as they are.

    >>> year_first("3/4/26 09:00", True), year_first("3/4/26 09:00", None), year_first("2026-04-03", None)
    ('2026-04-03 09:00', None, '2026-04-03')
    """
    match = _SLASHES.match(text)
    if not match:
        return text
    if int(match[1]) == int(match[2]):
        first = True
    if first is None:
        return None
    day, month = (match[1], match[2]) if first else (match[2], match[1])
    return f"{match[3]:0>4}-{month:0>2}-{day:0>2}{match[4]}" if len(match[3]) == 4 else f"20{match[3]}-{month:0>2}-{day:0>2}{match[4]}"
