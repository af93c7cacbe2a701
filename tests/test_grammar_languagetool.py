"""The real LanguageTool: its jars, its server, and what happens when they are damaged, killed, stopped or in the way."""

import os
import shutil
import signal
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import pytest

from postlint.errors import PostlintError, Unavailable
from postlint.services.grammar import build, languagetool, place, server, setup

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_spec("language_tool_python") is None or find_spec("jgo") is None, reason="needs the extra [grammar]"),
]


@pytest.fixture(scope="module")
def jars(tmp_path_factory):
    """Return the folder with LanguageTool in it: the user's own, else one that is fetched for these tests."""
    if not setup.damaged():
        return place.folder().parent
    data = tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(place, "data_folder", lambda: data)
        try:
            setup.fetch()
        except PostlintError as error:
            pytest.skip(f"LanguageTool cannot be had: {error}")
    return data


@pytest.fixture
def here(jars, monkeypatch):
    monkeypatch.setattr(place, "data_folder", lambda: jars)


@pytest.fixture
def grammar(here):
    service = build({}, offline=True)
    yield service
    service.close()


def javas(parent=None):
    """Process ids of Java below this process."""
    told = subprocess.run(["ps", "-eo", "pid,ppid,comm"], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in told.splitlines()[1:]]
    below = {os.getpid() if parent is None else parent}
    for _ in range(4):
        below |= {int(pid) for pid, ppid, _ in rows if int(ppid) in below}
    return [int(pid) for pid, _, name in rows if int(pid) in below and name.strip() == "java"]


def wait_until(true, seconds=10):
    until = time.monotonic() + seconds
    while not true() and time.monotonic() < until:
        time.sleep(0.05)
    return true()


TEXT = "🎉 It are a good day for all of us at the shop"


def test_a_mistake_of_grammar_is_found_and_no_process_is_left(grammar):
    found = [m for m in grammar.check(TEXT, "en") if m.kind == "grammar"]
    assert [TEXT[m.start : m.end] for m in found] == ["are"]
    assert "is" in found[0].replacements
    assert len(javas()) == 1
    with pytest.raises(Unavailable, match='has no "nb"'):
        grammar.check("Vi er her", "nb")
    with pytest.raises(Unavailable, match="--languages pl"):
        grammar.check("Jestem", "pl")
    grammar.close()
    assert javas() == []


def test_a_server_that_is_killed_is_started_once_more_and_then_given_up(grammar):
    grammar.check(TEXT, "en")
    os.kill(javas()[0], signal.SIGKILL)
    assert grammar.check(TEXT + " too", "en")
    for _ in range(languagetool.FAILURES):
        for pid in javas():
            os.kill(pid, signal.SIGKILL)
        with pytest.raises(Unavailable, match="no answer that can be used"):
            grammar.check(f"{TEXT} {time.time()}", "en")
    assert grammar.spelling("We recieve it", "en")


def test_a_server_that_hangs_is_started_anew(grammar, monkeypatch):
    grammar.check(TEXT, "en")
    monkeypatch.setattr(languagetool, "ANSWER_SECONDS", 20)
    grammar._tool._clients["en"]._TIMEOUT = 0.5
    os.kill(javas()[0], signal.SIGSTOP)
    began = time.monotonic()
    assert grammar.check(TEXT + " too", "en")
    assert time.monotonic() - began < 30


def test_a_long_post_and_one_of_emoji_only(grammar):
    assert grammar.check("🎉" * 200, "en") == []
    assert len(grammar.check((TEXT + ". \n") * 800, "en")) >= 800


def test_a_damaged_jar_is_named(jars, tmp_path, monkeypatch):
    copy = tmp_path / place.folder().name
    shutil.copytree(jars / place.folder().name, copy)
    broken = copy / "libs" / "language-en.jar"
    broken.write_bytes(broken.read_bytes()[:-1] + b"x")
    monkeypatch.setattr(place, "data_folder", lambda: tmp_path)
    with pytest.raises(Unavailable, match=r"language-en\.jar is damaged.*postlint setup grammar"):
        build({}, offline=True).check(TEXT, "en")


def test_a_port_that_is_taken_is_no_matter(here, monkeypatch):
    first = server.Server()
    try:
        taken = int(first.url.rpartition(":")[2])
        ports = iter([taken, taken, server._free_port()])
        monkeypatch.setattr(server, "_free_port", lambda: next(ports))
        second = server.Server()
        assert second.url != first.url
        second.close()
    finally:
        first.close()
    assert javas() == []


def test_java_that_is_too_old_or_broken_is_told(here, tmp_path, monkeypatch):
    broken = tmp_path / "java"
    broken.write_text("#!/bin/sh\necho UnsupportedClassVersionError >&2\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr(setup, "java", lambda: setup.Java(str(broken), 17))
    with pytest.raises(Unavailable, match="older than 17"):
        server.Server()
    broken.write_text("#!/bin/sh\necho out of luck >&2\nexit 1\n")
    with pytest.raises(Unavailable, match="did not start: out of luck"):
        server.Server()


def test_the_server_ends_with_the_process_that_started_it_even_if_that_is_killed(jars):
    program = (
        "import sys\nfrom pathlib import Path\nfrom postlint.services.grammar import place, server\n"
        "place.data_folder = lambda: Path(sys.argv[1])\ns = server.Server()\nprint('up', flush=True)\nsys.stdin.read()\n"
    )
    with subprocess.Popen([sys.executable, "-c", program, str(jars)], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as owner:
        assert owner.stdout.readline() == b"up\n"
        running = javas(owner.pid)
        assert len(running) == 1
        owner.kill()
        owner.wait()
        assert wait_until(lambda: not Path(f"/proc/{running[0]}").exists())
