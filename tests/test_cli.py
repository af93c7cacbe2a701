"""The command line, as a user has it: what is printed, and the exit status."""

import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from postlint import __version__
from postlint.cli import command
from postlint.data import rules_folder

FAULTY = "Meet us at [INSERT VENUE]!\n"
GOOD = "Doors open at nine.\n"


def postlint(*args, status=0, stdin=None, env=None):
    result = CliRunner().invoke(command, [str(a) for a in args], input=stdin, env=env)
    assert result.exit_code == status, (result.exit_code, result.output, result.exception)
    return result


def report(*args, **more):
    return json.loads(postlint(*args, "--offline", "--format", "json", **more).stdout)


@pytest.fixture
def draft(folder):
    path = folder / "draft.txt"
    path.write_text(FAULTY)
    return path


def test_a_file_alone_means_check(draft):
    assert postlint("draft.txt", status=1).output == postlint("check", "draft.txt", status=1).output
    assert "draft.txt:1:12: error draft.placeholder" in postlint("draft.txt", status=1).output


def test_a_command_wins_over_a_file_of_its_name(folder):
    (folder / "rules").write_text(FAULTY)
    assert "rules · postlint explain" in postlint("rules").output
    assert "draft.placeholder" in postlint("check", "rules", status=1).output
    assert "draft.placeholder" in postlint("check", "--", "rules", status=1).output


def test_version_and_help():
    assert __version__ in postlint("--version").output
    assert "Lint social-media posts before they are published" in postlint("--help").output
    assert "--stdin-filename" in postlint("check", "--help").output


def test_a_good_post_ends_with_0_and_a_true_last_line(folder):
    (folder / "a.txt").write_text(GOOD)
    last = postlint("a.txt", "--offline").output.splitlines()[-1]
    assert last.startswith("no findings in 1 post · ")
    assert "no network is named" in last


def test_standard_input_has_the_format_of_its_name(folder):
    row = json.dumps({"id": "r1", "text": FAULTY})
    assert report("-", "--stdin-filename", "posts.jsonl", stdin=row, status=1)["posts"][0]["id"] == "r1"
    assert report("-", stdin=FAULTY, status=1)["posts"][0]["path"] == "<stdin>"


def test_the_command_line_says_what_front_matter_would(draft):
    draft.write_text("---\nto: [mastodon]\n---\n" + "x" * 300)
    assert report("draft.txt")["posts"][0]["networks"] == ["mastodon"]
    (post,) = report("draft.txt", "--to", "x,linkedin", status=1)["posts"]
    assert post["networks"] == ["x", "linkedin"]
    assert [(f["rule"], f["target"]) for f in post["findings"] if f["rule"] == "networks.too-long"] == [("networks.too-long", "x")]


def test_an_unknown_network_is_a_problem_and_the_post_is_linted(draft):
    draft.write_text("---\nto: [x, myspace]\n---\n" + FAULTY)
    answer = report("draft.txt", status=2)
    assert [(p["path"], p["line"]) for p in answer["problems"]] == [("draft.txt", 2)]
    assert "myspace" in answer["problems"][0]["message"]
    assert "draft.placeholder" in {f["rule"] for f in answer["posts"][0]["findings"]}


def test_a_missing_file_is_a_problem_and_the_others_are_linted(draft):
    answer = report("nowhere.txt", "draft.txt", status=2)
    assert [p["path"] for p in answer["problems"]] == ["nowhere.txt"]
    assert answer["summary"]["posts"] == 1


def test_a_wrong_configuration_is_a_problem_and_the_posts_are_linted(draft, folder):
    (folder / "postlint.toml").write_text('fail-on = "error"\n[rules.links.borken]\nenabled = false\n')
    answer = report("draft.txt", status=2)
    (problem,) = answer["problems"]
    assert (problem["path"], problem["line"]) == ("postlint.toml", 2)
    assert 'did you mean "links.broken"?' in problem["message"]
    assert answer["summary"]["errors"] == 1


def test_the_nearest_configuration_holds_unless_told_otherwise(draft, folder):
    (folder / "postlint.toml").write_text('ignore = ["draft"]\n')
    assert report("draft.txt")["posts"][0]["findings"] == []
    assert report("draft.txt", "--no-config", status=1)["summary"]["errors"] == 1
    (folder / "other.toml").write_text('ignore = ["links"]\n')
    assert report("draft.txt", "--config", "other.toml", status=1)["summary"]["errors"] == 1


def test_select_ignore_and_fail_on(draft):
    assert {f["rule"] for f in report("draft.txt", "--select", "draft", status=1)["posts"][0]["findings"]} == {"draft.placeholder"}
    assert report("draft.txt", "--ignore", "draft.placeholder,language")["posts"][0]["findings"] == []
    assert report("draft.txt", "--fail-on", "never")["posts"][0]["held"] is False
    assert 'did you mean "links.broken"?' in postlint("draft.txt", "--select", "links.borken", status=2).output


def test_offline_is_told_and_counts_neither_for_require_nor_for_strict(folder):
    (folder / "a.txt").write_text("See https://example.com/page\n")
    out = postlint("a.txt", "--offline", "--strict").output
    assert "links.broken" in out.splitlines()[-1]
    assert "--offline" in out.splitlines()[-1]
    assert "exclude each other" in postlint("a.txt", "--offline", "--require", "web", status=2).output


def test_statistics_count_each_rule(draft):
    assert "      1  error     draft.placeholder" in postlint("draft.txt", "--statistics", status=1).output


def test_quiet_shows_only_held_posts(draft, folder):
    (folder / "b.txt").write_text("One #a #b #c #d #e #f #g #h #i #j #k #l\n")
    assert "b.txt" in postlint("draft.txt", "b.txt", status=1).output
    assert "b.txt" not in postlint("draft.txt", "b.txt", "-q", status=1).output


def test_output_goes_to_a_file(draft, folder):
    assert postlint("draft.txt", "-o", "out.json", "--format", "json", status=1).stdout == ""
    assert json.loads((folder / "out.json").read_text())["summary"]["held"] == 1
    assert "--output" in postlint("draft.txt", "-o", "no/such/folder/x", status=2).output


@pytest.mark.parametrize(("env", "flag", "colored"), [
    ({}, (), False), ({"FORCE_COLOR": "1"}, (), True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, (), False),
    ({"NO_COLOR": "1"}, ("--color",), True), ({"FORCE_COLOR": "1"}, ("--no-color",), False),
])  # fmt: skip
def test_colour_flag_then_no_color_then_force_color_then_terminal(draft, env, flag, colored):
    done = subprocess.run(
        [sys.executable, "-m", "postlint", "draft.txt", "--offline", *flag],
        capture_output=True,
        text=True,
        env={**os.environ, **env},
        check=False,
    )
    assert ("\x1b[31m" in done.stdout) is colored


def test_now_is_the_time_of_the_run(folder):
    (folder / "a.txt").write_text("---\nto: [x]\nwhen: 2026-12-01T09:00+01:00\n---\nDoors open.\n")
    rules = {f["rule"] for f in report("a.txt", "--now", "2026-12-02T09:00+01:00")["posts"][0]["findings"]}
    assert "schedule.past" in rules
    assert "schedule.past" not in {f["rule"] for f in report("a.txt", "--now", "2026-11-30T09:00")["posts"][0]["findings"]}
    assert "is no time" in postlint("a.txt", "--now", "tomorrow", status=2).output


def test_rules_and_explain():
    assert "links.broken" in postlint("rules").output
    listed = json.loads(postlint("rules", "--format", "json").output)
    assert {"id", "severity", "why", "options"} <= set(listed[0])
    assert "# links.broken" in postlint("explain", "links.broken").output
    assert 'did you mean "links.broken"?' in postlint("explain", "links.borken", status=2).output


def test_init_writes_a_configuration_that_works(folder):
    postlint("init", "--brand", "nordlys")
    assert "[brands.nordlys]" in (folder / "postlint.toml").read_text()
    assert "here already" in postlint("init", status=1).output
    (folder / "a.txt").write_text(GOOD)
    assert report("a.txt")["problems"] == []


def test_config_says_where_each_value_comes_from(folder):
    (folder / "postlint.toml").write_text('fail-on = "warning"\n[rules.hashtags.too-many]\nlimit = 3\n')
    out = postlint("config", ".").output
    assert 'fail-on = "warning"  # postlint.toml:1' in out
    assert any("limit = 3" in line and "postlint.toml:3" in line for line in out.splitlines())
    assert json.loads(postlint("config", "--schema").output)["properties"]["fail-on"]


def test_pause_holds_and_resume_releases(folder):
    (folder / "a.txt").write_text(GOOD)
    assert "git add postlint-pause.toml" in postlint("pause", "--reason", 'a "flood"').output
    (post,) = report("a.txt", status=1)["posts"]
    assert [(f["rule"], f["decision"]) for f in post["findings"]] == [("crisis.paused", True)]
    assert 'a "flood"' in post["findings"][0]["message"]
    postlint("resume")
    assert report("a.txt")["summary"]["held"] == 0
    assert "no pause" in postlint("resume").output


def test_a_pack_is_tested_by_its_examples(folder):
    pack = folder / "house.yml"
    pack.write_text(
        "rules:\n- {id: house.x, kind: phrase, title: T, why: It is so, message: m, terms: [widget], good: [gadget], bad: [widget, gizmo]}\n"
    )
    assert "house.x is silent on its bad example 'gizmo'" in postlint("test", "house.yml", status=1).output
    pack.write_text(pack.read_text().replace(", gizmo", ""))
    assert "1 rules, 0 failures" in postlint("test", "house.yml").output
    assert "3 rules, 0 failures" in postlint("test", str(rules_folder() / "words" / "tone.yml")).output
    (folder / "wrong.yml").write_text("rules: 5\n")
    assert "wrong.yml:1: a pack is a mapping" in postlint("test", "wrong.yml", status=2).output
    (folder / "postlint.toml").write_text('packs = ["house.yml"]\n')
    (folder / "a.txt").write_text("A widget for every kitchen.\n")
    assert [f["rule"] for f in report("a.txt")["posts"][0]["findings"]] == ["house.x"]


def test_completion_is_offered():
    done = subprocess.run(
        [sys.executable, "-m", "postlint"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "_POSTLINT_COMPLETE": "bash_source"},
    )
    assert "_POSTLINT_COMPLETE" in done.stdout


def test_a_reader_that_leaves_early_is_no_crash(folder):
    (folder / "many.jsonl").write_text("".join(json.dumps({"id": n, "text": FAULTY}) + "\n" for n in range(3000)))
    done = subprocess.run(
        f"{sys.executable} -m postlint --offline many.jsonl | head -1", shell=True, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr


def test_doctor_says_what_is_here_and_how_to_get_the_rest():
    out = postlint("doctor").output
    assert f"✓ postlint: {__version__}, " in out
    assert "Hunspell" in out
    assert "run postlint setup grammar" in out or "LanguageTool 6.8" in out


def test_setup_refuses_a_language_that_is_unknown():
    assert "no LanguageTool jars are known" in postlint("setup", "grammar", "--languages", "tlh", status=2).output


def test_the_last_line_counts_posts_and_not_networks(folder):
    (folder / "a.txt").write_text("See https://example.com/a, @acme!\n")
    assert "not run on 1 post:" in postlint("--offline", "--to", "x,mastodon,bluesky", "a.txt").output
