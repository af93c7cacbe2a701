"""``language.wrong-weekday``: a date that does not fall on the day it names."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from postlint.finding import Fix, Hit
from postlint.post import Post
from postlint.rules import Example, rule
from postlint.services.clock import Clock
from postlint.services.languages import in_entity

_DAYS = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "de": "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "nb": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "sv": "måndag tisdag onsdag torsdag fredag lördag söndag",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
}
_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
}
_SHORT = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}
_BACK, _AHEAD = timedelta(days=31), timedelta(days=183)
"""A date without a year is the one within this time of the post's own: a month back, half a year ahead."""


@rule(
    "language.wrong-weekday",
    "A date that does not fall on the day it names",
    good=[
        "See you on Thursday 3 December 2026",
        "Thursday, December 3rd, 2026, at noon",
        Example(Post("Join us on Saturday, 5 December", when=date(2026, 11, 20))),
        Example(Post("Remember Friday 13 July?", when=date(2026, 11, 20))),
    ],
    bad=[
        "See you on Tuesday 3 December 2026",
        "Tuesday, December 3rd, 2026, at noon",
        "Bis Freitag, 3. Dezember 2026",
        Example(Post("Join us on Friday, 5 December", when=date(2026, 11, 20))),
    ],
    source="https://docs.python.org/3/library/datetime.html#datetime.date.weekday",
)
def wrong_weekday(post: Post, clock: Clock) -> Iterator[Hit]:
    """Why: half the guests come a day early, and the correction is seen by fewer than the mistake.

    A date without a year is read as the one next to the time of the post.
    """
    if weekdays().keys().isdisjoint(post.text.lower().replace(",", " ").replace(".", " ").split()):
        return
    for found in _pattern().finditer(post.text):
        parts = {name[:-1]: value.lower() for name, value in found.groupdict().items() if value}
        named, month = weekdays()[parts["weekday"]], months()[parts["month"]]
        about = clock.of(post.when).date() if post.when else clock.now.date()
        when = nearest(parts.get("year"), month, int(parts["day"]), about)
        if when and when.weekday() != named and not in_entity(post, *found.span()):
            start, end = next(found.span(name) for name in ("weekday1", "weekday2") if found[name])
            right = _name(found[0][: end - start], when.weekday())
            said = f"{when.day} {_MONTHS['en'].split()[when.month - 1].capitalize()} {when.year}"
            yield Hit(
                f"{said} is a {_DAYS['en'].split()[when.weekday()].capitalize()}: mend the day or the date",
                start,
                end,
                Fix(f"write {right}", right),
            )


def nearest(year: str | None, month: int, day: int, about: date) -> date | None:
    """Return the date that is meant near the day ``about``, None if there is no such day or more than one may be meant."""
    years = [int(year)] if year else [about.year - 1, about.year, about.year + 1]
    dates = []
    for one in years:
        try:
            dates.append(date(one, month, day))
        except ValueError:
            continue
    meant = dates if year else [d for d in dates if about - _BACK <= d <= about + _AHEAD]
    return meant[0] if len(meant) == 1 else None


def _name(stands: str, weekday: int) -> str:
    language = next((code for code, days in _DAYS.items() if stands.lower() in days.split()), "en")
    right = _DAYS[language].split()[weekday]
    return right.capitalize() if stands[0].isupper() else right


@cache
def weekdays() -> dict[str, int]:
    """Return the names of the days of the week in lower case, and 0 for Monday to 6 for Sunday."""
    return _SHORT | {name: number for days in _DAYS.values() for number, name in enumerate(days.split())}


@cache
def months() -> dict[str, int]:
    """Return the names of the months in lower case, and their numbers."""
    full = {name: number for names in _MONTHS.values() for number, name in enumerate(names.split(), 1)}
    return full | {name[:3]: number for number, name in enumerate(_MONTHS["en"].split(), 1)} | {"sept": 9}


@cache
def _pattern() -> re.Pattern[str]:
    day, month = (f"(?:{'|'.join(sorted(names, key=len, reverse=True))})" for names in (weekdays(), months()))
    number, year = r"\d{1,2}(?!\d|[:.]\d)", r"(?P<year{0}>(?:19|20)\d\d)\b"
    return re.compile(
        rf"(?<!\w)(?:(?P<weekday1>{day})\.?,? (?:the |den |le |el )?(?P<day1>{number})(?:st|nd|rd|th|er|º|°|\.)?(?: of| de)?,? (?P<month1>{month})\b(?:\.?,?(?: de)? {year.format(1)})?"
        rf"|(?P<weekday2>{day})\.?,? (?P<month2>{month})\.? (?P<day2>{number})(?:st|nd|rd|th)?\b(?:,? {year.format(2)})?)",
        re.IGNORECASE,
    )
