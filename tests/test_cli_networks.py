"""``postlint networks`` and ``postlint count``, as a user has them."""

import json
import os
import subprocess
import sys

import pytest
from test_cli import postlint
from webserver import answer, hang, redirect

from postlint.text.networks import NETWORKS, OVERRIDES, facts

INSTANCE = {
    "title": "Far Away",
    "configuration": {
        "statuses": {"max_characters": 1000, "max_media_attachments": 4, "characters_reserved_per_url": 23},
        "media_attachments": {"description_limit": 1500, "image_size_limit": 20_000_000, "video_frame_rate_limit": True},
        "polls": {"max_options": 20, "max_characters_per_option": 50, "min_expiration": 301, "max_expiration": 2_629_746},
    },
}


def as_json(*args, **more):
    return json.loads(postlint(*args, "--format", "json", **more).stdout)


# networks


def test_the_table_has_every_limit_of_every_network_with_its_sources(folder):
    out = postlint("networks").stdout
    for network in NETWORKS:
        assert f"({network})\n" in out
    (line,) = [line for line in out.partition("Bluesky")[0].splitlines() if line.startswith("  max-characters ")]
    assert line.split()[1:4] == ["280", "A", facts("x").facts["max-characters"].checked]
    assert "twitter-text" in line
    assert "markup" not in out, "no limit"


def test_a_network_alone_has_all_that_is_known(folder):
    out = postlint("networks", "Twitter").stdout
    assert out.startswith("X (x)\n")
    for key in facts("x").facts:
        assert f"\n  {key} " in out
    instagram = postlint("networks", "instagram").stdout
    assert "    or                                   30  B  " in instagram, "sources that disagree are shown"
    assert "since 2025-12" in instagram
    assert "[1]  " in instagram


def test_facts_for_machines(folder):
    found = as_json("networks")
    assert {entry["network"] for entry in found} == set(NETWORKS)
    assert {entry["fact"] for entry in found} == set(OVERRIDES)
    (limit,) = [entry for entry in as_json("networks", "x") if entry["fact"] == "max-characters"]
    assert (limit["value"], limit["confidence"]) == (280, "A")
    assert limit["sources"][0].keys() == {"title", "url", "date"}


def test_the_configurations_own_facts_are_shown(folder):
    (folder / "postlint.toml").write_text("[networks.mastodon]\nmax-characters = 1000\n")
    (line,) = [line for line in postlint("networks", "mastodon").stdout.splitlines() if "max-characters " in line]
    assert line.split()[1:3] == ["1,000", "A"]
    assert "  configuration" in postlint("networks", "mastodon").stdout
    (folder / "postlint.toml").write_text("[networks.mastodon]\nmax-charactres = 1000\n")
    assert (
        'postlint.toml:2: networks.mastodon: unknown key "max-charactres" (did you mean "max-characters"?)'
        in postlint("networks", status=2).output
    )


def test_a_limit_of_ones_own_is_what_rules_count_by(folder):
    (folder / "a.txt").write_text("---\nto: mastodon\n---\n" + "word " * 150)
    assert "networks.too-long" in postlint("a.txt", "--offline", status=1).output
    (folder / "postlint.toml").write_text("[networks.mastodon]\nmax-characters = 1000\n")
    assert "networks.too-long" not in postlint("a.txt", "--offline").output


def test_stale_facts_are_a_warning_and_no_failure(folder):
    assert "every fact was checked" in postlint("networks", "--stale", "--now", "2026-12-01").output
    old = postlint("networks", "--stale", "--now", "2030-01-01")
    assert old.stdout.splitlines()[0].split() == ["x", "max-characters", "280", "A", facts("x").facts["max-characters"].checked]
    assert old.stderr.startswith("warning: ")
    assert {entry["network"] for entry in as_json("networks", "x", "--stale", "--now", "2030-01-01")} == {"x"}
    assert as_json("networks", "--stale", "--now", "2026-12-01") == []


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["instagramm"], 'did you mean "instagram"'),
        (["--stale", "--now", "soon"], "--now"),
        (["--now", "2026-12-01"], "--now is for --stale"),
        (["--instance", "fosstodon.org"], "--instance is for Mastodon"),
        (["x", "--instance", "fosstodon.org"], "--instance is for Mastodon"),
        (["mastodon", "--instance", "https://a.b/c?d"], "is no name of a server"),
        (["mastodon", "--instance", "ftp://a.b"], "is no name of a server"),
        (["mastodon", "--instance", ""], "is no name of a server"),
        (["mastodon", "--instance", "127.0.0.1"], "is an address of this machine"),
        (["mastodon", "--instance", "intranet"], "is a name of a private network"),
    ],
)
def test_what_cannot_be_is_told(folder, args, told):
    assert told in postlint("networks", *args, status=2).output


@pytest.fixture
def server(running, folder, monkeypatch):
    running.reset()
    running.authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(folder / "ca.pem"))
    (folder / "postlint.toml").write_text("[web]\nallow-private = true\ntimeout = 1\n")
    return running


def test_a_servers_own_limits_become_lines_of_the_configuration(server, folder):
    server.routes["/api/v2/instance"] = answer(json.dumps(INSTANCE), kind="application/json; charset=utf-8")
    host = f"127.0.0.1:{server.secure_port}"
    out = postlint("networks", "mastodon", "--instance", host).stdout
    assert out == (
        f"# as https://{host}/api/v2/instance says\n[networks.mastodon]\nmax-characters = 1000\nmax-image-bytes = 20000000\n"
        "max-poll-options = 20\nmin-poll-minutes = 6\nmax-poll-minutes = 43829\n"
    )
    assert server.paths() == ["/api/v2/instance"]
    with (folder / "postlint.toml").open("a") as file:
        file.write(out)
    assert "nothing to add" in postlint("networks", "mastodon", "--instance", f"https://{host}/").stdout
    found = as_json("networks", "mastodon", "--instance", host)
    assert (found["facts"]["max-characters"], found["differ"]) == (1000, {})


def test_a_server_may_be_elsewhere(server):
    host = f"127.0.0.1:{server.secure_port}"
    server.routes["/api/v2/instance"] = redirect(f"https://{host}/there")
    server.routes["/there"] = answer(json.dumps(INSTANCE), kind="application/json")
    assert "max-characters = 1000" in postlint("networks", "mastodon", "--instance", host).stdout


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (answer("<p>", 200), "does not answer as Mastodon 4 does"),
        (answer("[]", kind="application/json"), "does not answer as Mastodon 4 does"),
        (answer('{"configuration": []}', kind="application/json"), "does not answer as Mastodon 4 does"),
        (answer('{"configuration": {"statuses": 1}}', kind="application/json"), "does not answer as Mastodon 4 does"),
        (answer("[" * 100_000, kind="application/json"), "does not answer as Mastodon 4 does"),
        (answer("", 404), "the page is not there (404)"),
        (answer("", 500), "it answers with 500"),
        (redirect("/api/v2/instance"), "it redirects in a circle"),
        (redirect("ftp://127.0.0.1/"), "which is no web address"),
        (hang, "it did not answer in time"),
    ],
)
def test_a_server_that_does_not_say_is_told(server, given, told):
    server.routes["/api/v2/instance"] = given
    assert told in postlint("networks", "mastodon", "--instance", f"127.0.0.1:{server.secure_port}", status=2).output


def test_wild_numbers_are_not_taken(server):
    wild = {
        "configuration": {
            "statuses": {"max_characters": -1, "max_media_attachments": 10**30, "characters_reserved_per_url": "23"},
            "polls": {},
        }
    }
    server.routes["/api/v2/instance"] = answer(json.dumps(wild), kind="application/json")
    assert "nothing to add" in postlint("networks", "mastodon", "--instance", f"127.0.0.1:{server.secure_port}").stdout


# count


def test_a_bar_for_each_network(folder):
    (folder / "a.txt").write_text("---\nto: [x, mastodon]\n---\n" + "Hello " * 60)
    first, x, mastodon = postlint("count", "a.txt").stdout.splitlines()
    assert first == "a.txt:4"
    assert x.split()[0] == "x"
    assert x.split()[1] == "█" * 30
    assert 'of 280, 79 too many: all from "o Hello' in x
    assert mastodon.split()[1] == "█" * 22 + "░" * 8
    assert mastodon.endswith(" 359 of 500")


def test_a_post_for_nowhere_is_counted_for_everywhere(folder):
    out = postlint("count", "-", stdin="We are live! 👍").stdout
    assert [line.split()[0] for line in out.splitlines()[1:]] == list(NETWORKS)
    assert as_json("count", "-", stdin="Hi 👍")["posts"][0]["path"] == "<stdin>"
    assert [n["used"] for n in as_json("count", "-", "--to", "x,bluesky", stdin="Hi 👍")["posts"][0]["networks"]] == [5, 4]


def test_counts_for_machines(folder):
    (folder / "a.csv").write_text("text,to\nHi,x\n" + "a" * 300 + ",x; bluesky\n")
    one, two = as_json("count", "a.csv")["posts"]
    assert (one["id"], one["line"], one["networks"][0]["cut"]) == ("a.csv#1", 2, None)
    x, bluesky = two["networks"]
    assert (x["used"], x["limit"], x["valid"], x["cut"], x["sure"]) == (300, 280, False, 280, True)
    assert (bluesky["used"], bluesky["valid"], bluesky["cut"]) == (300, True, None)
    assert sum(x["parts"].values()) == 300


def test_bytes_and_unconfirmed_limits_are_told(folder):
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
    out = postlint("count", "-", "--to", "bluesky", stdin=family * 200).stdout
    assert "200 of 300, too many bytes" in out
    assert "(unconfirmed)" in postlint("count", "-", "--to", "reddit", stdin="Hi").stdout


def test_the_configurations_limit_is_counted_by(folder):
    (folder / "postlint.toml").write_text("[networks.mastodon]\nmax-characters = 1000\n")
    assert "of 1,000" in postlint("count", "-", "--to", "mastodon", stdin="Hi").stdout


def test_colours_only_where_they_are_wanted(folder):
    (folder / "a.txt").write_text("Hello " * 60)
    assert "\x1b" not in postlint("count", "a.txt").stdout
    colored = postlint("count", "a.txt", "--color").stdout
    assert "\x1b[31m" in colored
    assert "\x1b[32m" in colored
    command = [sys.executable, "-m", "postlint", "count", "a.txt"]
    forced = subprocess.run(command, capture_output=True, env={**os.environ, "FORCE_COLOR": "1"}, check=True)
    assert b"\x1b[31m" in forced.stdout
    plain = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "latin-1"}, check=True)
    assert b"  x          ############################## " in plain.stdout


def test_no_escape_of_a_draft_reaches_the_terminal(folder):
    out = postlint("count", "-", "--to", "x", "--color", stdin="a" * 290 + "\x1b[31m\u202e").stdout
    assert out.count("\x1b") == 2
    assert "\u202e" not in out


def test_bad_input_is_told(folder):
    (folder / "a.txt").write_text("---\nto: [x, myspace]\n---\nHi")
    assert 'a.txt:2: unknown network "myspace"' in postlint("count", "a.txt", status=2).stderr
    assert "nowhere.txt" in postlint("count", "nowhere.txt", status=2).stderr
    assert 'unknown network "myspace"' in postlint("count", "a.txt", "--to", "myspace", status=2).output
    assert "Missing argument" in postlint("count", status=2).output
    assert as_json("count", "a.txt", status=2)["problems"][0]["line"] == 2
    (folder / "b").mkdir()
    assert "nothing to count" in postlint("count", "b").stdout


@pytest.mark.parametrize("name", ["networks", "count"])
def test_help(name):
    out = postlint(name, "--help").stdout
    assert "--format" in out
    assert name in postlint("--help").stdout
