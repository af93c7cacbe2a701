"""``schedule``: everything about when a post goes out. Here: its own time, on the clocks of its readers."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from postlint.brand import Brand
from postlint.finding import INFO, WARNING, Hit
from postlint.post import Post
from postlint.rules import Example, rule
from postlint.services.clock import Clock
from postlint.services.others import Others

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
_OSLO = Brand("acme", known=True, timezone="Europe/Oslo")
_OFFICE = Brand("acme", known=True, workdays=("monday", "tuesday", "wednesday", "thursday", "friday"))
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_AROUND_THE_CLOCK = frozenset({"news", "broadcaster", "police", "fire-service", "emergency-service", "airline", "transport"})


def _open(when: date | None) -> Post:
    return Post("Doors open", when=when)


def _local(*parts: int) -> Post:
    """Return an example that goes out at a time without a zone."""
    return _open(datetime(*parts))  # type: ignore[arg-type]  # noqa: DTZ001


def _ahead(hours: int, *parts: int) -> Post:
    """Return an example that goes out at a time so many hours ahead of UTC."""
    return _open(datetime(*parts, tzinfo=timezone(timedelta(hours=hours))))  # type: ignore[misc, arg-type]


@rule(
    "schedule.past",
    "A time that has passed",
    about="when",
    severity=WARNING,
    good=[
        Example(_open(datetime(2026, 12, 2, 9, tzinfo=UTC)), now=_NOW),
        Example(_open(datetime(2020, 1, 1, 9, tzinfo=UTC)), now=_NOW),
        Example(_open(date(2026, 11, 30)), now=_NOW),
    ],
    bad=[Example(_open(datetime(2026, 11, 30, 9, tzinfo=UTC)), now=_NOW)],
)
def past(post: Post, clock: Clock) -> Iterator[Hit]:
    """Some schedulers refuse a time that has passed, others send the post at once. A date alone, or a time more than a month ago (an
    archive), says nothing.
    """
    if isinstance(post.when, datetime) and not clock.is_archive(post.when) and (due := clock.of(post.when)) < clock.now:
        yield Hit(f"{due:%d %B %Y %H:%M} has passed: choose a time to come, or send it by hand", key="when")


@rule(
    "schedule.far-ahead",
    "A time more than a year away",
    about="when",
    severity=WARNING,
    good=[Example(_open(date(2027, 11, 30)), now=_NOW)],
    bad=[Example(_open(date(2028, 1, 2)), now=_NOW), Example(_open(datetime(2062, 12, 2, 9, tzinfo=UTC)), now=_NOW)],
)
def far_ahead(post: Post, clock: Clock, *, days: int = 366) -> Iterator[Hit]:
    """Most often the year is a slip, and the post waits where nobody looks for it. ``days`` is how far a plan may reach."""
    if post.when and clock.of(post.when) - clock.now > timedelta(days=days):
        yield Hit(f"{post.when:%d %B %Y} is more than {days} days away: is the year right?", key="when")


@rule(
    "schedule.ambiguous-date",
    "A date of which nobody can tell the day from the month",
    about="readings",
    severity=WARNING,
    good=[Post("Doors open", when=date(2026, 4, 3))],
    bad=[Post("Doors open", readings=(date(2026, 4, 3), date(2026, 3, 4)))],
    source="https://support.sproutsocial.com/hc/en-us/articles/115005864203",
)
def ambiguous_date(post: Post, others: Others) -> Iterator[Hit]:
    """03/04/2026 is a day in April for one scheduler and one in March for another, and each takes it without a word. A table in which
    another row has a number above 12 shows its order; otherwise the posts are linted as if no time were known, and the first of them
    says so.
    """
    unclear = (p for p in (others.file_of(post) or (post,)) if p.readings and p.part[0] == 1)
    if next(unclear, None) is not post:
        return
    one, other = post.readings
    rows = 1 + sum(1 for _ in unclear)
    many = f" ({rows} dates of this file are so)" if rows > 1 else ""
    yield Hit(
        f'{one:%d %B %Y} or {other:%d %B %Y}?{many} Write {one:%Y-%m-%d}, or say date-order = "day-first" or "month-first" in postlint.toml: '
        "until then no time is known",
        key="when",
    )


@rule(
    "schedule.missing-zone",
    "A time of day without a time zone",
    about="when",
    severity=INFO,
    good=[
        Example(_open(_NOW), now=_NOW),
        Example(_open(date(2026, 12, 2)), now=_NOW),
        Example(_local(2026, 12, 2, 9), _OSLO, _NOW),
        Example(_local(2020, 1, 1, 9), now=_NOW),
    ],
    bad=[Example(_local(2026, 12, 2, 9), now=_NOW)],
)
def missing_zone(post: Post, clock: Clock, others: Others) -> Iterator[Hit]:
    """Nine o'clock is another moment for each scheduler, colleague and machine. Until somebody says which is meant, night hours and
    changes of the clocks cannot be seen either. Told once a run and brand.
    """
    if clock.zone is None and others.first_without_zone(post, clock) is post:
        where = 'give the brand its readers\' zone in postlint.toml (timezone = "Europe/Oslo")'
        yield Hit(f"{post.when:%H:%M} in which time zone? {where}, or write the offset (T09:00+01:00)", key="when")


@rule(
    "schedule.night",
    "A time at which the readers sleep",
    about="when",
    severity=WARNING,
    good=[
        Example(_local(2026, 12, 2, 9), _OSLO, _NOW),
        Example(_open(datetime(2026, 12, 2, 3, tzinfo=UTC)), now=_NOW),
        Example(_local(2026, 12, 2, 3), Brand("acme", known=True, timezone="Europe/Oslo", sector="police"), _NOW),
    ],
    bad=[
        Example(_local(2026, 12, 2, 3), _OSLO, _NOW),
        Example(_open(datetime(2026, 12, 2, 2, tzinfo=UTC)), _OSLO, _NOW),
        Example(_local(2026, 12, 2, 23, 30), _OSLO, _NOW, options={"start": 23}),
    ],
)
def night(post: Post, clock: Clock, brand: Brand, *, start: int = 0, end: int = 5) -> Iterator[Hit]:
    """Two o'clock is most often two in the afternoon, or a time somebody reckoned in another zone. Looked at where the brand has a
    ``timezone``; ``start`` and ``end`` are the hours of the night. Who works around the clock (news, police) is not asked.
    """
    if clock.zone is None or not isinstance(post.when, datetime) or clock.is_archive(post.when) or brand.sector in _AROUND_THE_CLOCK:
        return
    due = clock.of(post.when)
    if start <= due.hour < end or (start > end and not end <= due.hour < start):
        meant = f", or is {due.hour + 12}:{due:%M} meant" if 0 < due.hour < end else ""
        yield Hit(
            f"it is {due:%H:%M} in {clock.zone.key}, where the readers are: choose an hour at which they are awake{meant}?", key="when"
        )


@rule(
    "schedule.day-off",
    "A day on which the brand does not publish",
    about="when",
    severity=WARNING,
    good=[Example(_open(date(2026, 12, 4)), _OFFICE, _NOW), Example(_open(date(2026, 12, 5)), now=_NOW)],
    bad=[Example(_open(date(2026, 12, 5)), _OFFICE, _NOW), Example(_local(2026, 12, 6, 9), _OFFICE, _NOW)],
)
def day_off(post: Post, clock: Clock, brand: Brand) -> Iterator[Hit]:
    """Nobody is there to answer, and readers at work are not there to read. Looked at where the brand says which days are its
    ``workdays``.
    """
    if not brand.workdays or post.when is None or clock.is_archive(post.when):
        return
    day = post.when if not isinstance(post.when, datetime) else clock.of(post.when) if clock.zone else post.when
    if _DAYS[day.weekday()] not in brand.workdays:
        yield Hit(
            f"{day:%d %B %Y} is a {_DAYS[day.weekday()].capitalize()}, no working day of {brand.name}: choose another day", key="when"
        )


@rule(
    "schedule.clock-change",
    "A time that the clocks skip, or show twice",
    about="when",
    severity=WARNING,
    good=[
        Example(_local(2026, 3, 29, 3, 30), _OSLO, _NOW),
        Example(_ahead(2, 2027, 10, 31, 2, 30), _OSLO, _NOW),
        Example(_local(2027, 3, 28, 2, 30), now=_NOW),
    ],
    bad=[Example(_local(2027, 3, 28, 2, 30), _OSLO, _NOW), Example(_local(2027, 10, 31, 2, 30), _OSLO, _NOW)],
    source="https://docs.python.org/3/library/datetime.html#datetime.datetime.fold",
)
def clock_change(post: Post, clock: Clock) -> Iterator[Hit]:
    """When summer time begins an hour is missing, and when it ends one comes twice: a scheduler sends such a post an hour early or
    late, twice or never. Looked at where the brand has a ``timezone`` and the time has none.
    """
    when = post.when
    if clock.zone is None or not isinstance(when, datetime) or when.tzinfo or clock.is_archive(when):
        return
    first, second = (when.replace(tzinfo=clock.zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return
    exists = first.astimezone(UTC).astimezone(clock.zone).replace(tzinfo=None, fold=0) == when
    what = (
        f"comes twice in {clock.zone.key}, since the clocks go back"
        if exists
        else f"does not exist in {clock.zone.key}, since the clocks go forward"
    )
    yield Hit(f"{when:%H:%M} on {when:%d %B %Y} {what}: choose another hour", key="when")


@rule(
    "schedule.wrong-offset",
    "The offset of the other half of the year",
    about="when",
    severity=WARNING,
    good=[
        Example(_ahead(2, 2027, 7, 1, 9), _OSLO, _NOW),
        Example(_ahead(0, 2027, 7, 1, 9), Brand("acme", known=True, timezone="Europe/London"), _NOW),
        Example(_ahead(-5, 2027, 7, 1, 9), _OSLO, _NOW),
    ],
    bad=[Example(_ahead(1, 2027, 7, 1, 9), _OSLO, _NOW), Example(_ahead(2, 2026, 12, 2, 9), _OSLO, _NOW)],
)
def wrong_offset(post: Post, clock: Clock) -> Iterator[Hit]:
    """Someone copied the offset of winter into summer, or the reverse, and the post goes out an hour beside what was meant. Looked at
    where the brand has a ``timezone``; UTC is taken for what it is.
    """
    when = post.when
    if clock.zone is None or not isinstance(when, datetime) or not when.utcoffset() or clock.is_archive(when):
        return
    due = clock.of(when)
    if due.utcoffset() != when.utcoffset() and when.utcoffset() in _offsets(due.year, clock.zone):
        right = f"{when.replace(tzinfo=clock.zone):%H:%M%z}"
        yield Hit(f"{clock.zone.key} is at {_shown(due)} on {due:%d %B %Y}, so this goes out at {due:%H:%M}: write {right[:-2]}:{right[-2:]} "
                  f"if {when:%H:%M} is meant", key="when")  # fmt: skip


def _offsets(year: int, zone: "ZoneInfo") -> set[timedelta | None]:
    """Return what a zone's clocks are ahead of UTC in winter and in summer."""
    return {datetime(year, month, 1, tzinfo=zone).utcoffset() for month in (1, 7)}


def _shown(when: datetime) -> str:
    offset = f"{when:%z}"
    return f"{offset[:3]}:{offset[3:]}"
