"""Solemn days: the calendar, and what is said of a post on one."""

import re
import sys
from datetime import date, datetime, timedelta, timezone
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.brand import Brand
from postlint.catalogue import catalogue
from postlint.checks import _solemn
from postlint.checks._solemn import all_days, easter
from postlint.marked import read_yaml
from postlint.packs import lexicon
from postlint.post import Post

RULES = catalogue()
LEXICON = lexicon(RULES.values())


def told(text, when=None, brand=None):
    """Rule id → message of the days rules."""
    post = Post(text, when=when)
    rules = [r for r in RULES.values() if r.family == "days"]
    return {r.id: hit.message for r in rules for hit in r.check(post, brand or Brand(), LEXICON)}


def day(name):
    return next(d for d in all_days() if d.name == name)


@pytest.mark.parametrize(
    ("year", "western", "orthodox"),
    [
        (2016, "2016-03-27", "2016-05-01"),
        (2019, "2019-04-21", "2019-04-28"),
        (2025, "2025-04-20", "2025-04-20"),
        (2038, "2038-04-25", "2038-04-25"),
    ],
)
def test_easter_is_when_the_churches_keep_it(year, western, orthodox):
    assert (easter(year).isoformat(), easter(year, orthodox=True).isoformat()) == (western, orthodox)


@pytest.mark.parametrize(
    ("name", "dates"),
    [
        ("Martin Luther King Jr. Day", ["2015-01-19", "2024-01-15", "2025-01-20"]),
        ("Remembrance Sunday", ["2020-11-08", "2024-11-10", "2026-11-08"]),
        ("Volkstrauertag", ["2019-11-17", "2024-11-17", "2025-11-16"]),
        ("Holodomor Memorial Day", ["2021-11-27", "2024-11-23"]),
        ("Good Friday", ["2024-03-29", "2026-04-03"]),
        ("Great Friday (Orthodox)", ["2024-05-03"]),
        ("Ash Wednesday", ["2024-02-14", "2025-03-05"]),
        ("Yom Kippur", ["2023-09-25", "2024-10-12", "2025-10-02"]),
        ("Yom HaShoah", ["2021-04-08", "2024-05-06", "2025-04-24"]),
        ("Yom HaZikaron", ["2022-05-04", "2024-05-13", "2025-04-30"]),
        ("Ashura", ["2024-07-16"]),
    ],
)
def test_a_moving_day_falls_on_its_known_dates(name, dates):
    assert [day(name).dates(int(d[:4]))[0].isoformat() for d in dates] == dates


def test_memorial_day_begins_with_its_weekend():
    assert day("Memorial Day").dates(2021) == [date(2021, 5, 31), date(2021, 5, 30), date(2021, 5, 29)]


def test_the_days_are_many_and_of_many_countries():
    assert len(all_days()) >= 60
    assert len({c for d in all_days() for c in d.countries}) >= 40


@pytest.mark.parametrize("one", all_days(), ids=lambda d: d.name)
def test_a_day_is_well_formed(one):
    assert one.mood in {"mourning", "honour", "quiet"}
    assert all(re.fullmatch("[A-Z]{2}", c) for c in one.countries)
    assert one.called
    assert one.countries or one.world or one.called
    for year in (2010, 2026, 2040):
        assert one.dates(year), f"{one.name} has no date in {year}"
    assert all(term == term.lower() for term in (*one.called, *one.beside, *one.alone))
    turn = [abs(on - date(on.year, 1, 1)).days for on in one.dates(2026)] + [abs(date(on.year, 12, 31) - on).days for on in one.dates(2026)]
    assert min(turn) > 3, "a day at the turn of a year needs its neighbours looked at, too"


def test_no_key_of_the_file_is_misspelt():
    days = read_yaml((_solemn.rules_folder() / "days.yml").read_text(encoding="utf-8")).value["days"]
    keys = {"name", "on", "eve", "mood", "kept", "sales", "world", "countries", "called", "beside", "alone", "source"}
    assert {key for day in days for key in day} == keys
    assert {day["sales"] for day in days if "sales" in day} == {"custom"}


def test_every_day_has_a_source_and_no_two_have_one_name():
    text = (_solemn.rules_folder() / "days.yml").read_text(encoding="utf-8")
    assert text.count("    source: https://") == len(all_days())
    assert len({d.name for d in all_days()}) == len(all_days())


def test_the_message_names_the_day_and_the_words():
    messages = told("Remember Pearl Harbor with 20% off all boots", date(2023, 12, 7))
    assert set(messages) == {"days.solemn"}
    assert "Pearl Harbor Remembrance Day" in messages["days.solemn"]
    assert "% off" in messages["days.solemn"]


def test_a_named_day_counts_near_its_date_and_without_any():
    text = "Happy MLK Day: 30% off with code MLK"
    assert told(text, date(2024, 1, 13))
    assert told(text)
    assert not told(text, date(2024, 6, 1))


def test_a_day_counts_by_date_alone_only_in_the_brands_countries():
    text = "Flash sale: 30% off everything"
    assert told(text, date(2024, 9, 11), Brand("x", countries=("US",)))
    assert not told(text, date(2024, 9, 11), Brand("x", countries=("NO",)))
    assert not told(text, date(2024, 9, 11))
    assert told(text, date(2024, 7, 22), Brand("x", countries=("GB", "NO")))


@pytest.mark.parametrize(
    "text",
    [
        "New in: our winter coats",
        "Kenya and Lesotho have signed three pacts today",
        "Congratulations to all winners!",
        "Bake it in the oven for nine minutes",
        "We invest $7.3 billion in trains",
    ],
)
def test_an_ordinary_post_on_such_a_day_says_nothing(text):
    for when in (date(2024, 9, 11), date(2024, 1, 27), date(2024, 11, 11), date(2024, 12, 7)):
        assert not told(text, when)
        assert not told(text, when, Brand("x", countries=("US", "GB")))


def test_a_newsroom_may_observe_and_a_shop_is_asked():
    assert set(told("We will never forget.", date(2024, 9, 11), Brand("Shop", sector="retail"))) == {"days.observance"}
    assert not told("We will never forget.", date(2024, 9, 11), Brand("City news", sector="news"))
    assert not told("We will never forget.", date(2024, 9, 11), Brand("Fire service", sector="Fire Service"))


def test_a_long_tribute_is_left_alone():
    text = "Today we remember the colleagues, passengers and friends we lost, and thank all who came to help. Our pain is shared, and so is our strength."
    assert not told(text, date(2021, 9, 11))


def test_a_tribute_with_an_offer_is_told_once_and_as_an_offer():
    assert set(told("Never forget. 20% off all boots", date(2024, 9, 11))) == {"days.solemn"}


def test_the_time_of_day_and_its_zone_do_not_matter():
    when = datetime(2013, 9, 11, 23, 59, tzinfo=timezone(timedelta(hours=-7)))
    assert told("Never Forget", when)


def test_a_tag_of_capitals_names_a_day_and_has_the_span_of_nothing_or_of_itself():
    (rule,) = [r for r in RULES.values() if r.id == "days.greeting"]
    post = Post("Ｈappy Memorial Day!", when=date(2024, 5, 27))
    (hit,) = rule.check(post, Brand(), LEXICON)
    assert post.text[hit.start : hit.end] == "Memorial Day"


@given(st.dates(), st.text(max_size=40))
def test_no_date_and_no_text_make_it_stumble(when, text):
    told(text, when, Brand("x", countries=("US", "IL", "NO")))


@pytest.mark.parametrize("when", [date.min, date.max, None])
def test_the_first_and_the_last_date_are_dates(when):
    assert not told("Happy Friday", when)
    told("Remember 9/11: 20% off", when)


def test_the_package_holidays_adds_days_where_it_is_installed(monkeypatch):
    known = {date(2024, 2, 19): "Ethiopian Martyrs' Day", date(2024, 9, 11): "Ethiopian New Year"}
    fake = SimpleNamespace(country_holidays=lambda *_, **__: SimpleNamespace(supported_categories=("public",), items=known.items))
    monkeypatch.setitem(sys.modules, "holidays", fake)
    _solemn._more.cache_clear()
    _solemn._cases.cache_clear()
    try:
        brand = Brand("x", countries=("ET",))
        assert "Ethiopian Martyrs' Day" in told("Flash sale: 30% off", date(2024, 2, 19), brand)["days.solemn"]
        assert not told("Happy new year, 30% off", date(2024, 9, 11), brand)
    finally:
        _solemn._more.cache_clear()
        _solemn._cases.cache_clear()


def test_a_country_that_holidays_has_not_got_is_no_error(monkeypatch):
    def country_holidays(*_, **__):
        raise NotImplementedError

    monkeypatch.setitem(sys.modules, "holidays", SimpleNamespace(country_holidays=country_holidays))
    _solemn._more.cache_clear()
    assert not _solemn._more("XX", 2024)
    _solemn._more.cache_clear()


def test_a_text_of_names_takes_no_longer_than_its_length():
    text = "remember 9/11 and pearl harbor, 20% off " * 2_500
    assert told(text, date(2024, 9, 11))
