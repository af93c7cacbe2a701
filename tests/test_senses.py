"""Grave words that are a manner of speaking, told by spaCy where it is there."""

from importlib.util import find_spec

import pytest

from postlint import Linter, Post, lint
from postlint.errors import Unavailable
from postlint.services import nlp

needs_pipeline = pytest.mark.skipif(not any(map(find_spec, nlp.PIPELINES)), reason="needs the extra [nlp]")

FIGURES = [
    "We're flooding your feed with deals: 50% off all rugs",
    "Our prices are dead low: 40% off",
    "We are shooting our new campaign today, and models get 10% off",
    "We killed the boring meeting: 20% off our app",
    "Don't drown your salad: 20% off all dressings",
]
MEANT = [
    "The shooting in Oslo made us think. 20% off all alarm systems",
    "After the flood we offer 20% off all pumps",
    "The storm killed two people. 20% off all tents",
    "Dead bodies everywhere! 20% off all mops",
]


@pytest.mark.slow
@needs_pipeline
@pytest.mark.parametrize("text", FIGURES)
def test_a_manner_of_speaking_beside_an_offer_holds_nothing(text):
    assert not lint(text, offline=True).held


@pytest.mark.slow
@needs_pipeline
@pytest.mark.parametrize("text", MEANT)
def test_what_is_meant_holds(text):
    assert [f.rule for f in lint(text, offline=True).findings if f.decision] == ["topics.tragedy-and-offer"]


@pytest.mark.parametrize("text", FIGURES)
def test_without_spacy_the_plain_word_decides_and_that_is_told(text, monkeypatch):
    monkeypatch.setattr(nlp, "find_spec", lambda _: None)
    report = lint(text, offline=True)
    assert [f.rule for f in report.findings if f.decision] == ["topics.tragedy-and-offer"]
    assert [(n.rule, n.service) for n in report.not_run] == [("topics.tragedy-and-offer", "nlp")]


def test_a_post_without_such_a_word_never_asks_for_spacy(monkeypatch):
    def build(*_, **__):
        raise AssertionError("loaded")

    monkeypatch.setattr(nlp, "build", build)
    with Linter(None, offline=True) as linter:
        report, innocent = linter.lint_posts([Post("We remember Pearl Harbor: 20% off"), Post("Killing it today, see you")])
    assert report.held
    assert not report.not_run
    assert not innocent.held
    assert not report.crashed


def test_a_noun_needs_no_parser(monkeypatch):
    monkeypatch.setattr(nlp, "find_spec", lambda _: None)
    report = lint("After the shooting in Oslo: 20% off all alarm systems", offline=True)
    assert report.held
    assert not report.not_run


def test_a_pipeline_without_a_parser_says_so(monkeypatch):
    pytest.importorskip("spacy")
    monkeypatch.setattr(nlp, "PIPELINES", ())
    with pytest.raises(Unavailable, match="parses"):
        nlp.build({}, offline=True).word("We killed it", 3)
