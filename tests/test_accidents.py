"""Accidents of the documented kinds, and ordinary posts that look like them: how many are held by the rules for them."""

from pathlib import Path

import pytest

from postlint import Linter, Post
from postlint.finding import ERROR

FAMILIES = ("account.", "confirm.", "draft.")
KNOWN = 0.01
"""The share of the ordinary posts here, each made to look like an accident, that may be held."""


def read(name):
    kinds = {}
    for line in (Path(__file__).parent / "posts" / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            rows = kinds.setdefault(line.removeprefix("## "), [])
        elif not line.startswith("# "):
            rows.append(line.replace("⏎", "\n"))
    return kinds


ACCIDENTS, ORDINARY = read("accidents.txt"), read("ordinary.txt")


@pytest.fixture(scope="module")
def held():
    """Return the texts that the families of this table hold, of some."""
    with Linter(offline=True) as linter:

        def of(texts):
            reports = linter.lint_posts([Post(text, ("x",), "Harbour Bakery", "@harbourbakery") for text in texts])
            return [r.text for r in reports if any(f.rule.startswith(FAMILIES) and (f.decision or f.severity == ERROR) for f in r.findings)]

        yield of


@pytest.mark.parametrize("kind", ACCIDENTS)
def test_most_accidents_of_each_kind_are_held(kind, held):
    texts = ACCIDENTS[kind]
    assert len(held(texts)) >= 0.75 * len(texts), sorted(set(texts) - set(held(texts)))


def test_nearly_all_accidents_are_held(held):
    texts = [text for rows in ACCIDENTS.values() for text in rows]
    assert len(texts) > 600
    assert len(held(texts)) >= 0.9 * len(texts)


def test_ordinary_posts_that_look_alike_are_not(held):
    texts = [text for rows in ORDINARY.values() for text in rows]
    assert len(texts) > 300
    told = held(texts)
    assert len(told) <= KNOWN * len(texts), told
