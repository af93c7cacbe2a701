"""Outputs: what each format says of the same run, and that nothing from a draft does any harm there."""

import json
import xml.etree.ElementTree as ET

import pytest

from postlint.finding import ERROR, INFO, WARNING, Crash, Finding, Fix, ImageRef, NotRun, Problem, Report, Run, Span
from postlint.output import FORMATS, render

TEXT = "We definately love this 🛼 place\nsecond line"
HOSTILE = "\x1b[31mred\x1b]0;title\x07 \u202eevil ]]> <b>\"&' ::error::x\r\n\x00"


def findings(text=TEXT):
    return (
        Finding(
            "language.spelling",
            WARNING,
            "not a word: definately",
            Span(3, 4, 3, 14),
            start=3,
            end=13,
            fix=Fix("write definitely", "definitely", safe=True),
        ),
        Finding("topics.x", WARNING, "ask somebody", Span(4, 1, 4, 7), decision=True, start=32, end=38, target="x"),
        Finding("images.missing", ERROR, "a.png is not there", Span(2, 9, 2, 14), image=ImageRef(0, "a.png")),
        Finding("hashtags.x", INFO, "whole post", Span(1, 1)),
    )


def run(text=TEXT, message="unreadable", path="posts/a.txt"):
    report = Report(
        path, path, 3, text, ("x", "linkedin"), findings(), (NotRun("links.broken", "web", "--offline", wanted=False),), (Crash("tone.x", "ValueError: oh"),),
        (findings()[3],), held=True,
    )  # fmt: skip
    return Run([report], [Problem("posts/b.csv", 7, message)], rules=41, notes=("a note",))


def rendered(form, **more):
    return "".join(render(run(), form, **more))


def test_text_shows_the_words_the_reason_and_a_true_last_line():
    assert rendered("text") == (
        "posts/b.csv:7: problem unreadable\n\n"
        "posts/a.txt:3:4: warning language.spelling\n"
        "  | We definately love this 🛼 place\n"
        "  |    ^^^^^^^^^^\n"
        "  = not a word: definately\n"
        "  = fix: write definitely\n\n"
        "posts/a.txt:4:1: decision topics.x [x]\n"
        "  | second line\n"
        "  | ^^^^^^\n"
        "  = ask somebody\n\n"
        "posts/a.txt:2:9: error images.missing\n"
        "  | a.png\n"
        "  = a.png is not there\n\n"
        "posts/a.txt:1:1: info hashtags.x\n"
        "  = whole post\n\n"
        "posts/a.txt:3: not for: x (topics.x), linkedin (held)\n\n"
        "posts/a.txt: crashed tone.x: ValueError: oh\n"
        "  = this is a bug in the rule: please report it; the other rules were run\n\n"
        "1 error, 1 decision, 1 warning, 1 info in 1 post, 1 held · 41 rules · 1 suppressed · 1 crash · 1 problem · "
        "1 rule not run on 1 post: links.broken (--offline) · a note\n"
    )


def test_text_underlines_by_columns_and_cuts_long_lines():
    text = "日本 " + "x" * 300 + " here " + "y" * 300
    finding = Finding("draft.x", WARNING, "m", Span(1, 1), start=304, end=308)
    out = "".join(render(Run([Report("a", "a", 1, text, (), (finding,))])))
    excerpt, underline = out.splitlines()[1:3]
    assert len(excerpt) < 110
    assert excerpt[underline.index("^") :].startswith("here")


def test_text_quiet_leaves_out_posts_that_go_out():
    free = Report("b", "b", 1, "b", (), (findings()[3],))
    out = "".join(render(Run([free], rules=1), quiet=True))
    assert out == "1 info in 1 post, none held · 1 rule\n"


def test_json_is_the_contract():
    answer = json.loads(rendered("json"))
    assert sorted(answer) == ["posts", "problems", "schema", "summary", "version"]
    assert answer["schema"] == 1
    (post,) = answer["posts"]
    assert {k: v for k, v in post.items() if k not in {"findings", "suppressed"}} == {
        "id": "posts/a.txt", "path": "posts/a.txt", "line": 3, "networks": ["x", "linkedin"], "fit": [], "held": True,
        "not_run": [{"rule": "links.broken", "reason": "--offline"}], "crashed": [{"rule": "tone.x", "error": "ValueError: oh"}],
    }  # fmt: skip
    assert post["findings"][0] == {
        "rule": "language.spelling", "severity": "warning", "decision": False, "approved": None, "confidence": "high",
        "message": "not a word: definately", "start": 3, "end": 13, "line": 3, "column": 4, "end_line": 3, "end_column": 14, "target": None,
        "image": None, "fix": {"title": "write definitely", "replacement": "definitely", "safe": True}, "evidence": {}, "url": "",
    }  # fmt: skip
    assert post["findings"][2]["image"] == {"index": 0, "file": "a.png", "box": None}
    assert answer["problems"] == [{"path": "posts/b.csv", "line": 7, "message": "unreadable"}]
    assert answer["summary"] == {
        "posts": 1,
        "held": 1,
        "errors": 1,
        "warnings": 1,
        "infos": 1,
        "decisions": 1,
        "suppressed": 1,
        "not_run": 1,
        "problems": 1,
    }


def test_json_of_nothing_is_whole():
    assert json.loads("".join(render(Run([]), "json")))["posts"] == []


def test_github_points_at_lines():
    lines = rendered("github").splitlines()
    assert lines[0] == "::error file=posts/b.csv,line=7,title=postlint::unreadable"
    assert "::warning file=posts/a.txt,line=3,col=4,title=language.spelling::not a word: definately (write definitely)" in lines
    assert "::error file=posts/a.txt,line=4,col=1,title=topics.x::ask somebody" in lines


def test_sarif_has_results_suppressions_and_notifications():
    (log,) = json.loads(rendered("sarif"))["runs"]
    assert [r["ruleId"] for r in log["results"]] == ["language.spelling", "topics.x", "images.missing", "hashtags.x", "hashtags.x"]
    assert log["results"][0]["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 3,
        "startColumn": 4,
        "endLine": 3,
        "endColumn": 14,
    }
    assert log["results"][4]["suppressions"] == [{"kind": "external"}]
    assert [n["level"] for n in log["invocations"][0]["toolExecutionNotifications"]] == ["error", "error", "note"]
    assert all(log["tool"]["driver"]["rules"][r["ruleIndex"]]["id"] == r["ruleId"] for r in log["results"])


def test_junit_fails_the_posts_that_are_held():
    suite = ET.fromstring(rendered("junit"))
    assert suite.attrib == {"name": "postlint", "tests": "2", "failures": "1", "errors": "2"}
    assert suite[1].find("failure").attrib == {"type": "topics.x", "message": "ask somebody"}


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_of_a_draft_reaches_the_reader_unescaped(form):
    finding = Finding("draft.x", ERROR, f"here: {HOSTILE}", Span(1, 1, 1, 3), start=0, end=5, fix=Fix(HOSTILE, HOSTILE))
    report = Report(
        HOSTILE, f"p{HOSTILE}", 1, HOSTILE, ("x",), (finding,), (NotRun("a.b", "web", HOSTILE),), (Crash("a.c", HOSTILE),), held=True
    )
    out = "".join(render(Run([report], [Problem(HOSTILE, 1, HOSTILE)]), form))
    assert "\x1b" not in out
    assert "\x07" not in out
    assert "\x00" not in out
    if form != "text":
        return
    assert "\u202e" not in out


def test_github_commands_cannot_be_written_by_a_draft():
    finding = Finding("draft.x", ERROR, "a\n::set-output name=x::y", Span(1, 1))
    out = "".join(render(Run([Report("i", "p\n::warning::z", 1, "t", (), (finding,))]), "github"))
    assert len([line for line in out.splitlines() if line.startswith("::")]) == 1


def test_a_secret_is_shown_in_no_excerpt():
    text = "Login: hunter2hunter2 today"
    secret = Finding("draft.secret", ERROR, "a password", Span(1, 8), start=7, end=21, evidence={"secret": True})
    other = Finding("language.x", WARNING, "m", Span(1, 1), start=0, end=5)
    for form in FORMATS:
        assert "hunter2" not in "".join(render(Run([Report("a", "a", 1, text, (), (other, secret))]), form))


def test_colours_are_put_on_and_taken_off():
    assert "\x1b[33mwarning\x1b[0m" in rendered("text", color=True)
    assert "\x1b" not in rendered("text")
