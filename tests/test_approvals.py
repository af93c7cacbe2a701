"""Decisions and their approvals: who may, what a yes covers, and what makes it stale."""

import json
import subprocess

import pytest
from click.testing import CliRunner

from postlint.cli import command

GRAVE = "We remember Pearl Harbor today. 20% off all skates with code HARBOR20!\n"


def postlint(*args, status=0):
    result = CliRunner().invoke(command, list(args))
    assert result.exit_code == status, result.output
    return result.output


def report(*args, status):
    return json.loads(postlint(*args, "--offline", "--format", "json", status=status))["posts"]


def decisions(post):
    return [f for f in post["findings"] if f["decision"]]


@pytest.fixture
def draft(folder):
    (folder / "postlint.toml").write_text('reviewers = ["ana", "ben"]\n')
    (folder / "posts").mkdir()
    path = folder / "posts" / "a.md"
    path.write_text(f"---\nto: [x]\n---\n{GRAVE}")
    return path


def test_a_yes_releases_exactly_what_was_seen(draft, monkeypatch):
    assert decisions(report("posts/a.md", status=1)[0])
    out = postlint("approve", "posts/a.md", "--by", "ana")
    assert "posts/a.md: ana says yes to " in out
    assert "git add postlint-approvals.toml" in out
    (post,) = report("posts/a.md", status=0)
    assert not post["held"]
    assert all(f["approved"]["by"] == "ana" for f in decisions(post))
    assert "approved by ana on" in postlint("posts/a.md", "--offline")
    monkeypatch.chdir(draft.parent)
    assert not report("a.md", status=0)[0]["held"], "the same file, named from another folder"


@pytest.mark.parametrize("change", [
    lambda p: p.write_text(p.read_text().replace("today.", "today!")),
    lambda p: p.write_text(p.read_text().replace("to: [x]", "to: [x, mastodon]")),
    lambda p: p.write_text(p.read_text().replace("to: [x]", "to: [x]\naccount: '@acme'")),
    lambda p: p.write_text(p.read_text().replace("to: [x]", "to: [x]\nwhen: 2030-01-01T09:00Z")),
])  # fmt: skip
def test_one_change_makes_it_stale(draft, change):
    postlint("approve", "posts/a.md", "--by", "ana")
    change(draft)
    (post,) = report("posts/a.md", status=1)
    assert "confirm.stale-approval" in {f["rule"] for f in post["findings"]}
    assert all(f["approved"] is None for f in decisions(post))
    assert "stale, changed since ana said yes" in postlint("approvals", "posts/a.md", "--stale")


def test_a_picture_s_bytes_count(draft, folder):
    (folder / "posts" / "a.gif").write_bytes(b"GIF89a\1\0\1\0\x80\0\0\xff\xff\xff\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;")
    draft.write_text(draft.read_text().replace("to: [x]", "to: [x]\nimages: [{file: a.gif, alt: A dot}]"))
    postlint("approve", "posts/a.md", "--by", "ana")
    assert not report("posts/a.md", status=0)[0]["held"]
    content = (folder / "posts" / "a.gif").read_bytes()
    (folder / "posts" / "a.gif").write_bytes(content.replace(b"\xff\xff\xff", b"\xff\xff\xfe"))
    assert report("posts/a.md", status=1)[0]["held"]


def test_faults_are_not_approved(draft):
    draft.write_text(draft.read_text() + "[INSERT LINK]\n")
    postlint("approve", "posts/a.md", "--by", "ana")
    (post,) = report("posts/a.md", status=1)
    assert post["held"]


def test_only_reviewers_may(draft):
    assert "none of the reviewers" in postlint("approve", "posts/a.md", "--by", "eve", status=1)


def test_two_people_are_two(draft, folder):
    (folder / "postlint.toml").write_text("two-people = true\n")
    for words in (
        ["init", "-q"],
        ["config", "user.name", "Ana"],
        ["config", "user.email", "ana@example.com"],
        ["add", "-A"],
        ["commit", "-qm", "x"],
    ):
        subprocess.run(["git", *words], check=True, cwd=folder)
    assert "was written by ana" in postlint("approve", "posts/a.md", "--by", "ana", status=1)
    postlint("approve", "posts/a.md", "--by", "ben")


def test_no_yes_from_before_clears_a_pause(draft):
    postlint("approve", "posts/a.md", "--by", "ana")
    postlint("pause", "--reason", "flood")
    (post,) = report("posts/a.md", status=1)
    assert [f["rule"] for f in decisions(post) if not f["approved"]] == ["crisis.paused"]
    postlint("approve", "posts/a.md", "--by", "ben")
    assert not report("posts/a.md", status=0)[0]["held"]


def test_rows_are_approved_one_by_one(folder):
    rows = [{"id": i, "text": GRAVE} for i in ("r1", "r2")]
    (folder / "a.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows))
    postlint("approve", "a.jsonl", "--by", "ana", "--id", "r2")
    assert [p["held"] for p in report("a.jsonl", status=1)] == [True, False]
    assert "a.jsonl#r2: ana on" in postlint("approvals")
    assert "waits for anybody" in postlint("approvals", "a.jsonl")


def test_nothing_waits(folder):
    (folder / "a.txt").write_text("Doors open at nine.\n")
    assert "No decision waits" in postlint("approve", "a.txt", "--by", "ana")


def test_a_broken_file_is_told(draft, folder):
    (folder / "postlint-approvals.toml").write_text("[[approved]]\npost = 1\n")
    result = CliRunner().invoke(command, ["posts/a.md", "--offline"])
    assert result.exit_code == 2
    assert "postlint-approvals.toml" in result.output
