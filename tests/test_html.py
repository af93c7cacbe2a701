"""The HTML report: what it shows, that nothing from a draft becomes markup, and that it is one file that asks for nothing."""

import base64
import hashlib
import re
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from pictures import card, grey
from PIL import Image as Pillow

from postlint.cli.check import command
from postlint.finding import ERROR, INFO, WARNING, Approval, Crash, Finding, Fix, ImageRef, NotRun, Problem, Report, Run, Span
from postlint.output import pictures, render
from postlint.post import Image

HOSTILE = "<script>alert(1)</script>\"' onload=x <img src=x onerror=y> </title></style> javascript:z \x1b[31m\u202e &amp; ]]>\ud83d"


class Page(HTMLParser):
    """Elements with their attributes, and the visible text."""

    def __init__(self, html):
        super().__init__()
        self.elements = []
        self.text = ""
        self._hidden = False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self._hidden = tag in {"style", "title"}

    def handle_endtag(self, tag):
        self._hidden = False

    def handle_data(self, data):
        if not self._hidden:
            self.text += data

    def all(self, tag, **wanted):
        return [a for t, a in self.elements if t == tag and all(a.get(k.rstrip("_")) == v for k, v in wanted.items())]


def page(*reports, **more):
    return Page("".join(render(Run(reports, **more), "html")))


def report(text="We definately open", findings=(), **more):
    return Report(id="a.md", path="a.md", line=4, text=text, networks=more.pop("networks", ("x", "instagram")), findings=findings, **more)


SPELLING = Finding(
    "language.spelling",
    WARNING,
    "not a word",
    Span(4, 4),
    start=3,
    end=13,
    fix=Fix("write definitely", "definitely"),
    url="https://example.org/rule",
)
TOPIC = Finding("topics.x", WARNING, "ask somebody", Span(4, 1), decision=True, start=0, end=13)
FAULT = Finding("draft.x", ERROR, "mend it", Span(4, 1))


def test_a_post_is_a_card_with_its_text_its_findings_and_its_verdict():
    shown = page(report(findings=(SPELLING, TOPIC), held=True), rules=7)
    assert "1 of 1 post held" in shown.text
    assert "Waits for a yes" in shown.text
    assert "not a word" in shown.text
    assert "Fix: write definitely" in shown.text
    assert [a["href"] for a in shown.all("a")] == ["#post-1", "#post-1-1", "#post-1-2", "https://example.org/rule"]
    assert [a["class"] for a in shown.all("mark")] == ["decision", "decision"]
    assert [a["id"] for a in shown.all("li") if "id" in a] == ["post-1-1", "post-1-2"]


@pytest.mark.parametrize(
    ("findings", "held", "verdict"),
    [
        ((), False, "May go out"),
        ((SPELLING,), False, "May go out"),
        ((SPELLING,), True, "Held: mend it"),
        ((FAULT, TOPIC), True, "Held: mend it"),
        ((TOPIC, SPELLING), True, "Waits for a yes"),
        ((TOPIC._replace(approved=Approval("ana", "2026-11-23")),), False, "May go out"),
    ],
)
def test_verdicts(findings, held, verdict):
    shown = page(report(findings=findings, held=held))
    assert verdict in shown.text
    assert ("Approved by ana on 2026-11-23" in shown.text) is any(f.approved for f in findings)


def test_the_networks_that_a_post_suits_are_ticked():
    shown = page(report(findings=(FAULT._replace(target="instagram"),), held=True, fit=("x",)))
    assert "x ✓" in shown.text
    assert "instagram ✓" not in shown.text


def test_what_waits_is_told_first_and_for_whom():
    shown = page(report(findings=(TOPIC, TOPIC), held=True), report(findings=(FAULT,), held=True), reviewers=("ana", "ben"))
    assert "Waiting for ana or ben" in shown.text
    assert shown.text.count("topics.x") == 3, "once in the list of what waits, once for each finding"
    assert "Waiting" not in page(report(findings=(FAULT,), held=True)).text


def test_what_was_not_checked_crashed_was_suppressed_or_unreadable_is_told():
    one = report(
        not_run=(NotRun("links.broken", "web", "--offline"), NotRun("links.moved", "web", "--offline")),
        crashed=(Crash("tone.x", "ValueError: oh"),),
        suppressed=(SPELLING,),
    )
    shown = page(one, problems=[Problem("b.csv", 7, "not CSV")])
    for said in (
        "Not checked: links.broken, links.moved (--offline)",
        "tone.x",
        "crashed: ValueError: oh",
        "1 suppressed",
        "not CSV",
        "b.csv:7",
    ):
        assert said in shown.text
    assert "Not checked to the end" in shown.text


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", ""])
def test_only_pages_of_rules_are_linked(url):
    assert not [a for a in page(report(findings=(FAULT._replace(url=url),))).all("a") if not a["href"].startswith("#")]


def test_nothing_from_a_draft_becomes_markup():
    end = len(HOSTILE)
    hostile = Finding(HOSTILE, WARNING, HOSTILE, Span(1, 1), start=2, end=end, target=HOSTILE, fix=Fix(HOSTILE, HOSTILE), decision=True,
                      approved=Approval(HOSTILE, HOSTILE), image=ImageRef(0, HOSTILE))  # fmt: skip
    one = Report(
        HOSTILE, HOSTILE, 1, HOSTILE, ("x", HOSTILE), (hostile, hostile._replace(approved=None)), (NotRun(HOSTILE, "web", HOSTILE),),
        (Crash(HOSTILE, HOSTILE),), (hostile,), held=True,
    )  # fmt: skip
    html = "".join(render(Run([one], [Problem(HOSTILE, 1, HOSTILE)], notes=(HOSTILE,), reviewers=(HOSTILE,)), "html"))
    shown = Page(html)
    assert {t for t, _ in shown.elements} <= {
        "html", "head", "meta", "title", "style", "body", "header", "p", "h1", "h2", "ul", "ol", "li", "section", "code", "a", "span", "main",
        "article", "div", "mark", "sup", "details", "summary", "b", "em", "label", "input",
    }  # fmt: skip
    assert not [a for _, a in shown.elements if any(key.startswith("on") or key == "style" for key in a)]
    assert not re.search("[\x1b\u202e\ud800-\udfff]", html)
    assert html.encode()


def test_the_page_asks_for_nothing_and_runs_nothing():
    html = "".join(render(Run([report()]), "html"))
    shown = Page(html)
    (policy,) = [a["content"] for a in shown.all("meta") if a.get("http-equiv")]
    assert policy.startswith("default-src 'none'; img-src data:; style-src 'sha256-")
    style = re.search("<style>(.*?)</style>", html, re.DOTALL)[1]
    assert base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() in policy
    assert "url(" not in style
    assert "@import" not in style
    assert not shown.all("script")
    assert not shown.all("link")


def decoded(uri):
    return Pillow.open(BytesIO(base64.b64decode(uri.partition("base64,")[2])))


def test_a_picture_is_shown_small_with_frames_around_what_was_found(folder):
    card("Doors open", size=(2000, 1000)).save("card.png")
    found = Finding("language.spelling", WARNING, "no word", Span(2, 9), image=ImageRef(0, "card.png", (200, 100, 400, 50)))
    shown = page(report(findings=(FAULT, found), images=(Image("card.png", 'A "card"', Path("card.png")),)))
    (image, crop) = shown.all("img")
    assert (image["alt"], image["width"], image["height"]) == ('A "card"', "640", "320")
    assert decoded(image["src"]).size == (640, 320)
    assert (crop["alt"], decoded(crop["src"]).size) == ("", (int(crop["width"]), int(crop["height"])))
    assert int(crop["width"]) / int(crop["height"]) == pytest.approx(1.91, abs=0.02)
    assert "Instagram takes 4:5 to 1.91:1: 4% would be cut off" in shown.text
    assert "No crop is known of X" in shown.text
    (rect,) = shown.all("rect")
    assert [rect[k] for k in ("x", "y", "width", "height")] == ["200", "100", "400", "50"]
    assert shown.all("svg")[0]["viewbox"] == "0 0 2000 1000"
    assert "2000 × 1000" in shown.text


def test_a_copy_carries_nothing_but_pixels(folder):
    picture = grey(99)
    exif = picture.getexif()
    exif[0x8825] = {1: "N", 2: (59.0, 54.0, 0.0)}
    picture.save("gps.jpg", exif=exif, comment=b"secret")
    (image,) = page(report(networks=(), images=(Image("gps.jpg", "x", Path("gps.jpg")),))).all("img")
    assert not decoded(image["src"]).getexif()
    assert b"secret" not in base64.b64decode(image["src"].partition("base64,")[2])


def test_a_secret_in_a_picture_is_painted_over(folder):
    grey(255, (600, 400)).save("note.png")
    secret = Finding(
        "draft.secret", ERROR, "a password", Span(1, 1), image=ImageRef(0, "note.png", (100, 100, 200, 50)), evidence={"secret": True}
    )
    (image,) = page(report(networks=(), findings=(secret,), images=(Image("note.png", "x", Path("note.png")),))).all("img")
    copy = decoded(image["src"])
    assert copy.getpixel((200, 125))[0] < 30
    assert copy.getpixel((50, 125))[0] > 220


@pytest.mark.parametrize(("content", "said"), [(None, "not found"), (b"<html>", "cannot be shown")])
def test_a_picture_that_cannot_be_shown_is_told(folder, content, said):
    path = Path("a.png") if content else None
    if content:
        path.write_bytes(content)
    shown = page(report(images=(Image("a.png", "", path),)))
    assert said in shown.text
    assert "said to be decoration" in shown.text
    assert not shown.all("img")


def test_a_page_does_not_grow_without_bound(folder, monkeypatch):
    card("x").save("card.png")
    monkeypatch.setattr(pictures, "MOST_BYTES", 1000)
    shown = page(*[report(images=(Image("card.png", None, Path("card.png")),)) for _ in range(3)])
    assert len(shown.all("img", width="640")) == 1
    assert shown.text.count("too many pictures for one page") == 2


def test_marks_hold_every_character_once_however_findings_overlap():
    text = "abcdefghij\nklmno"
    spans = [(0, 3), (2, 8), (2, 8), (5, 5), (10, 16), (16, 16)]
    found = tuple(Finding("x.y", INFO, "m", Span(1, 1), start=a, end=b) for a, b in spans)
    html = "".join(render(Run([report(text, found)]), "html"))
    shown = re.search('<div class="text">(.*?)</div>', html, re.DOTALL)[1]
    assert re.sub("<sup>.*?</sup>|<[^>]+>", "", shown) == text
    assert sorted(re.findall(r">(\d+)</a></sup>", shown)) == ["1", "2", "3", "4", "5", "6"]


def test_the_command_writes_the_page(folder):
    Path("a.txt").write_text("We will be there tommorow", encoding="utf-8")
    result = CliRunner().invoke(command, ["--offline", "--format", "html", "-o", "report.html", "a.txt"])
    assert result.exit_code == 0, result.output
    assert "tommorow" in Path("report.html").read_text(encoding="utf-8")
