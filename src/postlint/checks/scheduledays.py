"""``schedule``: days that the text names, held against the day on which the post goes out."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache

from postlint.checks.weekdays import months, nearest, weekdays
from postlint.finding import WARNING, Hit
from postlint.post import Post
from postlint.rules import rule
from postlint.services.clock import Clock
from postlint.services.languages import in_entity
from postlint.text.patterns import Pattern

_TODAY = (
    "today", "tonight", "this morning", "this afternoon", "this evening", "heute", "vandaag", "vanavond", "i dag", "idag", "i kveld", "i aften", "ikväll", "i kväll", "aujourd'hui", "aujourd’hui",
    "ce soir", "hoy", "esta noche", "oggi", "stasera",
)  # fmt: skip
_TOMORROW = ("tomorrow", "morgen", "i morgen", "i morgon", "imorgon", "demain", "mañana", "domani")
_SHORT = 4  # letters: "sun" and "sat" are words of their own
_YEAR = timedelta(days=366)
"""An older day is history, and no invitation."""
_EARLY = 5  # o'clock: before that, today may still be yesterday


@rule(
    "schedule.wrong-today",
    "Today or tomorrow named as a day that it is not",
    about="when",
    hints=(*_TODAY, *_TOMORROW),
    severity=WARNING,
    good=[
        Post("We open today, Tuesday 1 December", when=date(2026, 12, 1)),
        Post("Tomorrow (Wed) we open at nine. Monday's soup is gone", when=date(2026, 12, 1)),
        Post("Open today (Monday) for the last time", when=datetime(2026, 11, 30, 23, 30, tzinfo=UTC)),
        Post("Open today (Tuesday) for the last time", when=datetime(2026, 11, 30, 23, 30, tzinfo=UTC)),
        Post("On today, Friday Night Live; good Friday today and tomorrow sun", when=date(2026, 12, 1)),
        Post("Guten Morgen, Montag! Heute ist Dienstag", when=date(2026, 12, 1)),
        Post("Today, 3 December 1967, a heart was transplanted", when=date(2026, 12, 1)),
        "We open today, Monday",
    ],
    bad=[
        Post("We open today, Monday", when=date(2026, 12, 1)),
        Post("Tonight (Friday) at eight", when=datetime(2026, 12, 1, 9, tzinfo=UTC)),
        Post("Tomorrow is Thursday", when=date(2026, 12, 1)),
        Post("Live tonight, December 3rd", when=date(2026, 12, 1)),
        Post("Join us on 4 December (tomorrow)", when=date(2026, 12, 1)),
        Post("Kom til oss i morgen, fredag 4. desember", when=date(2026, 12, 1)),
        Post("Heute, Montag, geschlossen", when=date(2026, 12, 1)),
        Post("This evening – Thursday, at eight", when=date(2026, 12, 1)),
        Post("I morgen kveld er det fredag", when=date(2026, 12, 1)),
    ],
)
def wrong_today(post: Post, clock: Clock) -> Iterator[Hit]:
    """A post that was moved to another day still says the old one: half the guests come today, the others on Monday. Where the time
    is given in UTC and nobody knows the readers' zone, either day may be meant. A weekday beside its own date is language.wrong-weekday's.
    """
    for found in _bound().finditer(post.text) if post.when else ():
        parts = {name.rstrip("1234"): value for name, value in found.groupdict().items() if value}
        days = _days(post, clock, int(parts["word"].lower() in _TOMORROW))
        weekday, near = parts.get("weekday", "").lower(), max(days)
        if "day" in parts:
            meant = nearest(parts.get("year"), months()[parts["month"].lower()], int(parts["day"]), near)
            wrong = meant is not None and meant not in days and meant.year == near.year and not _is_verb(parts["month"])
        else:
            wrong = weekdays()[weekday] not in {day.weekday() for day in days} and not _is_word(parts["weekday"], found)
        if wrong and not in_entity(post, *found.span()):
            yield Hit(f'"{found[0]}" is {near:%A} {near:%d %B %Y} when the post goes out: mend the words or the time', *found.span())


def _days(post: Post, clock: Clock, ahead: int = 0) -> set[date]:
    """Return the days that "today" may be where the post is read."""
    when = post.when
    if not isinstance(when, datetime):
        days = {when} if when else set()
    elif clock.zone:
        days = _with_evening_before(clock.of(when))
    elif when.tzinfo and not when.utcoffset():
        days = {(when + timedelta(hours=hours)).date() for hours in (-12, 0, 14)}
    else:
        days = _with_evening_before(when)
    return {day + timedelta(days=ahead) for day in days}


def _with_evening_before(when: datetime) -> set[date]:
    return {when.date(), (when - timedelta(hours=_EARLY)).date()}


def _is_word(name: str, found: re.Match[str]) -> bool:
    """Whether a short name of a day is more likely a word (sun, sat), or a long one the beginning of a name (Friday Night Live)."""
    rest = found.string[found.end() :]
    if len(name) <= _SHORT:
        return not (name[0].isupper() and rest[:1] in {")", ""})
    return rest.startswith(("'", "’", "-")) or (rest[:1] == " " and rest[1:2].isupper() and not found.string.isupper())


def _is_verb(month: str) -> bool:
    return month in {"may", "march", "mar"}


@cache
def _bound() -> re.Pattern[str]:
    def any_of(names: object) -> str:
        return "|".join(sorted(map(re.escape, names), key=len, reverse=True))  # type: ignore[call-overload]

    words, days, month = any_of((*_TODAY, *_TOMORROW)), any_of(weekdays()), any_of(months())
    number = r"\d{1,2}(?!\d|[:.]\d)"

    def dates(first: int, second: int) -> str:
        year = r"(?:,?(?: de)? (?P<year{0}>(?:19|20)\d\d)\b)?"
        return (
            rf"(?P<day{first}>{number})(?:st|nd|rd|th|er|º|\.)?(?: of| de)? (?P<month{first}>{month})\b{year.format(first)}"
            rf"|(?P<month{second}>{month})\.? (?P<day{second}>{number})(?:st|nd|rd|th)?\b{year.format(second)}"
        )

    part = r"(?: (?:night|evening|morning|afternoon|abend|nacht|morgen|früh|kveld|aften|kväll|avond|soir|matin))?"
    verb = r"(?:is |it's |it is |ist |er det |er |är det |är |c'est |es |è |on |the |den |le |el |am |der )?"
    return re.compile(
        rf"(?<!\w)(?<!guten )(?<!goede )(?<!heute )(?<!la )(?<!esta )(?<!buena )(?:(?P<word1>{words}){part}(?:,? {verb}|,? ?\(|['’]s |: | [–—-] )"
        rf"(?:(?:(?P<weekday1>{days})\.?,? (?:the |den |le |el )?)?(?:{dates(1, 2)})|(?P<weekday2>{days}))(?!\w)"
        rf"|(?:(?P<weekday3>{days})|(?:{days},? )?(?:{dates(3, 4)})) \((?P<word2>{words}){part}\))",
        re.IGNORECASE,
    )


_INVITES = ("join us", "see you", "meet us", "register", "sign up", "rsvp", "save the date", "don't miss", "don’t miss", "tune in")
_ASKS = (
    *_INVITES, "apply", "book", "deadline", "closes", "close on", "ends", "open until", "on sale", "tickets", "starts", "begins", "takes place",
    "will be", "enter by", "submit", "valid until", "valid till", "only until", "only chance", "doors open", "vote", "nominate", "nominations",
)  # fmt: skip
_INVITE = Pattern(rf"\b(?:{'|'.join(_INVITES)})\b")
_ASK = Pattern(rf"\b(?:{'|'.join(_ASKS)})\b")
_OVER = Pattern(
    r"\b(?:was|were|had|did|ended|closed|took|began|started|opened|happened|went|came|met|ran|won|saw|sold|gave|been|since|last|past|recap|missed|after"
    r"|thank(?:s|ing)?|congratulat\w+|who|which|born|died|until now|on this day|remember\w*|anniversar\w+|mark(?:s|ing)?|commemorat\w+|celebrat\w+)\b"
)
"""What tells of the past, or of something else on that day. "Last chance" is taken out before."""


@rule(
    "schedule.event-over",
    "An invitation to a day that is over when the post goes out",
    about="when",
    hints=(*_ASKS, "last chance"),
    severity=WARNING,
    good=[
        Post("Join us on 5 December at noon", when=date(2026, 12, 1)),
        Post("Join us on 5 December at noon", when=date(2026, 12, 5)),
        Post("Tickets for 5 to 12 December are on sale", when=date(2026, 12, 7)),
        Post("Don't miss our recap of 5 December", when=date(2026, 12, 7)),
        Post("Register now: the course starts on 10 January", when=date(2026, 12, 7)),
        Post("Join us in thanking all who came on 5 December", when=date(2026, 12, 7)),
        Post("Join us on December 5-12", when=date(2026, 12, 7)),
        Post("On 5 December the instruments registered a shock wave", when=date(2026, 12, 7)),
        Post("Tickets went on sale on 5 December", when=date(2026, 12, 7)),
    ],
    bad=[
        Post("Join us on 5 December at noon", when=date(2026, 12, 7)),
        Post("Register by December 5th!", when=datetime(2026, 12, 7, 9, tzinfo=UTC)),
        Post("Webinar: 5 December, ten o'clock. Sign up here", when=date(2026, 12, 7)),
        Post("The deadline is Friday 4 December 2026", when=date(2026, 12, 7)),
    ],
)
def event_over(post: Post, clock: Clock) -> Iterator[Hit]:
    """A post that was moved, or a year that was not, invites people to what has been. Told only where the sentence invites, and no
    later day stands anywhere in the text, or where the text as a whole invites and tells nothing of the past.
    """
    first = min(_days(post, clock), default=date.min)
    found = [(match, _latest(match, first)) for match in _date().finditer(post.text)] if post.when else []
    if any(day is None or not timedelta(0) < first - day < _YEAR for _, day in found):
        return
    text = post.text.lower().replace("last chance", "only chance")
    for match, day in found:
        start, end = _sentence(text, *match.span())
        before = _ASK.search(text[start : match.start()]) and not _OVER.search(text[start:end])
        anywhere = _INVITE.search(text) and not _OVER.search(text)
        if (before or anywhere) and not in_entity(post, *match.span()):
            yield Hit(f'"{match[0]}" ({day:%d %B %Y}) is over when the post goes out: mend the date or the time', *match.span())
            return


def _latest(match: re.Match[str], about: date) -> date | None:
    """Return the last day that is meant; None if nobody can tell."""
    parts = {name.rstrip("12"): value for name, value in match.groupdict().items() if value}
    if _is_verb(parts["month"]):
        return None
    return nearest(parts.get("year"), months()[parts["month"].lower()], int(parts.get("end") or parts["day"]), about)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence, or line, around a place."""
    ends = [at + 1 for sign in ".!?\n" if (at := text.rfind(sign, 0, start)) >= 0]
    begins = [at for sign in ".!?\n" if (at := text.find(sign, end)) >= 0]
    return max(ends, default=0), min(begins, default=len(text))


@cache
def _date() -> re.Pattern[str]:
    month = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    number, year = r"\d{1,2}(?!\d|[:.]\d)", r"(?:,? (?P<year{0}>(?:19|20)\d\d)\b)?"
    return re.compile(
        rf"(?<![\w.:/-])(?P<day1>{number})(?:st|nd|rd|th|\.)?(?: of)? (?P<month1>{month})\b{year.format(1)}"
        rf"|\b(?P<month2>{month})\.? (?P<day2>{number})(?:st|nd|rd|th)?\b(?: ?[-–—] ?(?P<end2>\d{{1,2}})\b)?{year.format(2)}",
        re.IGNORECASE,
    )
