"""The hooks, run by the real pre-commit in a real git repository, against this checkout."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parents[1]


def run(*command, cwd, **env):
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, env={**os.environ, **env})


@pytest.fixture(scope="module")
def hook(tmp_path_factory):
    """A git repository of postlint as it stands, for pre-commit to install."""
    copy = tmp_path_factory.mktemp("postlint")
    for name in ("src", "rules", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        source = HERE / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy / name)
    git(copy, "init", "-q", "-b", "main")
    git(copy, "add", "-A")
    git(copy, "commit", "-q", "-m", "as it stands")
    return copy


def git(where, *args):
    return run("git", "-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "protocol.file.allow=always", *args, cwd=where,
               GIT_CONFIG_GLOBAL=os.devnull)  # fmt: skip


@pytest.mark.slow
def test_a_good_commit_passes_and_a_held_one_does_not(hook, tmp_path):
    revision = git(hook, "rev-parse", "HEAD").stdout.strip()
    (tmp_path / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hook}\n  rev: {revision}\n  hooks: [{{id: postlint}}, {{id: postlint-online}}]\n"
    )
    assert git(tmp_path, "init", "-q", "-b", "main").returncode == 0
    (tmp_path / "posts").mkdir()
    (tmp_path / "README.md").write_text("Meet us at [INSERT VENUE]!\n")  # never a post
    (tmp_path / "posts" / "good.txt").write_text("Doors open at nine.\n")
    installed = run(sys.executable, "-m", "pre_commit", "install", cwd=tmp_path)
    assert installed.returncode == 0, installed.stderr
    git(tmp_path, "add", "-A")
    passed = git(tmp_path, "commit", "-m", "a good post")
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "Passed" in passed.stdout + passed.stderr
    (tmp_path / "posts" / "check.txt").write_text("Meet us at [INSERT VENUE]!\n")  # a file may bear a command's name
    git(tmp_path, "add", "-A")
    held = git(tmp_path, "commit", "-m", "a held post")
    assert held.returncode == 1
    assert "posts/check.txt:1:12: error draft.placeholder" in held.stdout + held.stderr
    assert "README" not in held.stdout + held.stderr
    online = run(sys.executable, "-m", "pre_commit", "run", "postlint-online", "--hook-stage", "manual", "--all-files", cwd=tmp_path)
    assert "posts/check.txt:1:12" in online.stdout


@pytest.mark.slow
def test_include_widens_what_the_hook_looks_at(hook, tmp_path):
    revision = git(hook, "rev-parse", "HEAD").stdout.strip()
    (tmp_path / ".pre-commit-config.yaml").write_text(f"repos:\n- repo: {hook}\n  rev: {revision}\n  hooks: [{{id: postlint}}]\n")
    (tmp_path / "postlint.toml").write_text('include = ["marketing/**"]\n')
    (tmp_path / "marketing").mkdir()
    (tmp_path / "marketing" / "a.txt").write_text("Meet us at [INSERT VENUE]!\n")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", "-A")
    staged = run(sys.executable, "-m", "pre_commit", "run", cwd=tmp_path)
    assert (staged.returncode, "marketing/a.txt:1:12: error" in staged.stdout) == (1, True), staged.stdout
    git(tmp_path, "commit", "-q", "--no-verify", "-m", "x")
    everything = run(sys.executable, "-m", "pre_commit", "run", "--all-files", cwd=tmp_path)
    assert (everything.returncode, "marketing/a.txt:1:12: error" in everything.stdout) == (1, True)
