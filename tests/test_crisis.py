"""The pause: which posts it holds and why, what it lists, and what lets a post through."""

import json
import tomllib

import pytest
from click.testing import CliRunner

from postlint.cli import command

SORRY = "We are sorry for the joke that we posted while Bergen was flooded. It was wrong, and it is gone."


def postlint(*args, status=0):
    result = CliRunner().invoke(command, list(args))
    assert result.exit_code == status, (result.exit_code, result.output, result.exception)
    return result.output


def report(*args, status):
    return json.loads(postlint(*args, "--offline", "--format", "json", status=status))["posts"]


def held(*args):
    result = CliRunner().invoke(command, [*args, "--offline", "--select", "crisis", "--format", "json"])
    return {post["id"]: post["findings"][0]["message"] for post in json.loads(result.output)["posts"] if post["held"]}


@pytest.fixture
def posts(folder):
    def write(name, text, when=None):
        head = f"when: {when}\n" if when else ""
        (folder / f"{name}.md").write_text(f"---\nto: [x]\n{head}---\n{text}\n")

    write("plain", "Doors open at nine.")
    write("joke", "Mondays, lol")
    write("sale", "All boots, 20% off")
    write("storm", "Our choir took the town by storm", "2030-01-02T09:00")
    write("town", "See you in #LovelyBergen", "2030-01-01T09:00")
    return folder


def test_every_post_is_held_and_told_why_and_since_when(posts):
    out = postlint("pause", "--reason", "flood in Bergen", "--until", "2031-01-01")
    assert "Posts are paused: flood in Bergen\n" in out
    messages = held(".")
    assert set(messages) == {"plain.md", "joke.md", "sale.md", "storm.md", "town.md"}
    assert all("posts are paused since " in m and "until 01 January 00:00 (flood in Bergen)" in m for m in messages.values())
    assert "paused since" in postlint("plain.md", "--offline", status=1).splitlines()[-1]


def test_what_is_due_meanwhile_is_listed_in_its_order(posts):
    out = postlint("pause", "--reason", "flood", "--until", "2030-01-02")
    assert [line.split()[:4] for line in out.splitlines() if line.startswith("  ")] == [["2030-01-01", "09:00", "town.md", "[x]"]]
    assert "Held besides: 3 with no time" in out
    out = postlint("pause", "--reason", "flood")
    assert [line.split()[2] for line in out.splitlines() if line.startswith("  ")] == ["town.md", "storm.md"]
    assert "This takes the place of the pause that is" in out


@pytest.mark.parametrize(("options", "wanted"), [
    (["--only", "jokes"], {"joke.md": "jokes"}),
    (["--only", "sales"], {"sale.md": 'sells ("% off")'}),
    (["--only", "jokes,sales"], {"joke.md": "", "sale.md": ""}),
    (["--topics", "disaster"], {"storm.md": 'touches the topic disaster ("storm")'}),
    (["--topics", "flood"], {"storm.md": "disaster"}),
    (["--topics", "Bergen"], {"town.md": "speaks of Bergen"}),
    (["--topics", "Bergen", "--only", "jokes"], {"joke.md": "", "town.md": ""}),
])  # fmt: skip
def test_only_some_posts_are_held(posts, options, wanted):
    assert "Some posts are paused" in postlint("pause", "--reason", "flood", *options)
    messages = held(".")
    assert set(messages) == set(wanted)
    assert all(wanted[id] in message for id, message in messages.items())


def test_the_words_of_a_pause_are_explained(posts):
    out = postlint("pause", "--reason", "x", "--topics", "flood,Bergen,deth,war")
    assert '"flood" belongs to the topic disaster' in out
    assert '"Bergen" is no topic: posts with the word are held' in out
    assert '"deth" is no topic (did you mean "death"?)' in out
    written = tomllib.loads((posts / "postlint-pause.toml").read_text())
    assert (written["topics"], written["words"]) == (["disaster", "war"], ["flood", "Bergen", "deth"])


@pytest.mark.parametrize("options", [["--only", "sale"], ["--until", "2020-01-01"], ["--until", "tomorrow"], []])
def test_a_pause_that_is_none_is_refused(posts, options):
    postlint("pause", *(["--reason", "x"] if options else []), *options, status=2)
    assert not (posts / "postlint-pause.toml").exists()


@pytest.mark.parametrize("text", ["reason = 1", "since = 2026-01-01T00:00:00Z", 'reason = "x"\nsince = "now"', "[", *(
    f'reason = "x"\nsince = 2026-01-01T00:00:00Z\n{more}' for more in ('only = ["sale"]', "topics = [1]", "words = 'x'", "until = 1")
)])  # fmt: skip
def test_a_broken_pause_lets_nothing_out(posts, text):
    (posts / "postlint-pause.toml").write_text(text)
    assert "this is no pause file" in postlint("plain.md", "--offline", status=2)


def test_drafts_that_cannot_be_read_are_told_and_the_pause_begins(posts):
    (posts / "bad.md").write_text("---\nto: nowhere\n---\nHello\n")
    assert "unknown network" in postlint("pause", "--reason", "flood", status=2)
    assert len(held("plain.md")) == 1


def test_an_answer_to_the_crisis_is_held_to_the_rules_of_an_apology_and_let_through_by_a_yes(posts):
    answer = posts / "answer.txt"
    answer.write_text(f"{SORRY} We apologise if anyone was offended.\n")
    postlint("pause", "--reason", "flood in Bergen")
    rules = {f["rule"] for f in report("answer.txt", status=1)[0]["findings"]}
    assert {"crisis.paused", "tone.apology-conditional"} <= rules
    answer.write_text(SORRY + "\n")
    postlint("approve", "answer.txt", "--by", "ana", "--offline")
    assert not report("answer.txt", status=0)[0]["held"]
    postlint("pause", "--reason", "another flood")
    record = posts / "postlint-approvals.toml"
    record.write_text(record.read_text().replace('on = "20', 'on = "19'))
    assert report("answer.txt", status=1)[0]["held"], "no yes from before the pause clears it"
