"""The engine: what it injects, what it does when a rule fails, and in what order it speaks."""

import os
import threading
from datetime import UTC, datetime

import pytest

from postlint.config import Config
from postlint.engine import Engine
from postlint.errors import Unavailable
from postlint.finding import ERROR, INFO, Fix, Hit
from postlint.post import Ignore, Post
from postlint.rules import rule

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)


def ruled(check, id="draft.x", **more):
    return rule(id, "title", good=["a"], bad=["b"], **more)(check)


def lint(posts, *rules, config=None, **more):
    config = config or Config.default({r.id: r for r in rules})
    return Engine(config).lint_posts([Post(p) if isinstance(p, str) else p for p in posts], now=NOW, **more)


def words(post):
    for n, word in enumerate(post.text.split()):
        at = post.text.index(word)
        yield Hit(f"word {n}", at, at + len(word))


def test_a_hit_becomes_a_finding_with_its_place_and_its_rule():
    def check(post):
        yield Hit("here", 6, 9, Fix("write x", "x"), evidence={"n": 1})

    (report,) = lint(["line1\nabc"], ruled(check, severity=ERROR))
    (f,) = report.findings
    assert (f.rule, f.severity, f.start, f.end, tuple(f.where)) == ("draft.x", ERROR, 6, 9, (2, 1, 2, 4))
    assert (f.fix.replacement, f.evidence, f.url.endswith("draft.x"), report.held) == ("x", {"n": 1}, True, True)


def test_a_decision_holds_and_an_info_does_not():
    def check(post):
        yield Hit("here")

    assert lint(["a"], ruled(check, decision=True))[0].held
    assert not lint(["a"], ruled(check, severity=INFO))[0].held


def test_a_hit_may_judge_its_own_gravity():
    def check(post):
        yield Hit("mild")
        yield Hit("grave", decision=True)

    (report,) = lint(["a"], ruled(check, severity=INFO))
    assert [f.kind for f in report.findings] == ["decision", "info"]


def test_a_crashing_rule_hides_nothing():
    def breaks(post):
        yield Hit("before")
        raise ZeroDivisionError("oh")

    (report,) = lint(["a b"], ruled(breaks, "draft.breaks"), ruled(words, "draft.words"))
    assert {f.rule for f in report.findings} == {"draft.breaks", "draft.words"}
    assert report.crashed[0].rule == "draft.breaks"
    assert "ZeroDivisionError: oh (test_engine.py:" in report.crashed[0].error


def test_a_missing_engine_is_told_once_for_each_rule_and_only_where_it_was_needed():
    def check(post, web):
        for link in post.links:
            web.check(link.text)
            yield link.hit("x")

    config = Config.default({"links.x": ruled(check, "links.x", about="links")}).with_overrides(offline=True)
    without, with_link = lint(["no link", "https://example.com"], config=config)
    assert without.not_run == ()
    assert [(n.rule, n.service, n.reason, n.wanted) for n in with_link.not_run] == [("links.x", "web", "--offline", False)]


def test_unavailable_in_the_middle_keeps_what_was_found():
    def check(post):
        yield Hit("found")
        raise Unavailable("the server died", service="grammar")

    (report,) = lint(["a"], ruled(check))
    assert (len(report.findings), report.not_run[0].service) == (1, "grammar")


def test_a_rule_that_names_network_runs_once_for_each():
    def check(post, network):
        yield Hit(network.id)

    (report,) = lint([Post("a", ("x", "linkedin"))], ruled(check))
    assert [(f.message, f.target) for f in report.findings] == [("linkedin", "linkedin"), ("x", "x")]
    assert lint(["a"], ruled(check))[0].findings == ()


def test_findings_stand_in_the_order_of_the_text_whatever_the_order_of_the_rules():
    def second(post):
        yield Hit("z", 0, 1)

    forwards = lint(["a b c"], ruled(words, "draft.a"), ruled(second, "draft.b"))
    backwards = lint(["a b c"], ruled(second, "draft.b"), ruled(words, "draft.a"))
    assert forwards == backwards
    assert [f.start for f in forwards[0].findings] == [0, 0, 2, 4]


def test_an_ignore_silences_its_rule_and_is_counted():
    def unused(post, unused):
        yield from (Hit(f"unused {n} {i.rule}") for n, i in unused)

    ignores = (Ignore("draft.words", ("B",)), Ignore("draft.words", ("zebra",)), Ignore("tone"))
    (report,) = lint([Post("a b", ignores=ignores)], ruled(words, "draft.words"), ruled(unused, "draft.unused"), ruled(unused, "tone.x"))
    assert [f.message for f in report.suppressed] == ["word 1"]
    assert [f.message for f in report.findings if f.rule == "draft.unused"] == ["unused 1 draft.words"]


def test_a_mistake_is_told_once():
    def whole(post):
        yield Hit("whole", 0, 3)

    def part(post):
        yield Hit("inside", 0, 1)
        yield Hit("elsewhere", 4, 5)

    (report,) = lint(["a b c"], ruled(whole, "draft.whole", covers=["tone"]), ruled(part, "tone.part"))
    assert [f.message for f in report.findings] == ["whole", "elsewhere"]


def test_many_posts_on_two_processes_give_what_one_gives():
    posts = [f"post number {n}" for n in range(900)]
    assert lint(posts, ruled(words), jobs=2) == lint(posts, ruled(words), jobs=1)


def test_many_posts_are_not_forked_while_threads_run():

    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        seen = set()

        def check(post):
            seen.add(os.getpid())
            yield Hit("x")

        lint([f"{n}" for n in range(900)], ruled(check), jobs=2)
    finally:
        stop.set()
        thread.join()
    assert seen == {os.getpid()}


def test_a_crash_in_a_child_is_told_too():
    def check(post):
        if post.text == "899":
            raise ValueError("the last one")
        yield Hit("x")

    reports = lint([f"{n}" for n in range(900)], ruled(check), jobs=2)
    assert [bool(r.crashed) for r in reports] == [False] * 899 + [True]


def test_progress_counts_every_post():
    told = []
    lint(["a", "b", "c"], ruled(words), progress=lambda *said: told.append(said))
    assert told == [("posts", 2, 3), ("posts", 3, 3)]


def test_progress_counts_what_all_processes_do():
    told = []
    lint([f"{n}" for n in range(900)], ruled(words), jobs=2, progress=lambda *said: told.append(said))
    counts = [done for _, done, _ in told]
    assert counts == sorted(counts)
    assert told[-1] == ("posts", 900, 900)
    assert len(told) < 600, "a child counts, and this process tells"


def test_no_posts_no_reports():
    assert lint([], ruled(words)) == []


@pytest.mark.parametrize("severity", ["error", "warning", "info", "never"])
def test_fail_on_moves_the_threshold_of_faults(severity):
    def check(post):
        yield Hit("x")

    config = Config.default({"draft.x": ruled(check)}).with_overrides(fail_on=severity)
    assert lint(["a"], config=config)[0].held is (severity in {"warning", "info"})


def test_two_processes_say_the_same():
    """Sets are iterated in another order in each process, and nothing that is said may depend on that."""
    import subprocess
    import sys

    code = "from postlint import lint; print([f for t in ('scamers sel chees', 'teh definately alot') for f in lint(t, offline=True).findings])"
    said = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1
