"""``postlint review`` and the progress bar, driven in a real terminal of 80 columns."""

import json
import os
import re
import sys
import unicodedata

import pexpect
import pytest
from click.testing import CliRunner

from postlint.cli import command
from postlint.output.printable import width, wrapped

pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")  # a terminal is had by forkpty

ASK = "[?] "
WRONG = "We definately open today.\n"


def postlint(*args, status=0):
    result = CliRunner().invoke(command, [str(a) for a in args])
    assert result.exit_code == status, (result.exit_code, result.output, result.exception)
    return result.output


class Terminal:
    """postlint in a terminal; what it writes is kept as lines."""

    def __init__(self, *args, env=None):
        environment = {**os.environ, "TERM": "xterm", "NO_COLOR": "1", **(env or {})}
        self.child = pexpect.spawn(
            sys.executable, ["-m", "postlint", *args], env=environment, encoding="utf-8", dimensions=(50, 80), timeout=30
        )
        self.child.delaybeforesend = None
        self.all = ""

    def until(self, text):
        self.child.expect_exact(text)
        self.all += self.child.before + self.child.after
        return self.child.before

    def press(self, key):
        """Wait for the question, press a key, and return what was shown before."""
        shown = self.until(ASK)
        self.key(key)
        return shown

    def key(self, key):
        """Press a key once the program listens to keys: what is typed before goes nowhere."""
        self.child.waitnoecho()
        self.child.send(key)

    def answer(self, question, words):
        self.until(question)
        self.child.sendline(words)

    def end(self):
        """Return the exit status, when all is said."""
        self.child.expect(pexpect.EOF)
        self.all += self.child.before
        self.child.close()
        return self.child.exitstatus


def review(*args, **more):
    return Terminal("review", "--offline", *args, **more)


@pytest.fixture
def draft(folder):
    path = folder / "a.md"
    path.write_text("---\nto: [x]  # only\n---\n" + WRONG)
    return path


def test_f_does_what_fix_does(draft, folder):
    (folder / "b.md").write_bytes(draft.read_bytes())
    terminal = review("a.md")
    assert "misspelt" in terminal.press("f")
    terminal.until("fixed; written to a.md")
    assert terminal.end() == 0
    assert "| We definitely open" in terminal.all, "the post is shown as it is now"
    assert "1 fixed" in terminal.all
    assert "git add a.md" in terminal.all
    postlint("b.md", "--offline", "--fix", "--unsafe-fixes")
    assert draft.read_bytes() == (folder / "b.md").read_bytes()


def test_i_does_what_ignore_does(draft, folder):
    (folder / "b.md").write_bytes(draft.read_bytes())
    terminal = review("a.md")
    terminal.press("i")
    terminal.answer("Why is it right", "")
    terminal.press("i")
    terminal.answer("Why is it right", "a joke")
    terminal.answer('Only for "definately"?', "")
    terminal.until("ignored; written to a.md")
    assert terminal.end() == 0
    postlint("ignore", "b.md", "language.spelling", "--why", "a joke", "--words", "definately", "--offline")
    assert draft.read_bytes() == (folder / "b.md").read_bytes()


def test_a_does_what_approve_does(folder):
    (folder / "postlint.toml").write_text('reviewers = ["ana"]\n[brands.acme]\nhashtags = ["Skates"]\n')
    (folder / "a.txt").write_text("Boots for everyone #BlueBoots\n")
    terminal = review("a.txt", "--to", "x")
    assert "decision hashtags.new, waits for ana" in terminal.press("a")
    terminal.answer("Who says yes?", "eve")
    terminal.until("eve is none of the reviewers (ana)")
    terminal.press("a")
    terminal.answer("Who says yes?", "ana")
    terminal.answer("Add #BlueBoots to the hashtags of acme in postlint.toml?", "y")
    assert terminal.end() == 0
    assert "git add postlint-approvals.toml postlint.toml" in terminal.all
    assert 'hashtags = ["Skates", "BlueBoots"]' in (folder / "postlint.toml").read_text()
    by_hand = (folder / "postlint-approvals.toml").read_text()
    (folder / "postlint.toml").write_text('reviewers = ["ana"]\n[brands.acme]\nhashtags = ["Skates"]\n')
    (folder / "postlint-approvals.toml").unlink()
    postlint("approve", "a.txt", "--to", "x", "--by", "ana", "--offline", "--no-add-hashtags")
    on = re.compile('on = "[^"]+"')
    assert on.sub("", by_hand) == on.sub("", (folder / "postlint-approvals.toml").read_text())


def test_o_opens_the_link_or_the_picture(folder):
    for name in ("xdg-open", "open"):
        opener = folder / "bin" / name
        opener.parent.mkdir(exist_ok=True)
        opener.write_text('#!/bin/sh\necho "$1" >> opened\n')
        opener.chmod(0o755)
    for name in ("a.gif", "a.desktop"):
        (folder / name).write_bytes(b"GIF89a\1\0\1\0\x80\0\0\xff\xff\xff\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;")
    (folder / "a.md").write_text(
        "---\nto: [x]\nignore: [{rule: images, why: no real pictures}]\nimages: [{file: a.gif, alt: A dot}, {file: a.desktop, alt: x}]\n---\nOn example.com/menu we show what we cook.\n"
    )
    terminal = review("a.md", "--color", env={"PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"})
    for choice, name in (("1", "https://example.com/menu"), ("2", "a.gif")):
        terminal.press("o")
        terminal.until("Which? ")
        terminal.key(choice)
        terminal.until(f"{name}\r\n")
    terminal.press("o")
    terminal.until("Which? ")
    terminal.key("3")
    terminal.press("q")
    terminal.end()
    assert "a.desktop\r\n  opening" not in terminal.all, "only pictures and web pages are opened"
    opened = (folder / "opened").read_text().split()
    assert opened == ["https://example.com/menu", str(folder / "a.gif")]


def test_s_and_q_and_help_change_nothing(draft, folder):
    (folder / "b.txt").write_text("Doors open at nine.\n")
    before = draft.read_bytes()
    terminal = review("a.md", "b.txt")
    terminal.press("?")
    terminal.until("say why, in the front matter or the configuration")
    terminal.press("z")
    terminal.until("what is done is done; the rest waits")
    terminal.press("a")
    terminal.until("what is done is done; the rest waits")
    terminal.press("\x1b[A")
    terminal.press("s")
    assert "Nothing to decide here." in terminal.press("q")
    assert terminal.end() == 0
    assert "1 skipped · 0 of 2 posts held" in terminal.all
    assert draft.read_bytes() == before
    assert {p.name for p in folder.iterdir()} == {"a.md", "b.txt"}


@pytest.mark.parametrize("ending", ["\x04", "\x03", "hangup"])
@pytest.mark.parametrize("where", ["key", "words"])
def test_the_end_of_input_and_ctrl_c_leave_files_whole(folder, ending, where):
    path = folder / "a.md"
    path.write_text("---\nto: [x]\n---\nWe definately open [INSERT TIME] tomorow.\n")
    terminal = review("a.md")
    terminal.press("f")
    terminal.until("fixed")
    if where == "words":
        terminal.press("i")
        terminal.until("Why is it right")
    else:
        terminal.until(ASK)
    if ending == "hangup":
        terminal.child.close()
    else:
        (terminal.key if where == "key" else terminal.child.send)(ending)
        assert terminal.end() == 1, "the placeholder holds the post still"
        assert "1 fixed" in terminal.all
    assert path.read_text() == "---\nto: [x]\n---\nWe definitely open [INSERT TIME] tomorow.\n"
    assert [p.name for p in folder.iterdir()] == ["a.md"]


def test_a_file_that_changes_meanwhile_is_looked_at_again(draft):
    terminal = review("a.md")
    terminal.until(ASK)
    draft.write_text("---\nto: [x]  # only\n---\nOh! " + WRONG)
    terminal.key("f")
    terminal.until("changed meanwhile")
    assert "Oh! We definately" in terminal.press("f")
    assert terminal.end() == 0
    assert draft.read_text().endswith("Oh! We definitely open today.\n")


HOSTILE = "\x1b]0;owned\x07\x1b[2J\u202eevil 日本語" + "x" * 200 + " definately [INSERT\x1b[31m NAME]"


def test_it_fits_eighty_columns_and_no_draft_moves_the_terminal(folder):
    (folder / "a.jsonl").write_text(json.dumps({"id": "\x1b[5m" + "i" * 100, "text": HOSTILE, "to": ["x", "linkedin"]}) + "\n")
    (folder / "b.txt").write_text("The long and winding road to our new shop. " * 30 + "definately")
    terminal = review("a.jsonl", "b.txt", "--to", "x,linkedin,instagram", "--account", "@a\x1b[1m")
    for _ in range(30):
        if terminal.child.expect_exact([ASK, pexpect.EOF]) == 1:
            break
        terminal.all += terminal.child.before + ASK
        terminal.key("s")
    out = terminal.all
    assert "\x1b" not in out
    assert not [c for c in out if unicodedata.category(c) in {"Cc", "Cf"} and c not in "\r\n"]
    shown = [line for line in re.split("[\r\n]+", out) if ASK not in line]
    assert [line for line in shown if width(line) > 80 and not re.match(r"\S+:\d+:\d+: ", line)] == []
    assert "X          " in out
    assert "too long, cut after" in out
    assert '"see more" after' in out


def test_colours_are_those_that_are_wanted(draft):
    terminal = review("a.md", env={"NO_COLOR": ""})
    assert "\x1b[33mwarning" in terminal.press("q")
    terminal.end()
    terminal = review("a.md", "--no-color", env={"NO_COLOR": "", "FORCE_COLOR": "1"})
    assert "\x1b" not in terminal.press("q")
    terminal.end()


def test_without_a_terminal_it_says_so(draft):
    assert "needs a terminal" in postlint("review", "a.md", status=2)
    assert draft.exists()


def test_what_cannot_be_read_is_told_and_the_others_are_walked_through(draft, folder):
    (folder / "b.csv").write_text('id,text\n1,"broken\n')
    terminal = review("b.csv", "a.md", "none.md")
    shown = terminal.press("q")
    assert "none.md: no such file or folder" in shown
    assert "b.csv:2: " in shown
    assert terminal.end() == 2


def test_a_bar_is_drawn_on_a_terminal_and_nowhere_else(folder):
    (folder / "a.jsonl").write_text("".join(json.dumps({"text": f"Shop number {n} opens at nine."}) + "\n" for n in range(900)))
    terminal = Terminal("a.jsonl", "--offline", "--quiet")
    terminal.end()
    assert "posts" in terminal.all
    assert "100%" in terminal.all
    assert terminal.all.count("\x1b[?25l") == 0 or terminal.all.rindex("\x1b[?25h") > terminal.all.rindex("\x1b[?25l"), "the cursor is back"
    assert "%" not in CliRunner().invoke(command, ["a.jsonl", "--offline", "--quiet"]).stderr


@pytest.mark.parametrize("text", ["", " ", "a" * 50, "日本" * 20, "two  blanks", "e" + "\u0301" * 30, "👩\u200d👩\u200d👧 " * 9])
def test_wrapped_lines_fit_and_lose_nothing(text):
    lines = wrapped(text, 10)
    assert all(width(line) <= 10 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_megabyte_is_wrapped_in_a_moment():
    assert len(wrapped("x" * 1_000_000, 76)) == 13_158
