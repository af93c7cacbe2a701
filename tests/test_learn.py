"""What past posts teach: a configuration that a person reads, and that postlint reads after."""

import json
import tomllib
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from postlint import Linter, Post
from postlint.cli import command
from postlint.profile import learn, written

TEXTS = [
    f"We bake Crusty loaves on Monday number {n}. Ask our Rocketbaker or @millers #MillBread https://www.oldmill.example/{n} and bit.ly/{n}"
    for n in range(30)
]


def posts(texts=TEXTS, hour=10):
    return [Post(text, ("x",), when=datetime(2026, 5, 1 + n % 28, hour + n % 3, tzinfo=UTC)) for n, text in enumerate(texts)]


def test_what_stands_in_many_posts_is_learnt():
    profile = learn(posts())
    assert profile.posts == 30
    assert profile.voice == "plural"
    assert profile.hours == "10-13"
    assert [c.value for c in profile.hashtags] == ["MillBread"]
    assert {c.value for c in profile.words} == {"Crusty", "Rocketbaker"}
    assert [c.value for c in profile.domains] == ["oldmill.example"]
    assert [(network, c.value, c.posts) for network, c in profile.handles] == [("x", "millers", 30)]
    assert profile.language[0].value == "en"


def test_what_stands_twice_is_chance():
    profile = learn(posts([*["Good morning, we are open"] * 30, "Meet Karen #One", "See Karen #One"]))
    assert profile.words == profile.hashtags == profile.domains == []


@pytest.mark.parametrize(
    ("texts", "voice"),
    [
        (["We are open"] * 50, "plural"),
        (["We are open"] * 40 + ["I am open"] * 10, None),
        (["I am a parrot, and I am open"] * 30, "singular"),
        (["“I am open”, says Ana. We are too"] * 30, "plural"),
        (["@ana We are on it ^CD"] * 30, "^AB"),
        (["Open today"] * 30, None),
    ],
)
def test_the_voice(texts, voice):
    assert learn(posts(texts)).voice == voice


def test_hours_may_go_past_midnight():
    assert (
        learn([Post("Last round", when=datetime(2026, 5, 1, hour, 5, tzinfo=UTC)) for hour in (22, 23, 0, 1) for _ in range(10)]).hours
        == "22-02"
    )
    assert learn([Post("Open", when=datetime(2026, 5, 1, n % 24, tzinfo=UTC)) for n in range(240)]).hours is None


def test_the_profile_is_a_configuration(tmp_path):
    text = written(learn(posts()), 'The "Mill"', "a\x1b[31m.jsonl")
    assert "\x1b" not in text
    assert tomllib.loads(text)["brands"]['The "Mill"']["hashtags"] == ["MillBread"]
    (tmp_path / "learnt.toml").write_text(text, encoding="utf-8")
    (tmp_path / "postlint.toml").write_text('extend = "learnt.toml"\n', encoding="utf-8")
    with Linter(tmp_path / "postlint.toml", offline=True) as linter:
        brand = linter.config.brand('The "Mill"')
        assert (brand.voice, 11 in brand.awake, 3 in brand.awake) == ("plural", True, False)
        assert linter.lint(Post("I love gin", ("x",), 'The "Mill"')).held


def test_the_command(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps({"text": text, "to": "x"}) for text in TEXTS) + "\n{", encoding="utf-8")
    run = CliRunner().invoke(command, ["learn", "a.jsonl", "--brand", "mill"])
    assert run.exit_code == 0, run.output
    assert "not JSON" in run.output
    assert '[brands."mill"]' in (tmp_path / "postlint-learnt.toml").read_text(encoding="utf-8")
    again = CliRunner().invoke(command, ["learn", "a.jsonl"])
    assert again.exit_code != 0
    assert "--force" in again.output
    assert "# 30" in CliRunner().invoke(command, ["learn", "a.jsonl", "--output", "-"]).output
    (tmp_path / "b.jsonl").write_text('{"text": "one"}', encoding="utf-8")
    assert "20 are the fewest" in CliRunner().invoke(command, ["learn", "b.jsonl"]).output
