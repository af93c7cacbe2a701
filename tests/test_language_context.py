"""language.wrong-word and language.wrong-form: what counts of word pairs, and parts of speech, say of a word between its neighbours."""

import time

import pytest

from postlint.brand import Brand
from postlint.checks import confusables
from postlint.checks._english.neighbours import _pairs, _votes
from postlint.post import Post
from postlint.text.wordclass import mostly
from postlint.text.wordforms import base_of, ing_of, participle_of, plural_of, singular_of, third_person

BRAND = Brand()


def said(rule, text, **more):
    post = Post(text, **more)
    return [(text[hit.start : hit.end], hit.fix.replacement if hit.fix else None) for hit in rule.check(post, BRAND)]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("Choose from a variety or colours", "or", "of"),
        ("Fresh form the oven every morning", "form", "from"),
        ("All of are coffees are roasted here", "are", "our"),
        ("Thank your to everyone who came", "your", "you"),
        ("We 𝗹𝗶𝘃𝗲 𝗯𝗲𝘁𝘁𝗲𝗿 𝘁𝗵𝗲𝗻 ever", "𝘁𝗵𝗲𝗻", "than"),
    ],
)
def test_a_word_that_its_neighbours_vote_against_is_wrong(text, wrong, right):
    assert said(confusables.wrong_word, text) == [(wrong, right)]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("Our doors opens at 7", "opens", "open"),
        ("The details is below", "is", "are"),
        ("Our new library are open", "are", "is"),
        ("These cookie are back", "cookie", "cookies"),
        ("Every visitors gets a badge", "visitors", "visitor"),
        ("Each player have a number", "have", "has"),
        ("One of our driver is retiring", "driver", "drivers"),
        ("She love the new playground", "love", "loves"),
        ("We hope you has a wonderful weekend", "has", "have"),
        ("Have you ever wonder how glass is made?", "wonder", "wondered"),
        ("We have receive your letters", "receive", "received"),
        ("She didn't finished the race", "finished", "finish"),
        ("What does it means?", "means", "mean"),
        ("Looking forward to welcome you", "welcome", "welcoming"),
        ("Thank you for choose us", "choose", "choosing"),
        ("We are delighted welcome Dr Sen", "welcome", "to welcome"),
        ("We excited to share this", "excited", "are excited"),
        ("If you looking for a gift, come in", "looking", "are looking"),
        ("The lifts is are working again", "is", None),
    ],
)
def test_a_form_that_does_not_agree_is_wrong(text, wrong, right):
    assert said(confusables.wrong_form, text) == [(wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        "All of you are our heroes, and the people we work with are amazing",
        "The team are thrilled; the staff have voted; everyone is in",
        "Which witch is which? Knot just any bakery",
        "The two of us came too, from two to four",
        "What we have is what you see, and those in need come first",
        "A sports bar, a savings account, this means a lot, this helps",
        "One of the family, one of the team; did it cost more than you thought?",
        "The United States is large. Good news is on its way. 50% off this week",
        "#are @form https://example.com/of/are/coffees",
        "a" * 300,
        "",
        "😀" * 50,
    ],
)
def test_what_only_looks_alike_is_left_in_peace(text):
    assert said(confusables.wrong_word, text) + said(confusables.wrong_form, text) == []


def test_words_of_another_language_are_not_judged_by_english_neighbours():
    assert said(confusables.wrong_word, "a variety or colours", language="nb") == []
    assert said(confusables.wrong_form, "Our doors opens", language="de") == []


def test_every_pair_takes_a_vote_and_its_words_can_be_read():
    for word, pairs in _pairs().items():
        for pair in pairs:
            votes = _votes(pair.block)
            assert pair.meant != word
            assert pair.least >= 2
            assert pair.sign in {1, -1}
            assert all(isinstance(vote, int) and vote for side in votes for vote in side.values())


@pytest.mark.parametrize("word", ["to ", "are our ", "this ", "we is ", "have you ever ", "is are ", "their . "])
def test_a_text_that_repeats_a_word_takes_no_long_time(word):
    began = time.perf_counter()
    said(confusables.wrong_word, word * (20_000 // len(word)))
    said(confusables.wrong_form, word * (20_000 // len(word)))
    assert time.perf_counter() - began < 5


def test_the_forms_of_words():
    assert [plural_of(word) for word in ("city", "box", "cookie", "sheepish")] == ["cities", "boxes", "cookies", ""]
    assert [singular_of(word) for word in ("cities", "boxes", "cookies", "glass")] == ["city", "box", "cookie", ""]
    assert [third_person(word) for word in ("try", "play", "watch", "go")] == ["tries", "plays", "watches", "goes"]
    assert [base_of(word) for word in ("went", "tries", "hopes", "stopped", "zzzed")] == ["go", "try", "hope", "stop", ""]
    assert [participle_of(word) for word in ("choose", "share", "try", "play")] == ["chosen", "shared", "tried", "played"]
    assert [ing_of(word) for word in ("choose", "plan", "see")] == ["choosing", "planning", "seeing"]
    assert mostly("frobscottel") == ""
