"""The built wheel in a fresh environment, with a plugin built and installed beside it."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

HERE = Path(__file__).parents[1]

PLUGIN_TOML = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
[project]
name = "acme-style"
version = "1.0"
[project.entry-points."postlint.rules"]
acme = "acme_style"
"""
PLUGIN = """\
from postlint import Hit, Post, rule

@rule("acme.loud", "A shout", good=["Open"], bad=["Open!!!!"])
def loud(post: Post, *, most: int = 3):
    "Readers take a shout for an advertisement."
    if post.text.count("!") > most:
        yield Hit("fewer exclamation marks")
"""
PACK = """\
rules:
- {id: acme.rival, kind: phrase, title: A rival, why: Legal asked, message: ask Legal, terms: [Wheelco], good: [Acme], bad: [Wheelco]}
"""


def run(*command, cwd=None):
    done = subprocess.run([str(c) for c in command], cwd=cwd, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    target = tmp_path_factory.mktemp("dist")
    status, out = run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", target, HERE)
    assert status == 0, out
    return next(target.glob("*.whl"))


def test_the_wheel_holds_the_packs_and_nothing_that_is_not_ours(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert any(n.startswith("postlint/packs/topics/") for n in names)
    assert any(n.startswith("postlint/packs/networks/") for n in names)
    assert {"postlint/py.typed", "postlint/output/report.css"} <= set(names)
    assert {n.split("/")[0] for n in names} == {"postlint", next(n.split("/")[0] for n in names if ".dist-info/" in n)}


@pytest.mark.slow
def test_the_wheel_works_alone_and_with_a_plugin(wheel, tmp_path):
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    status, out = run(python, "-m", "pip", "install", "-q", "--disable-pip-version-check", wheel)
    assert status == 0, out
    post = tmp_path / "a.txt"
    post.write_text("Meet us at [INSERT VENUE], Wheelco!!!!\n")
    status, out = run(tmp_path / "env" / "bin" / "postlint", "--offline", "a.txt", "--to", "x", cwd=tmp_path)
    assert status == 1, out
    assert "draft.placeholder" in out
    assert "acme." not in out
    plugin = tmp_path / "plugin"
    (plugin / "acme_style").mkdir(parents=True)
    (plugin / "pyproject.toml").write_text(PLUGIN_TOML)
    (plugin / "acme_style" / "__init__.py").write_text(PLUGIN)
    (plugin / "acme_style" / "rival.yml").write_text(PACK)
    status, out = run(sys.executable, "-m", "build", "--wheel", "--no-isolation", plugin)
    assert status == 0, out
    status, out = run(python, "-m", "pip", "install", "-q", "--no-deps", "--disable-pip-version-check", *(plugin / "dist").glob("*.whl"))
    assert status == 0, out
    status, out = run(tmp_path / "env" / "bin" / "postlint", "--offline", "a.txt", "--select", "acme", cwd=tmp_path)
    assert "warning acme.loud" in out
    assert "warning acme.rival" in out
    (tmp_path / "postlint.toml").write_text("[rules.acme.loud]\nmost = 9\n")
    status, out = run(tmp_path / "env" / "bin" / "postlint", "--offline", "a.txt", "--select", "acme", cwd=tmp_path)
    assert "acme.loud" not in out
