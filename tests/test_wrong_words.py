"""language.wrong-word: what runs of words, topic words and set phrases say of a real word in the place of another."""

import time

import pytest
from said import said

from postlint.checks import confusables
from postlint.checks._english import company, phrases
from postlint.checks._english.likelier import _listed, _others, likelier
from postlint.post import Post
from postlint.text.ngrams import END, START, chance, together

WORDS = (confusables.wrong_word,)


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("The farmers hope for piece and quiet after the harvest", "piece", "peace"),
        ("They're new album is out on Friday", "They're", "Their"),
        ("The children put on there coats and ran outside", "there", "their"),
        ("She won the gold meddle in the relay", "meddle", "medal"),
        ("Everyone can now by a ticket online", "by", "buy"),
        ("The doctors hope her broken arm will heel soon", "heel", "heal"),
        ("Click her to read the whole story", "her", "here"),
    ],
)
def test_a_word_that_another_is_far_likelier_than_is_wrong(text, wrong, right):
    assert said(WORDS, text) == [(wrong, right)]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("Our bread is made with stoneground flower from the local mill and baked at dawn", "flower", "flour"),
        ("Walk the corn maize, find the way out of the hedges and the dead ends", "maize", "maze"),
        ("Rain looks eminent, so the forecast says: take an umbrella to the storm", "eminent", "imminent"),
    ],
)
def test_topic_words_tell_what_the_neighbours_cannot(text, wrong, right):
    assert (wrong, right) in said(WORDS, text)


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("Please login to your account to vote", "login", "log in"),
        ("The launch was a damp squid", "squid", "squib"),
        ("Without further adieu, here are the winners", "adieu", "ado"),
        ("Bare with us while we move the stage", "Bare", "Bear"),
        ("We read alot of poetry here", "alot", "a lot"),
        ("For all intensive purposes the museum is closed", "intensive", "intents and"),
        ("The new coach would of won that game", "of", "have"),
        ("Our shop is open everyday from nine", "everyday", "every day"),
    ],
)
def test_a_set_phrase_that_was_misheard_is_wrong(text, wrong, right):
    assert said(WORDS, text) == [(wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        "The florist sells a flower for every garden, and the baker sells flour",
        "Bear with us, we login nowhere; an everyday story of a damp squib",
        "Peace and quiet, a piece of cake, a heel and toe, and medals for all who meddle",
        "Know more about it. Buy now. Own it today. Grab yours",
        "Knead the dough, need a hand? The Corn Maize Festival, by Ana Flower",
        "We could, of course, have told you",
    ],
)
def test_the_right_words_are_left_alone(text):
    assert said(WORDS, text) == []


def test_nothing_is_said_of_a_name_a_tag_or_a_part_of_a_compound():
    assert list(likelier(Post("Meet Mr Piece and Quiet at #piece and @piece, piece-and-quiet.example"))) == []


def test_chances_of_words_fall_back_on_shorter_runs():
    assert chance("library", "public", "the") > chance("library", "pubic", "the")
    assert chance("zzyzx") is None
    assert chance("the", "zzyzx") == chance("the")
    assert chance("good", START) < 0
    assert together("to", "be") > -2
    assert together("be", "zzyzx") == float("-inf")
    assert chance(END, "tomorrow") is not None


def test_every_word_of_a_pair_has_its_other_and_no_company_is_shared():
    for word in company.heads():
        for other, (one, two) in company.others(word).items():
            assert company.others(other)[word] == (two, one)
            exact, stems = company._company(one)
            their, others_stems = company._company(two)
            assert not exact & their, (word, other)
            assert not set(stems) & set(others_stems), (word, other)
    assert all(word not in _others(word) for word in _listed())


def test_a_line_that_is_no_phrase_is_named():
    with pytest.raises(ValueError, match=r"set-phrases.txt: damp \[squid"):
        phrases.read("# a\n\ndamp [squid|squib|x]\n")
    with pytest.raises(ValueError, match="one/two"):
        phrases.read("a [one/two|three] b")


def test_the_time_for_long_posts_grows_with_their_length():
    def cost(text):
        began = time.process_time()
        said(WORDS, text)
        return time.process_time() - began

    cost("their piece " * 10)
    assert cost("their piece of no where too by there " * 1000) < 100 * max(cost("their piece of no where too by there " * 100), 0.02)
