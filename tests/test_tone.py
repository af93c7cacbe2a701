"""Insults, shouting, and how an apology is worded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.catalogue import catalogue
from postlint.packs import lexicon
from postlint.post import Post

RULES = catalogue()
LEXICON = lexicon(RULES.values())
TONE = [r for r in RULES.values() if r.family == "tone"]


def rules(text):
    post = Post(text)
    return {r.id for r in TONE for _ in r.check(post, *[LEXICON for name in r.needs if name == "lexicon"])}


@pytest.mark.parametrize(
    "text",
    [
        "@someone you're an idiot",
        "You people are just haters",
        "What a bunch of clowns",
        "Get a life",
        "Nobody is forcing you to fly with us",
        "If you can't afford it, don't come",
        "@fan Your choice to be a fan. Get a clue",
        "Another idiot customer who can't read a menu",
        "This mayor is a disgrace to our city",
        "Go back to your country",
        "Sucks to be you, Cleveland!",
        "You are so pathetic",
    ],
)
def test_a_put_down_is_told(text):
    assert rules(text) & {"tone.insult", "tone.put-down"}


@pytest.mark.parametrize(
    "text",
    [
        "What do you want to be when you grow up?",
        "Get lost in a good book, or in the Alps.",
        "The film American Idiot, and The Complete Idiot's Guide to Wine",
        "Don't let scammers fool you",
        "You are the tool makers we need",
        "Shares: the biggest losers and winners",
        "How to avoid a dumb mistake",
        "Wear your ugly sweater!",
        "If you don't like it, return it for free",
        "Learn to drive with us",
        "Thank you people of Oslo",
        "The Good Place, or the Bad Place? You decide",
        "We love you all, you are the best",
        "Kids can get a grip on maths",
    ],
)
def test_ordinary_words_are_no_put_down(text):
    assert not rules(text)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("We apologise if anyone was upset by our post", "tone.apology-conditional"),
        ("We apologize to anyone who felt our post was in poor taste.", "tone.apology-conditional"),
        ("Sorry for any offense this may have caused", "tone.apology-conditional"),
        ("We are sorry. The tweet was sent by a junior employee without our knowledge", "tone.apology-blame"),
        ("Our apologies: the picture was chosen by an algorithm", "tone.apology-blame"),
        ("Sorry! We were so stupid.", "tone.apology-self-abuse"),
        ("We apologise, what idiots we are", "tone.apology-self-abuse"),
        ("We're so sorry you can't take a joke", "tone.apology-mocking"),
        ("Our apologies, snowflakes", "tone.apology-mocking"),
        ("We apologise for any inconvenience this may have caused.", "tone.apology-canned"),
    ],
)
def test_a_bad_apology_is_told_for_what_is_bad_in_it(text, rule):
    assert rule in rules(text)


@pytest.mark.parametrize(
    "text",
    [
        "We shared a picture that mocked people in mourning. It was wrong, and we are sorry. We have taken it down and changed who approves posts.",
        "Sorry for the delay on line 4; a tree has fallen at Holm.",
        "Sorry, we're closed on Monday.",
        "@ana Sorry to hear that. Could you send us your booking number?",
        "Sorry, our app has a technical issue; it is back at nine.",
        "Sorry if you missed it: the stream is up again",
        "Our intern has posted her first picture, and we love it",
    ],
)
def test_a_good_apology_and_a_plain_sorry_pass(text):
    assert not rules(text)


def test_shouting_needs_a_whole_post_of_capitals():
    assert rules("THIS IS THE BIGGEST SALE OF THE WHOLE YEAR SO COME") == {"tone.shouting"}
    assert not rules("BREAKING: NASA, ESA and JAXA sign a deal in Paris")
    assert not rules("GOAL!!")


def test_insults_hold_a_post_and_stock_phrases_do_not():
    grades = {r.id: r.decision for r in TONE}
    assert {id for id, decision in grades.items() if decision} == {
        "tone.insult", "tone.put-down", "tone.talking-down", "tone.apology-conditional", "tone.apology-blame", "tone.apology-mocking",
    }  # fmt: skip


@pytest.mark.parametrize(
    "unit",
    [
        "sorry ",
        "we so ",
        "we are so so so ",
        "sorry if you ",
        "apologise to anyone who ",
        "you are a ",
        "you are such a ",
        "A!",
        "LOUD ",
        "he's a ",
        "our former intern ",
    ],
)
def test_hostile_texts_take_no_longer_than_their_length(unit):
    rules("We apologise for our tweet. " + unit * (100_000 // len(unit)))


@given(st.text(alphabet="WE apologise if any'd !?😂\n", max_size=80))
def test_no_text_makes_it_stumble(text):
    rules(f"Sorry {text}")
