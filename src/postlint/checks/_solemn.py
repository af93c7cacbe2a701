"""Which solemn days a post has to do with: the days of rules/days.yml, the calendar, and the names by which a text calls them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import Any, NamedTuple

from postlint.brand import Brand
from postlint.data import compiled, rules_folder
from postlint.post import Post
from postlint.text.normal import fold
from postlint.text.patterns import Pattern

NEAR = timedelta(days=3)
"""How far from its day a post may be that calls the day by name."""

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MOST = 50  # names looked at in one post
_MOURNED = Pattern(r"(?i)martyr|remembrance|genocide|mourning|victim|fallen|massacre|armistice|ashura|tragedy|memorial day")


class Day(NamedTuple):
    """A day of rules/days.yml."""

    name: str
    on: str | tuple[str, ...]
    mood: str
    countries: frozenset[str]
    called: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    world: bool = False
    kept: bool = False
    custom: bool = False
    eve: int = 0

    def dates(self, year: int) -> list[date]:
        """Return the dates of a year that count, its eves too."""
        first = _date(self.on, year)
        return [] if first is None else [first - timedelta(days=n) for n in range(self.eve + 1)]


def _date(on: str | tuple[str, ...], year: int) -> date | None:
    if isinstance(on, tuple):
        return next((date.fromisoformat(d) for d in on if d.startswith(f"{year:04}-")), None)
    weekday, _, start = on.partition(" from ")
    if start:
        first = date.fromisoformat(f"{year:04}-{start}")
        return first + timedelta(days=(_WEEKDAYS.index(weekday) - first.weekday()) % 7)
    if "easter" in on:
        return easter(year, orthodox=on.startswith("orthodox")) + timedelta(days=int(on.rpartition("easter")[2] or 0))
    return date.fromisoformat(f"{year:04}-{on}")


def easter(year: int, *, orthodox: bool = False) -> date:
    """Return Easter Sunday, Western or Orthodox, as a Gregorian date; the method of Meeus, Astronomical Algorithms (1991), chapter 8.

    >>> easter(2024).isoformat(), easter(2024, orthodox=True).isoformat()
    ('2024-03-31', '2024-05-05')
    """
    a, b, c = year % 19, year // 100, year % 100
    if orthodox:
        d = (19 * a + 15) % 30
        e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
        month, day = divmod(d + e + 114, 31)
        return date(year, month, day + 1) + timedelta(days=b - b // 4 - 2)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + k - 7 * ((a + 11 * h + 22 * k) // 451) + 114, 31)
    return date(year, month, day + 1)


@cache
def all_days() -> tuple[Day, ...]:
    """Return the days of rules/days.yml."""
    path = rules_folder() / "days.yml"

    def build() -> list[dict[str, Any]]:
        from postlint.marked import read_yaml

        return list(read_yaml(path.read_text(encoding="utf-8")).value["days"])

    return tuple(
        Day(
            d["name"], tuple(d["on"]) if isinstance(d["on"], list) else d["on"], d["mood"], frozenset(d["countries"]),
            tuple(fold(c).text for c in d["called"]), tuple(d.get("beside", ())), tuple(d.get("alone", ())),
            d.get("world", False), d.get("kept", False), d.get("sales") == "custom", d.get("eve", 0),
        )
        for d in compiled("days", [path], build)
    )  # fmt: skip


@cache
def _calendar(year: int) -> Mapping[date, Sequence[Day]]:
    found: dict[date, list[Day]] = {}
    for day in all_days():
        for on in day.dates(year):
            found.setdefault(on, []).append(day)
    return found


@cache
def _names() -> tuple[Any, Sequence[Sequence[Day]]]:
    """Return the matcher of all names, and whose each is."""
    from ahocorasick_rs import AhoCorasick

    owners: dict[str, list[Day]] = {}
    for day in all_days():
        for form in {form for name in day.called for form in written(name)}:
            owners.setdefault(form, []).append(day)
    return AhoCorasick(list(owners)), list(owners.values())


def written(name: str) -> tuple[str, str]:
    """Return a name, and the tag that it makes."""
    return name, "#" + "".join(filter(str.isalnum, name))


def _named(text: str) -> tuple[tuple[Day, int, int], ...]:
    """Return the days that a folded text calls by name, and where."""
    matcher, owners = _names()
    found = matcher.find_matches_as_indexes(text, overlapping=True)[:_MOST]
    whole = [f for f in found if not text[f[1] - 1 : f[1]].isalnum() and not text[f[2] : f[2] + 1].isalnum()]
    return tuple((day, start, end) for index, start, end in whole for day in owners[index])


@cache
def _more(country: str, year: int) -> Mapping[date, str]:
    """Return the further days of mourning that the package ``holidays`` knows, if it is installed (the extra ``calendar``)."""
    try:
        import holidays

        kinds = holidays.country_holidays(country).supported_categories
        known = holidays.country_holidays(country, years=year, language="en_US", categories=kinds)
    except (ImportError, NotImplementedError):
        return {}
    return {on: name for on, name in known.items() if _MOURNED.search(name)}


class Case(NamedTuple):
    """A solemn day that a post has to do with.

    ``at`` is where the folded text names it. ``ours``: the post falls on it, and it is a day of the brand's own countries.
    """

    day: Day
    at: tuple[int, int] | None
    ours: bool


def cases(post: Post, brand: Brand, text: str) -> tuple[Case, ...]:
    """Return the days that a post names (near their date, or with no date at all), then those it falls on.

    ``text`` is the post's folded text, as the lexicon has searched it.
    """
    return _cases(text, post.when.date() if isinstance(post.when, datetime) else post.when, brand.countries)


@lru_cache(8)
def _cases(text: str, when: date | None, countries: tuple[str, ...]) -> tuple[Case, ...]:
    # No day of the list is so near the turn of a year that its neighbours would count.
    named = [c for c in _named(text) if when is None or any(abs(on - when) <= NEAR for on in c[0].dates(when.year))]
    found = [Case(day, (start, end), ours=False) for day, start, end in named]
    if when is None:
        return tuple(found)
    told = {day for day, _, _ in named}
    for day in _calendar(when.year).get(when, ()):
        ours = not day.countries.isdisjoint(countries)
        if day not in told and (ours or (day.world and not countries)):
            found.append(Case(day, None, ours))
    if not found:
        more = (_more(country, when.year).get(when) for country in countries)
        found = [Case(Day(name, "", "mourning", frozenset(), kept=True), None, ours=True) for name in more if name]
    return tuple(found)
