"""The commands that the pages about decisions show are run, one after the other, in the example repository."""

import re
import shlex
import shutil
import sys
from pathlib import Path

import pexpect
import pytest
from click.testing import CliRunner

from postlint.cli import command

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")


def commands(page):
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return [shlex.split(line, comments=True) for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) for line in block.splitlines()]


@pytest.fixture
def repository(folder):
    shutil.copytree(ROOT / "examples" / "content-repo", folder, dirs_exist_ok=True)
    return folder


@pytest.mark.parametrize("page", ["approvals.md", "crisis.md"])
def test_each_command_does_what_it_says(repository, page):
    found = commands(page)
    assert len(found) > 4
    for program, *words in found:
        assert program == "postlint"
        offline = ["--offline"] if words[0] in {"approve", "check", "ignore"} or (words[1:] and words[0] == "approvals") else []
        result = CliRunner().invoke(command, [*words, *offline])
        assert result.exit_code == (1 if words[0] == "check" else 0), (words, result.output)


def test_what_approvals_shows_is_written(repository):
    for _, *words in commands("approvals.md"):
        if words[0] == "ignore":
            CliRunner().invoke(command, [*words, "--offline"])
    text = (ROOT / "docs" / "approvals.md").read_text(encoding="utf-8")
    (front,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert front in (repository / "posts" / "acme" / "pearl-harbor.md").read_text(encoding="utf-8")
    assert re.findall(r"```toml\n(.*?)```", text, re.DOTALL)[1] in (repository / "postlint.toml").read_text(encoding="utf-8")


def test_review_looks_as_it_is_shown(repository):
    text = (ROOT / "docs" / "review.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```text\n(.*?)\n```", text, re.DOTALL)
    for _, *words in commands("review.md"):
        child = pexpect.spawn(
            sys.executable, ["-m", "postlint", *words, "--offline", "--no-color"], encoding="utf-8", dimensions=(50, 80), timeout=30
        )
        child.expect_exact("[?] ")
        if words[-1].endswith(".md"):
            assert child.before.replace("\r\n", "\n") + "[?]" == shown
        child.waitnoecho()
        child.send("q")
        child.expect(pexpect.EOF)
        child.close()
        assert child.exitstatus in {0, 1}
