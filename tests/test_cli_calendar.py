"""``postlint calendar``: what goes out when, and what is held."""

import json

import pytest
from test_cli import postlint

NOW = ("--offline", "--now", "2026-12-01T12:00+00:00")


@pytest.fixture
def posts(folder):
    (folder / "postlint.toml").write_text(
        'include = ["*.txt", "*.csv", "*.tweet"]\n[brands.acme]\ntimezone = "Asia/Tokyo"\n[brands.far]\ntimezone = "Europe/Oslo"\n'
    )
    (folder / "a.txt").write_text('---\nbrand: acme\naccount: "@acme"\nto: x\nwhen: 2026-12-02T09:00\n---\nDoors open at nine.\n')
    (folder / "b.txt").write_text("---\nbrand: far\nto: x\nwhen: 2026-12-01T23:30Z\n---\nMeet us at [INSERT VENUE]!\n")
    (folder / "c.txt").write_text("---\nbrand: far\nto: x\nwhen: 2026-12-05\n---\nSaturday it is.\n")
    (folder / "d.txt").write_text("---\nbrand: far\nto: x\n---\nSome day or other.\n")
    (folder / "e.txt").write_text("---\nbrand: far\nto: x\nwhen: 2026-11-25T09:00\n---\nLast week.\n")
    (folder / "f.tweet").write_text("---\nwhen: 2026-12-05T08:00\nbrand: far\n---\nOne of a thread.\n\n---\n\nTwo of it: [INSERT LINK]\n")
    return folder


def test_a_table_by_day_and_moment(posts):
    lines = postlint("calendar", *NOW, status=1).stdout.splitlines()
    assert [line for line in lines if line and not line.startswith(" ")] == [
        "Wednesday 2 December 2026", "Saturday 5 December 2026", "No day is given", "5 posts, 2 held · times of Asia/Tokyo, Europe/Oslo · 1 earlier (--all)",
    ]  # fmt: skip
    rows = [line for line in lines if line.startswith("  ") and not line.startswith("       ")]
    assert [row.split()[0] for row in rows] == ["00:30", "09:00", "–", "08:00", "–"]
    assert rows[1].split("  ")[2].strip() == "@acme x"
    assert rows[1].endswith("a.txt:7")
    assert "(thread of 2)" in rows[3]
    assert [line.split()[:2] for line in lines if line.startswith("       ")] == [["held", "draft.placeholder:"]] * 2


def test_earlier_posts_on_request(posts):
    out = postlint("calendar", "--all", *NOW, status=1).stdout
    assert out.startswith("Wednesday 25 November 2026\n  09:00")
    assert "--all" not in out


def test_only_what_is_shown_counts_for_the_exit_status(posts):
    assert "1 posts, 0 held" in postlint("calendar", "c.txt", *NOW).stdout
    (posts / "e.txt").write_text("---\nbrand: far\nto: x\nwhen: 2026-11-25T09:00\n---\nAt [INSERT VENUE].\n")
    assert postlint("calendar", "e.txt", *NOW).stdout == "nothing to come · 1 earlier (--all)\n"
    assert "held draft.placeholder" in postlint("calendar", "e.txt", "--all", *NOW, status=1).stdout


def test_for_machines(posts):
    answer = json.loads(postlint("calendar", "--format", "json", *NOW, status=1).stdout)
    second, first, third, fourth, last = answer["posts"]
    assert (first["when"], first["zone"], first["account"], first["held"]) == ("2026-12-02T09:00:00+09:00", "Asia/Tokyo", "@acme", False)
    assert (second["when"], second["held"]) == ("2026-12-02T00:30:00+01:00", True)
    assert [why["rule"] for why in second["why"]] == ["draft.placeholder"]
    assert (third["when"], fourth["parts"], last["when"]) == ("2026-12-05", 2, None)
    assert answer["problems"] == []


def test_a_pause_says_why(posts):
    postlint("pause", "--reason", "a flood")
    out = postlint("calendar", "c.txt", *NOW, status=1).stdout
    assert "held crisis.paused: " in out
    assert "a flood" in out


def test_a_date_that_may_be_two_stands_at_the_end(folder):
    (folder / "a.csv").write_text("text,to,when\nOur doors open at nine in spring.,x,03/04/2027 09:00\n")
    out = postlint("calendar", "a.csv", *NOW).stdout
    assert out.startswith("No day is given")
    assert "(03 April 2027 or 04 March 2027?)" in out


def test_secrets_and_escapes_are_not_shown(folder):
    key = "AKIA" + "IOSFODNN7EXAMPLQ"
    (folder / "a.txt").write_text(f"Our key {key} \x1b[31m\u202e\n")
    out = postlint("calendar", "a.txt", *NOW, status=1).output
    assert key not in out
    assert "\x1b" not in out
    assert key not in postlint("calendar", "a.txt", "--format", "json", *NOW, status=1).output


def test_what_cannot_be_read_is_told(posts):
    (posts / "a.txt").write_text("---\nto: myspace\n---\nHi\n")
    assert 'a.txt:2: unknown network "myspace"' in postlint("calendar", "a.txt", *NOW, status=2).stderr
    assert "nowhere.txt" in postlint("calendar", "nowhere.txt", *NOW, status=2).stderr
    assert "is no time" in postlint("calendar", "c.txt", "--now", "soon", status=2).output
    (posts / "postlint.toml").write_text("[brands.acme]\ntimezone = 'Mars'\n")
    assert "unknown time zone" in postlint("calendar", "c.txt", *NOW, status=2).output


def test_colours_only_where_they_are_wanted(posts):
    assert "\x1b" not in postlint("calendar", *NOW, status=1).stdout
    assert "\x1b[31mheld" in postlint("calendar", "--color", *NOW, status=1).stdout
