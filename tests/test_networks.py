"""What is right on one network and wrong on another: facts respected, words read in their context, fitness told."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from postlint.api import Linter
from postlint.approvals import digest
from postlint.checks.threadparts import numbered
from postlint.finding import ERROR, INFO, WARNING
from postlint.post import Image, Post
from postlint.text.networks import NETWORKS, facts

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
PHOTO, FILM = Image("tea.jpg", "A cup of tea"), Image("tea.mp4", "Tea is poured")


@pytest.fixture(scope="module")
def linter():
    return Linter(Linter(offline=True).config.with_overrides(select=["networks"], offline=True), now=NOW)


def told(linter, text, *networks, **more):
    return {(f.rule, f.target) for f in linter.lint(Post(text, networks, **more)).findings}


@pytest.mark.parametrize(
    ("network", "text"),
    [
        ("x", "Thread count matters: 400-thread cotton, half price https://acme.com/a"),
        ("x", "Find us on LinkedIn, on Facebook, and here on X."),
        ("x", "RT if you agree!"),
        ("x", "3/4 of our staff cycle to work. We rate it 9/10!"),
        ("x", "Open 24/7 from 5/12"),
        ("linkedin", "Follow the link to apply: https://acme.com/jobs"),
        ("linkedin", "A profile of Ana Ruiz in our bio section"),
        ("linkedin", "Thanks to our LinkedIn community for 10,000 followers"),
        ("linkedin", "Good morning! Twitter has changed its rules."),
        ("linkedin", "Our own brew (green) is a boost, *the* boost"),
        ("facebook", "Watch her tweet about it: https://x.com/ana/status/123"),
        ("facebook", "Follow us on Twitter and Instagram too!"),
        ("facebook", "RT 45 will be closed"),
        ("facebook", "Learn more here 👉 comment TEA and we send you a DM"),
        ("facebook", "Hi Reddit, we are Acme: https://reddit.com/r/IAmA"),
        ("reddit", "Upvote if you agree"),
        ("linkedin", "Upvote us on Product Hunt, and hit the bell when you are there"),
        ("x", "On the new phone, swipe up to answer a call"),
        ("bluesky", "Café, naïve, Việt Nam, हिन्दी, ＮＨＫのニュース"),
    ],
)
def test_ordinary_posts_are_left_alone(linter, network, text):
    assert told(linter, text, network) == set()


@pytest.mark.parametrize(
    ("network", "text", "rule"),
    [
        ("linkedin", "Comment & RT to win", "copy-paste"),
        ("mastodon", "Tickets: link in our bio", "copy-paste"),
        ("mastodon", "Add this to your story!", "copy-paste"),
        ("facebook", "Hello Instagram fam, doors open at nine", "wrong-network-named"),
        ("linkedin", "We go live here on X at nine", "wrong-network-named"),
        ("x", "Everything about it via the link below", "link-promised"),
        ("x", "Book now here ➡️", "link-promised"),
        ("x", "Ｓｐｒｉｎｇ ｓａｌｅ", "fancy-letters"),
        ("linkedin", "s̶o̶l̶d̶ out", "decorated-letters"),
    ],
)
def test_what_is_pasted_is_seen(linter, network, text, rule):
    assert told(linter, text, network) in ({(f"networks.{rule}", network)}, {(f"networks.{rule}", None)})


def test_what_went_out_is_held_to_no_limit(linter):
    for text, network in (("tea " * 300, "x"), ("tea", "instagram"), ("#a1 #b2 #c3 #d4 #e5 #f6", "instagram")):
        assert told(linter, text, network)
        assert told(linter, text, network, when=date(2020, 1, 1)) == set()


def breaches(network):
    """Yield posts that break as many facts of the network as a post can."""
    yield Post("tea " * 16_000, (network,))
    for text in ("#aa " * 80, "@ana " * 60, " ".join(f"https://a.co/{n}" for n in range(9)), "<tea> (*) [x]", ""):
        for images in ((), (PHOTO,) * 40, (FILM,) * 3, (PHOTO, FILM), (Image("tea.avi", "Tea"),)):
            for poll in ((), ("a",) * 12, ("tea " * 30, "b")):
                yield Post(text, (network,), images=images, poll=poll)


def test_what_is_not_known_for_certain_is_no_error(linter, monkeypatch):
    """Every fact is doubted in turn, and the errors that rest on it are gone."""
    from postlint import engine

    def doubted(network, overrides=None):
        known = facts(network, overrides)
        return replace(known, facts={key: fact._replace(confidence="U") for key, fact in known.facts.items()})

    for network in NETWORKS:
        errors = {f.rule for report in linter.lint_posts(breaches(network)) for f in report.findings if f.severity == ERROR}
        assert errors
    monkeypatch.setattr(engine, "facts", doubted)
    for network in NETWORKS:
        left = {f.rule for report in linter.lint_posts(breaches(network)) for f in report.findings if f.severity == ERROR}
        assert left <= {"networks.poll-size", "networks.poll-option-repeated"}, (
            network
        )  # a poll of one, or with two options alike, is none anywhere


def test_users_know_better(tmp_path):
    (tmp_path / "postlint.toml").write_text(
        "[networks.mastodon]\nmax-characters = 1000\nmax-images = 16\n[networks.x]\nmax-characters = 25000\n[networks.telegram]\nmax-characters-with-media = 2048\n"
    )
    own = Linter(tmp_path / "postlint.toml", offline=True)
    long = Post("tea " * 240, ("mastodon", "x"), images=(PHOTO,) * 5)
    rules = {(f.rule, f.target) for f in own.lint(long).findings if f.rule.startswith("networks.")}
    assert rules == {("networks.too-many-images", "x")}
    assert not [f for f in own.lint(Post("tea " * 500, ("telegram",), images=(PHOTO,))).findings if f.rule == "networks.too-long"]


def test_too_long_says_what_is_lost_and_where_to_break(linter):
    text = "We open on Monday. " * 20
    (finding,) = linter.lint(Post(text, ("x",))).findings
    assert finding.message == (
        '380 of 280 characters on X: all from "day. We open on Monday. We open on Monda" would be lost; '
        'make it a thread of 2 (break before "We open on Monday. W…")'
    )
    assert "".join(finding.evidence["split"]).replace(" ", "") == text.replace(" ", "")
    (finding,) = linter.lint(Post("tea " * 1100, ("telegram",))).findings
    assert finding.message.endswith("would be lost; cut it")
    (finding,) = linter.lint(Post("👩‍👩‍👧‍👦" * 121, ("bluesky",))).findings
    assert finding.message.startswith("3025 of 3000 bytes on Bluesky")


def test_a_post_for_several_networks_is_judged_for_each(linter):
    report = linter.lint(Post("tea " * 100 + "https://acme.com/tea", ("x", "linkedin", "instagram", "mastodon")))
    assert report.fit == ("linkedin", "mastodon")
    assert report.held
    report = linter.lint(Post("Please RT", ("x", "linkedin")))
    assert (report.fit, report.held) == (("x",), False)
    assert linter.lint(Post("Tea at nine", ("x", "linkedin"))).fit == ("x", "linkedin")


def test_nothing_is_fit_while_the_post_as_a_whole_is_held():
    report = Linter(offline=True).lint(Post("Doors open at [TIME]", ("x", "linkedin")))
    assert (report.fit, report.held) == ((), True)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1/3 Tea is hot", (1, 3)), ("(2/3) Tea", (2, 3)), ("🧵 1/ Tea", (1, None)), ("Tea is hot. 2/3", (2, 3)), ("Tea is hot (3/3)", (3, 3)),
        ("Tea is hot 1/3 https://acme.com/a", None), ("Tea is hot. 1/3 https://acme.com/a", (1, 3)), ("1/2 price", None), ("Tea is hot 1/2", None),
        ("5/4 Tea", None), ("0/3 Tea", None), ("1/1 Tea", None), ("12/31 Tea", None), ("1/4 Zip jumpers", None), ("and/or", None), ("Tea 1/", (1, None)),
    ],
)  # fmt: skip
def test_numbers_of_parts(text, number):
    found = numbered(Post(text))
    assert (found and (found.nth, found.of)) == number
    if found:
        assert text[found.start : found.end].startswith(f"{found.nth}/")


def test_a_gap_is_seen_among_neighbours_and_a_lone_part_is_a_hint(linter):
    posts = [Post(f"{n}/4 Tea", ("x",), account="@acme") for n in (1, 2, 4)]
    found = [f for r in linter.lint_posts(posts) for f in r.findings]
    assert [(f.rule, f.severity) for f in found] == [("networks.thread-incomplete", WARNING)] * 3
    assert "no 3/4 among" in found[0].message
    assert [f.severity for f in linter.lint(posts[0]).findings] == [INFO]
    assert not [f for r in linter.lint_posts([*posts, Post("3/4 Tea", ("x",), account="@acme")]) for f in r.findings]


def test_a_table_without_pictures_keeps_them_elsewhere(linter):
    rows = [Post(f"Tea {n}", ("instagram",)) for n in range(3)]
    assert {f.severity for r in linter.lint_posts(rows) for f in r.findings} == {INFO}
    assert [f.severity for r in linter.lint_posts([*rows, Post("Tea", ("x",), images=(PHOTO,))]) for f in r.findings] == [ERROR] * 3
    assert [f.severity for f in linter.lint(rows[0]).findings] == [ERROR]


def test_many_numbered_posts_are_read_in_linear_time(linter):
    import time

    begin = time.perf_counter()
    linter.lint_posts([Post(f"{n % 20 + 1}/24 Tea", ("x",), account="@acme") for n in range(3_000)])
    assert time.perf_counter() - begin < 15


def test_what_a_tweet_file_answers(tmp_path):
    path = tmp_path / "a.tweet"
    path.write_text("---\nreply: https://bsky.app/profile/acme.com/post/3k\n---\nYes!\n")
    result = Linter(offline=True).lint_paths([path])
    (finding,) = [f for f in result.reports[0].findings if f.rule == "networks.wrong-target"]
    assert finding.where.line == 2
    assert not result.problems


def test_rows_may_have_columns_of_that_name(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Yes!", "to": "x", "reply": {"a": 1}, "retweet": "no"}\n')
    result = Linter(offline=True).lint_paths([path])
    assert not result.problems
    assert not [f for f in result.reports[0].findings if f.rule == "networks.wrong-target"]


def test_an_approval_is_of_what_is_answered_too():
    plain = Post("Yes!", ("x",))
    assert digest(plain) != digest(replace(plain, targets={"reply": "1"})) != digest(replace(plain, targets={"reply": "2"}))


def test_hostile_texts_take_linear_time():
    import time

    linter = Linter(Linter(offline=True).config.with_overrides(select=["networks"], offline=True, pedantic=True))

    units = (
        "1/",
        "#a ",
        "𝐀 ",
        "e\u0336",
        "ａ ",
        "✅ a\n",
        "\n ",
        "link ",
        "here 👉",
        "rt ",
        "hello facebook ",
        "a\t",
        "א a\n",
        "🧵",
        "a\u0301\u0302\u0303\u0304",
    )
    for unit in units:
        begin = time.perf_counter()
        report = linter.lint(Post(unit * (30_000 // len(unit)), ("x", "linkedin", "reddit")))
        assert report.crashed == ()
        assert time.perf_counter() - begin < 8, unit
