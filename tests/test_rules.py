"""Every rule on its own examples; and what @rule refuses."""

import pytest

from postlint.catalogue import catalogue
from postlint.errors import ConfigError, Unavailable
from postlint.examples import Examples
from postlint.finding import ERROR, Hit
from postlint.post import Post
from postlint.rules import check_prefixes, chosen, rule

RULES = catalogue(whole=True)


@pytest.fixture(scope="module")
def examples():
    return Examples(RULES.values())


@pytest.mark.parametrize("id", RULES)
def test_a_rule_speaks_on_its_bad_examples_and_not_on_its_good_ones(id, examples):
    try:
        assert list(examples.failures(RULES[id])) == []
    except Unavailable as error:
        pytest.skip(f"{id}: {error}")


def declared(id="draft.x", **more):
    def check(post):
        yield Hit("x")

    return rule(id, "title", good=["a"], bad=["b"], **more)(check)


def test_a_declaration_is_read_from_the_signature():
    @rule("tone.x", "A title", severity=ERROR, good=["a"], bad=["b"])
    def check(post: Post, web, network, *, most_words: int = 3, names: tuple[str, ...] = ()):
        """Why it is."""
        yield Hit("x")

    assert (check.needs, check.services) == (("web", "network"), ("web",))
    assert {name: tuple(o) for name, o in check.options.items()} == {"most-words": ("integer", 3), "names": ("array", ())}
    assert (check.why, check.family) == ("Why it is.", "tone")


@pytest.mark.parametrize("id", ["x", "Draft.x", "draft.", "draft.X", "draft.a_b", "a.b.c", "draft.-x"])
def test_an_id_that_is_no_id_is_refused(id):
    with pytest.raises(ConfigError):
        declared(id)


def test_a_decision_has_severity_warning():
    with pytest.raises(ConfigError):
        declared(decision=True, severity=ERROR)


def test_an_unknown_service_is_refused_with_the_nearest_one():
    with pytest.raises(ConfigError, match="grammar"):

        @rule("draft.x", "t", good=["a"], bad=["b"])
        def check(post, gramar):
            yield Hit("x")


def test_an_option_needs_a_type_and_a_default():
    with pytest.raises(ConfigError, match="option"):

        @rule("draft.x", "t", good=["a"], bad=["b"])
        def check(post, *, most):
            yield Hit("x")


def test_prefixes_choose_families_and_ids_but_no_half_words():
    assert chosen("links.broken", ["links"])
    assert chosen("links.broken", ["links.broken"])
    assert not chosen("links.broken", ["link"])
    assert not chosen("links.broken", ["links.brok"])
    assert chosen("links.broken", ["*"])


def test_an_unknown_prefix_is_told_with_the_nearest_rule():
    with pytest.raises(ConfigError, match=r"links\.broken"):
        check_prefixes(["links.borken"], RULES)
