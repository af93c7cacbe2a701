"""When posts go out: through files, configuration and the run as a whole."""

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_cli import postlint

from postlint.api import Linter
from postlint.checks.scheduledays import event_over, wrong_today
from postlint.errors import ConfigError
from postlint.post import Post
from postlint.services.clock import Clock, zone
from postlint.services.others import Others

NOW = "2026-12-01T09:00+00:00"
BRAND = '[brands.acme]\ntimezone = "Europe/Oslo"\nworkdays = ["monday", "tuesday", "wednesday", "thursday", "friday"]\n'


def found(folder, name, text, *, status=0, config="", **more):
    """Return (rule, line, column) and message of all schedule findings of one file."""
    (folder / name).write_text(text)
    (folder / "postlint.toml").write_text(config)
    answer = json.loads(postlint(name, "--offline", "--now", NOW, "--select", "schedule", "--format", "json", status=status, **more).stdout)
    return [(f["rule"].removeprefix("schedule."), f["line"], f["message"]) for p in answer["posts"] for f in p["findings"]]


def rules(*args, **more):
    return [rule for rule, *_ in found(*args, **more)]


def front(when, text="Doors open"):
    return f"---\nwhen: {when}\n---\n{text}\n"


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2026-12-02T09:00", []),
        ("2026-12-02T03:00", ["night"]),
        ("2026-12-02T02:30Z", ["night"]),
        ("2026-12-05", ["day-off"]),
        ("2026-12-05T09:00", ["day-off"]),
        ("2026-12-06T23:30Z", ["night"]),  # Monday in Oslo
        ("2027-03-26T09:00+02:00", ["wrong-offset"]),
        ("2027-03-29T09:00+02:00", []),
        ("2026-12-01T09:30", ["past"]),  # 08:30 in UTC
        ("2026-12-01T10:30", []),
        ("2026-11-30", []),
        ("2026-10-25T02:30", []),  # an archive
        ("2026-10-03T03:00", []),
    ],
)
def test_a_time_is_read_where_the_readers_are(folder, when, expected):
    assert rules(folder, "a.txt", front(when), config=BRAND) == expected


def test_two_clocks_of_the_year(folder):
    ((rule, line, message),) = found(
        folder,
        "a.txt",
        front("2027-03-28T02:30"),
        config='[brands.acme]\ntimezone = "Europe/Oslo"\n[rules.schedule.night]\nenabled = false\n',
    )
    assert (rule, line) == ("clock-change", 2)
    assert "does not exist in Europe/Oslo" in message
    ((rule, _, message),) = found(
        folder,
        "a.txt",
        front("2027-10-31T02:30"),
        config='[brands.acme]\ntimezone = "Europe/Oslo"\n[rules.schedule.night]\nenabled = false\n',
    )
    assert (rule, "comes twice" in message) == ("clock-change", True)


def test_a_missing_zone_is_told_once_a_run(folder):
    rows = "".join(json.dumps({"text": f"Post {n}", "when": f"2026-12-0{n}T09:00"}) + "\n" for n in range(2, 6))
    archive = json.dumps({"text": "Old", "when": "2020-01-01T09:00"}) + "\n"
    assert [(rule, line) for rule, line, _ in found(folder, "a.jsonl", archive + rows)] == [("missing-zone", 2)]
    assert found(folder, "a.jsonl", rows.replace("T09:00", ""), config="") == []
    for name in "bc":
        (folder / f"{name}.txt").write_text(front("2026-12-02T09:00"))
    out = json.loads(postlint("b.txt", "c.txt", "--offline", "--now", NOW, "--select", "schedule", "--format", "json").stdout)
    assert [(p["path"], f["rule"]) for p in out["posts"] for f in p["findings"]] == [("b.txt", "schedule.missing-zone")]


def test_an_ambiguous_date_is_told_once_a_file_with_the_cure(folder):
    table = "date,time_24hr,message_text,public_image_url\n03/04/2027,09:00,One,\n04/05/2027,09:00,Two,\n05/05/2027,09:00,Three,\n"
    (ambiguous, zone_missing) = found(folder, "a.csv", table)
    assert ambiguous[:2] == ("ambiguous-date", 2)
    assert "03 April 2027 or 04 March 2027? (2 dates of this file are so) Write 2027-04-03" in ambiguous[2]
    assert zone_missing[:2] == ("missing-zone", 4)
    assert rules(folder, "a.csv", table, config='date-order = "day-first"\n' + BRAND) == ["day-off"]  # a Saturday in April
    assert rules(folder, "a.csv", table, config='date-order = "month-first"\n' + BRAND) == []


def test_posts_that_meet(folder):
    row = "text,to,account,when\n"
    posts = "One,x,@acme,2026-12-02T09:00\nTwo,x,@acme,2026-12-02T09:05\nThree,linkedin,@acme,2026-12-02T09:05\nFour,x,@acme,2026-12-02T09:05\none,x,@acme,2026-12-04T09:00\n"
    told = found(folder, "a.csv", row + posts, config=BRAND)
    assert [(rule, line) for rule, line, _ in told] == [("too-close", 3), ("too-close", 5), ("duplicate", 6)]
    assert "5 minutes before (a.csv:2)" in told[0][2]
    assert "at the same time (a.csv:3)" in told[1][2]
    assert "on 02 December at 09:00 too (a.csv:2)" in told[2][2]


def test_a_copied_row_is_told_once(folder):
    buffer = "Text,Image URL,Tags,Posting Time\nOne,,,2026-12-02 09:00\nOne,,,2026-12-02 09:00\n"
    assert rules(folder, "a.csv", buffer, config=BRAND) == [], "nobody says that both go to one place"
    (folder / "a.csv").write_text(buffer)
    out = json.loads(postlint("a.csv", "--to", "x", "--offline", "--now", NOW, "--select", "schedule", "--format", "json").stdout)
    assert [(f["rule"], f["line"]) for p in out["posts"] for f in p["findings"]] == [("schedule.duplicate", 3)]


def test_the_brands_account_is_meant_where_none_is_named(folder):
    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(f"---\nto: {'linkedin' if name == 'c' else 'x'}\nwhen: 2026-12-02T09:00\n---\nPost {name}\n")
    (folder / "postlint.toml").write_text('[brands.acme]\ntimezone = "Europe/Oslo"\naccounts = {x = "@acme"}\n')
    out = json.loads(postlint("a.txt", "b.txt", "c.txt", "--offline", "--now", NOW, "--select", "schedule", "--format", "json").stdout)
    assert [(p["path"], f["rule"]) for p in out["posts"] for f in p["findings"]] == [("b.txt", "schedule.too-close")]


def test_the_parts_of_a_thread_are_one_post(folder):
    publer = "Date,Text,Media URL(s),Comment(s),to\n2026-12-02 09:00,One,,Two||Two,x\n"
    assert rules(folder, "a.csv", publer, config=BRAND) == []


def test_one_mistake_is_told_once(folder):
    (folder / "a.txt").write_text(front("2026-12-03T09:00+01:00", "We open today, Monday 3 December"))
    out = json.loads(postlint("a.txt", "--offline", "--now", NOW, "--format", "json").stdout)
    assert [f["rule"] for f in out["posts"][0]["findings"]] == ["language.wrong-weekday"]


@pytest.mark.parametrize(("line", "told"), [
    ('timezone = "Europe/Olso"', 'unknown time zone "Europe/Olso" (did you mean "Europe/Oslo"?)'),
    ('timezone = "../etc/passwd"', "unknown time zone"),
    ('timezone = "Europe"', "unknown time zone"),
    ('workdays = ["mon"]', "is not one of monday"),
])  # fmt: skip
def test_a_wrong_setting_is_told_with_its_line(folder, line, told):
    (folder / "a.txt").write_text("Hi")
    (folder / "postlint.toml").write_text(f"[brands.acme]\n{line}\n")
    out = postlint("a.txt", "--offline", status=2).output
    assert told in out
    assert "postlint.toml:2" in out


def test_zones():
    assert zone("Europe/Oslo").key == "Europe/Oslo"
    for wrong in ("", "/etc/localtime", "Europe/\0", "a" * 300, "Europe\\Oslo"):
        with pytest.raises(ConfigError, match="unknown time zone"):
            zone(wrong)


def test_a_clock_seen_from_elsewhere_stands_at_the_same_moment():
    here = Clock.at(datetime(2026, 12, 1, 23, 30, tzinfo=UTC))
    there = here.seen_from("Asia/Tokyo")
    assert there.now == here.now
    assert there.now.date() == date(2026, 12, 2)
    assert here.seen_from(None) is here
    assert there.of(datetime(2026, 12, 2, 9)).utcoffset() == timedelta(hours=9)  # noqa: DTZ001
    assert there.of(date(2026, 12, 2)).hour == 0
    assert there.of(datetime(2026, 12, 2, 9, tzinfo=UTC)).hour == 18


@pytest.mark.parametrize("when", ["0001-01-01T00:00", "9999-12-31T23:59", "1969-12-31", "2026-02-30"])
def test_times_at_the_edge_of_all_time_are_no_times(folder, when):
    (folder / "a.txt").write_text(front(when))
    assert "is no date or time" in postlint("a.txt", "--offline", status=2).output


NAIVE = st.datetimes(datetime(2026, 11, 1), datetime(2027, 12, 31))  # noqa: DTZ001
ZONES = st.sampled_from([None, "Europe/Oslo", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"])


@given(st.lists(st.tuples(st.one_of(NAIVE, NAIVE.map(lambda w: w.replace(tzinfo=timezone(timedelta(hours=-9)))), NAIVE.map(datetime.date)), st.sampled_from("ab")), max_size=8), ZONES)  # fmt: skip
def test_the_posts_before_one_are_before_it_and_no_pair_is_told_twice(entries, name):
    clock = Clock.at(datetime(2026, 12, 1, tzinfo=UTC)).seen_from(name)
    posts = [Post(text, account="@acme", when=when) for when, text in entries]
    others = Others(posts)
    for by in ("text", "time"):
        pairs = {frozenset((id(post), id(other))) for post in posts for other in others.earlier(post, clock, by=by)}
        told = [(post, other) for post in posts for other in others.earlier(post, clock, by=by)]
        assert len(told) == len(pairs)
        assert all(clock.of(other.when) <= clock.of(post.when) for post, other in told)


def test_many_posts_at_one_time_take_no_time():
    import time

    posts = [Post("Same", ("x",), account="@acme", when=datetime(2026, 12, 2, 9, tzinfo=UTC)) for _ in range(1000)]
    posts += [Post(f"One {n}", (("x", "linkedin")[n % 2],), when=datetime(2026, 12, 2, 9)) for n in range(1000)]  # noqa: DTZ001
    with Linter(offline=True, now=datetime(2026, 12, 1, tzinfo=UTC)) as linter:
        chosen = Linter(linter.config.with_overrides(select=["schedule"], offline=True), now=datetime(2026, 12, 1, tzinfo=UTC))
    begin = time.perf_counter()
    chosen.lint_posts(posts)
    assert time.perf_counter() - begin < 10


@pytest.mark.parametrize(
    "text", ["today, " * 20_000, "1 " * 50_000, "today (" * 20_000, "join us 5 december " * 5_000, "monday " * 20_000, "may 1" * 20_000]
)
def test_no_text_hangs_the_days(text):
    import time

    post, clock = Post(text, when=date(2026, 12, 1)), Clock.at(datetime(2026, 12, 1, tzinfo=UTC))
    begin = time.perf_counter()
    assert len([*wrong_today.check(post, clock), *event_over.check(post, clock)]) < 2
    assert time.perf_counter() - begin < 10
