"""A rule runs only on posts that have what it is about and one of its hints: a wrong hint would hide its findings."""

import random
import re
import sys
from dataclasses import replace
from functools import cache
from importlib import import_module

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from postlint.catalogue import catalogue
from postlint.checks import linktext, secrets
from postlint.errors import Unavailable
from postlint.examples import Examples
from postlint.packfile import lists
from postlint.packs import lexicon
from postlint.text.links import top_level_domains
from postlint.text.normal import fold
from postlint.text.patterns import Pattern

RULES = catalogue(whole=True)
GATED = sorted(id for id, rule in RULES.items() if rule.pack is None and (rule.hints or rule.about))
HINTED = [id for id in GATED if RULES[id].hints]
LEXICON = lexicon(RULES.values())


@pytest.fixture(scope="module")
def examples():
    return Examples(RULES.values())


def looked_at(rule, post):
    """Whether the engine runs the rule on the post."""
    if rule.about and not getattr(post, rule.about):
        return False
    searched = LEXICON.read(post).searched
    return not rule.hints or any(fold(hint).text in searched for hint in rule.hints)


def speaks(examples, rule, example, text):
    try:
        return bool(examples.hits(rule, example._replace(post=replace(example.post, text=text))))
    except Unavailable as error:
        pytest.skip(str(error))


def test_there_are_such_rules():
    assert len(GATED) > 50
    assert len(HINTED) > 25


@pytest.mark.parametrize("id", GATED)
def test_a_bad_example_has_what_its_rule_is_about_and_a_hint(id):
    rule = RULES[id]
    assert [example.post.text for example in rule.bad if not looked_at(rule, example.post)] == []


@pytest.mark.parametrize("id", HINTED)
def test_a_bad_example_without_its_hints_is_none(id, examples):
    rule = RULES[id]
    for example in rule.bad:
        text = example.post.text
        for hint in sorted({fold(h).text for h in rule.hints}, key=len, reverse=True):
            text = re.sub(re.escape(hint), hint[1:], text, flags=re.IGNORECASE)
        if not looked_at(rule, replace(example.post, text=text)):
            assert not speaks(examples, rule, example, text), text


@pytest.mark.parametrize("id", GATED)
def test_a_rule_has_nothing_to_say_of_a_post_that_it_does_not_see(id, examples):
    rule = RULES[id]
    choose = random.Random(id)
    words = [word for example in (*rule.bad, *rule.good) for word in example.post.text.split()]
    for _ in range(12):
        text = " ".join(choose.choices(words, k=choose.randint(1, 12)))
        example = choose.choice(rule.bad)
        if not looked_at(rule, replace(example.post, text=text)):
            assert not speaks(examples, rule, example, text), text


@cache
def texts_of(module):
    """Return texts made from the regular expressions of a module, so that all that they can match is tried."""
    made = []
    for pattern in (value for value in vars(sys.modules[module]).values() if isinstance(value, Pattern)):

        @settings(
            max_examples=12,
            database=None,
            derandomize=True,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(st.from_regex(re.compile(pattern._pattern)))
        def make(text):
            made.append(text.encode("utf-8", "replace").decode())

        make()
    return made


@pytest.mark.parametrize("id", HINTED)
def test_a_rule_has_nothing_to_say_of_what_its_expressions_match_without_its_hints(id, examples):
    rule = RULES[id]
    choose = random.Random(id)
    texts = texts_of(import_module(rule.check.__module__).__name__)
    for text in choose.sample(texts, min(60, len(texts))):
        example = choose.choice(rule.bad)
        if not looked_at(rule, replace(example.post, text=text)):
            assert not speaks(examples, rule, example, text), text


def test_the_hints_of_a_secret_are_in_each_term_of_its_list():
    hints = [fold(hint).text for hint in secrets.secret.hints]
    terms = lists()["lists.secret"]["term"]
    assert len(terms) > 50
    assert [term for term in terms if not any(hint in term for hint in hints)] == []


def test_the_hints_of_an_accidental_link_know_every_top_level_domain():
    hints = tuple(fold(hint).text for hint in linktext.accidental.hints)
    tops = [top for group in top_level_domains(retired=True) for top in group]
    assert [top for top in tops if not fold(f".{top}").text.startswith(hints)] == []


def test_a_pattern_with_hints_takes_the_letters_that_ignoring_case_takes():
    assert Pattern("(?i)kiss", "kiss").search("\u212aI\u017f\u017f")
    assert Pattern("(?i)kiss", "kiss").search("K\u0131ss")
    assert not Pattern("(?i)kiss", "kiss").search("bliss")
