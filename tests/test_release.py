"""What may go out only after a time, a yes, or a look at the directory; flags and sums."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from postlint import Linter, Post
from postlint.brand import Brand
from postlint.checks import flags, release, sums
from postlint.services.clock import Clock

NOON = datetime(2026, 5, 10, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("when", "embargo", "told"),
    [
        (NOON, NOON + timedelta(minutes=1), True),
        (NOON, NOON, False),
        (NOON.astimezone(timezone(timedelta(hours=5))), NOON, False),
        (datetime(2026, 5, 10, 12, tzinfo=timezone(timedelta(hours=2))), NOON, True),  # ten o'clock in UTC
        (None, NOON + timedelta(days=1), True),
        (None, NOON - timedelta(days=1), False),
        (date(2026, 5, 9), date(2026, 5, 10), True),
        (NOON, None, False),
    ],
)
def test_an_embargo(when, embargo, told):
    assert bool(list(release.before_embargo.check(Post("Ana wins", when=when, embargo=embargo), Clock.at(NOON)))) is told


def test_an_embargo_in_files(tmp_path):
    (tmp_path / "a.txt").write_text(
        "---\nwhen: 2026-05-10T09:00Z\nembargo: 2026-05-10T10:00Z\n---\nAna wins the prize today", encoding="utf-8"
    )
    (tmp_path / "b.jsonl").write_text(
        '{"text": "Ana wins the prize today", "when": "2026-05-10T09:00Z", "embargo": "2026-05-10T10:00Z"}', encoding="utf-8"
    )
    (tmp_path / "c.txt").write_text("---\nembargo: soon\n---\nAna wins the prize today", encoding="utf-8")
    with Linter(offline=True, now=NOON - timedelta(days=1)) as linter:
        found, problems = linter.lint_paths([tmp_path / "a.txt", tmp_path / "b.jsonl", tmp_path / "c.txt"])
    assert [any(f.rule == "confirm.before-embargo" for f in r.findings) for r in found] == [True, True, False]
    assert [p.line for p in problems] == [2]
    assert "embargo" in problems[0].message


def test_a_brand_that_wants_each_post_approved(tmp_path):
    (tmp_path / "postlint.toml").write_text("[brands.mill]\napproval = true\n", encoding="utf-8")
    with Linter(tmp_path / "postlint.toml", offline=True) as linter:
        report = linter.lint(Post("We open our doors at nine", ("x",), "mill"))
    assert [f.rule for f in report.findings if f.decision] == ["confirm.missing-approval"]
    assert report.held


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Call us on 22 00 00 01", True),
        ("📞 22000001", True),
        ("Call us on 22 00 00 00", False),
        ("Call +47 22 00 00 00", False),
        ("Tel. (0)22-00-00-00", False),
        ("In 2026 we sold 22 000 001 loaves", False),
        ("Call us: https://example.org/22000001", False),
    ],
)
def test_numbers_of_strangers(text, told):
    brand = Brand("mill", known=True, phones=("+47 22 00 00 00",))
    hits = list(release.unknown_phone.check(Post(text), brand))
    assert bool(hits) is told
    assert all("22000001" not in hit.message.replace(" ", "") for hit in hits)
    assert not list(release.unknown_phone.check(Post(text), Brand("mill", known=True)))


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Good luck, Ireland 🇨🇮", "🇮🇪"),
        ("Indonesian coffee 🇲🇨", "🇮🇩"),
        ("Dutch cheese 🇱🇺🇱🇺", "🇳🇱"),
        ("Kiwi fruit from New Zealand 🇦🇺", "🇳🇿"),
        ("Romania 🇹🇩 sings", "🇷🇴"),
        ("Norway 🇯🇵", None),  # nobody takes one for the other
        ("Ireland 🇮🇪", None),
        ("Ireland 🇨🇮 meets Ivory Coast", None),
        ("🇨🇮 🇮🇪 Ireland", None),
        ("Dublin 🇨🇮", None),
        ("Polished shoes 🇲🇨", None),
        ("Ireland and India 🇨🇮", None),  # which of the two was meant cannot be known
    ],
)
def test_flags(text, right):
    hits = list(flags.wrong_flag.check(Post(text)))
    assert [hit.fix.replacement for hit in hits] == ([right] if right else [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("4 reasons to come:\n1) bread\n2) tea\n3) jam", True),
        ("Three tips\n✅ rest\n✅ sleep\n✅ eat\n✅ drink", True),
        ("Three tips\n✅ rest\n✅ sleep\n✅ eat", False),
        ("Ten tips\n1. rest\n2. sleep\n3. eat\nhttps://example.org/ten", False),
        ("Ten tips\n1. rest\n2. sleep\n3. eat\n…", False),
        ("Two things, three rules:\n1. rest\n2. sleep", False),
        ("1. rest\n2. sleep\n3. eat\n\nThree more reasons tomorrow", False),
        ("Our 5 films:\n1999. One\n2001. Two", False),
    ],
)
def test_counts_and_their_lists(text, told):
    assert bool(list(sums.wrong_count.check(Post(text)))) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Your votes: tea 50 %, milk 35 %, water 25 %", True),
        ("Your votes: tea 50 %, milk 35 %, water 15 %", False),
        ("Your votes: tea 33.3 %, milk 33.3 %, water 33.3 %", False),
        ("Votes up 50 %, profit 35 %, costs 25 %", False),
        ("12 women and 13 men, in total 26", True),
        ("12 women and 13 men, in total 25", False),
        ("7 + 8 = 16", True),
        ("1 + 1 = 3", False),
        ("2 + 3 + 4 = 9", False),
        ("Call 12 + 34 = free", False),
    ],
)
def test_totals(text, told):
    assert bool(list(sums.wrong_total.check(Post(text)))) is told


@pytest.mark.parametrize("check", [flags.wrong_flag, sums.wrong_count, sums.wrong_total, sums.quote_without_source])
@pytest.mark.parametrize(
    "text",
    ["1. a\n" * 9000, "3 tips " * 9000, "9 % vote " * 9000, "1 a and " * 9000, "🇨🇮 Ireland" * 5000, '"' + "a" * 50_000, "1+" * 20_000],
)
def test_hostile_texts_take_no_time(check, text):
    list(check.check(Post(text)))
