"""Decisions and their approvals: who may, what a yes covers, and what makes it stale."""

import json
import re
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


def git(folder, *words, **more):
    subprocess.run(["git", *words], check=True, cwd=folder, **more)


@pytest.fixture
def committed(draft, folder):
    """The draft in a repository with two-people, written by Ana Ruiz."""
    (folder / "postlint.toml").write_text("two-people = true\n")
    git(folder, "init", "-q")
    git(folder, "config", "user.name", "Ana Ruiz")
    git(folder, "config", "user.email", "a.ruiz@example.com")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "x")
    return draft


@pytest.mark.parametrize("name", ["ana", "Ana Ruiz", "ANA-RUIZ", "a.ruiz", "a.ruiz@example.com"])
def test_an_author_is_known_by_each_name_git_has(committed, name):
    assert "was written by" in postlint("approve", "posts", "--by", name, status=1)


def test_whose_change_is_not_committed_wrote_it(committed, folder):
    committed.write_text(committed.read_text() + "Bye\n")
    git(folder, "config", "user.name", "Ben")
    git(folder, "config", "user.email", "ben@example.com")
    assert "was written by ben" in postlint("approve", "posts/a.md", "--by", "ben", status=1)
    postlint("approve", "posts/a.md", "--by", "ana")


def test_where_git_cannot_tell_nobody_says_yes(draft, folder):
    (folder / "postlint.toml").write_text("two-people = true\n")
    assert "git does not know who did" in postlint("approve", "posts/a.md", "--by", "ben", status=1)


def test_a_decision_waits_for_the_reviewers_who_did_not_write_it(committed, folder):
    assert "waits for somebody else than Ana Ruiz" in postlint("approvals", "posts/a.md")
    (folder / "postlint.toml").write_text('two-people = true\nreviewers = ["ana", "ben", "eve"]\n')
    assert "waits for ben or eve" in postlint("approvals", "posts/a.md")


def test_a_name_written_into_the_file_is_no_reviewer(draft, folder):
    postlint("approve", "posts/a.md", "--by", "ana")
    path = folder / "postlint-approvals.toml"
    path.write_text(path.read_text().replace('"ana"', '"eve"'))
    assert report("posts/a.md", status=1)[0]["held"]
    assert "eve (no reviewer: does not count) on" in postlint("approvals")


def test_what_is_approved_can_be_said_as_it_is_in_check(folder):
    (folder / "a.txt").write_text(GRAVE)
    postlint("approve", "a.txt", "--by", "ana", "--to", "x", "--offline")
    assert report("a.txt", status=1)[0]["held"], "for no network, and the yes was for X"
    assert not report("a.txt", "--to", "x", status=0)[0]["held"]


def test_a_yes_to_some_decisions_leaves_the_others_open(folder):
    (folder / "a.txt").write_text(GRAVE)
    postlint("pause", "--reason", "flood")
    postlint("approve", "a.txt", "--by", "ana", "--rule", "topics")
    (post,) = report("a.txt", status=1)
    assert [f["rule"] for f in decisions(post) if not f["approved"]] == ["crisis.paused"]
    postlint("approve", "a.txt", "--by", "ana", "--rule", "crisis.paused")
    assert not report("a.txt", status=0)[0]["held"], "the first yes holds still"
    assert "did you mean" in postlint("approve", "a.txt", "--by", "ana", "--rule", "crisis.pause", status=2)


def test_a_later_yes_to_something_else_does_not_renew_an_old_yes_to_a_pause(folder):
    (folder / "a.txt").write_text(GRAVE)
    (folder / "postlint-pause.toml").write_text('reason = "one"\nsince = 2020-01-01T00:00:00Z\n')
    postlint("approve", "a.txt", "--by", "ana")
    approvals = folder / "postlint-approvals.toml"
    approvals.write_text(re.sub(r'on = "[^"]+"', 'on = "2026-01-01T00:00:00+00:00"', approvals.read_text()))
    (folder / "postlint-pause.toml").write_text('reason = "two"\nsince = 2026-02-01T00:00:00Z\n')
    postlint("approve", "a.txt", "--by", "ana", "--rule", "topics")
    assert report("a.txt", status=1)[0]["held"]


def test_what_cannot_be_read_is_told(draft):
    assert "no such file" in postlint("approve", "posts/b.md", "--by", "ana", status=2)
    assert 'no post has the id "posts/a.m" (did you mean "posts/a.md"?)' in postlint(
        "approve", "posts/a.md", "--by", "ana", "--id", "posts/a.m", status=2
    )
    assert "unknown network" in postlint("approve", "posts/a.md", "--by", "ana", "--to", "twiter", status=2)


def test_what_to_commit_is_named_from_where_one_stands(draft, folder, monkeypatch):
    monkeypatch.chdir(folder / "posts")
    assert "git add ../postlint-approvals.toml a.md\n" in postlint("approve", "a.md", "--by", "ana")


TAGS = """# our settings
[brands.acme]
hashtags = [
  "RocketFriday",  # weekly
]
"""


def test_a_new_hashtag_joins_those_of_the_brand(folder):
    (folder / "postlint.toml").write_bytes(TAGS.replace("\n", "\r\n").encode())
    (folder / "a.txt").write_text("Skates for everyone. #BlueSkates\n")
    assert "hashtags.new" in {f["rule"] for f in decisions(report("a.txt", status=1)[0])}
    out = postlint("approve", "a.txt", "--by", "ana")
    assert "#BlueSkates: known to acme from now on with --add-hashtags" in out
    assert (folder / "postlint.toml").read_bytes() == TAGS.replace("\n", "\r\n").encode()
    (folder / "postlint-approvals.toml").unlink()
    out = postlint("approve", "a.txt", "--by", "ana", "--add-hashtags")
    assert "git add postlint-approvals.toml postlint.toml a.txt\n" in out
    assert (folder / "postlint.toml").read_bytes() == TAGS.replace("weekly\n", 'weekly\n  "BlueSkates",\n').replace("\n", "\r\n").encode()
    assert "hashtags.new" not in {f["rule"] for f in report("a.txt", status=0)[0]["findings"]}
