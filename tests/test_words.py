"""Profanity and slurs in all spellings, and the innocent words around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.catalogue import catalogue
from postlint.packs import lexicon
from postlint.post import Post

RULES = catalogue()
LEXICON = lexicon(RULES.values())
WORDS = [r for r in RULES.values() if r.family == "words"]


def hits(text):
    """(rule id, the words it marks) of the words rules."""
    post = Post(text)
    return {(r.id, text[h.start : h.end]) for r in WORDS for h in r.check(post, LEXICON)}


def rules(text):
    return {id for id, _ in hits(text)}


@pytest.mark.parametrize(
    "text",
    ["fuck", "FUCK!", "f*ck", "f**k", "F***", "fuuuuck", "fuuuucking", "f u c k", "f.u.c.k", "fu©k".replace("©", "c"), "ｆｕｃｋ", "f\u200buck", "fúck", "fսck", "sh1t", "b!tch",
     "B1TCHES", "bull$hit", "what the f#ck", "(f**k)", "f**k,", "f🤬ck", "shiiit", "#fuckyou", "#FuckYou", "motherf**ker", "a**hole", "sh*tty", "WTF? f*cking hell"],
)  # fmt: skip
def test_a_swear_word_is_read_in_all_its_spellings(text):
    found = rules(f"well {text} then")
    assert found & {"words.profanity", "words.disguised", "words.joined"}


@pytest.mark.parametrize(
    "text",
    [
        "The Scunthorpe shuttlecock classic: an assessment of grass, brass and assassins",
        "Essex, Sussex, Middlesex and Penistone",
        "Arsenal's Dick Advocaat and Moby Dick",
        "Sniggering at squawking hobbits, niggardly Matsushita",
        "C++, C#, F-16, A$AP, 5* hotel, 50% off!!! 24/7 #1",
        "Yesss! Sooo good, hmmm, zzz, www.example.org, iii. chapter",
        "https://t.co/fUcKyou https://example.org/shit-happens",
        "slut på lager, till slut, fag og yrke, en retard, un bimbo felice, foreste fitte, la douche, das Ass, die Abos, der Abend",
        "Kike Hernandez, Senator Coons, Melanie Wigger, Van Dyke, Lance Coon",
        "Need copy and link****",
        "Rated *****, by **us**",
    ],
)
def test_an_innocent_word_is_left_alone(text):
    assert not rules(text)


@pytest.mark.parametrize(
    "text",
    [
        "dirty homo's",
        "you retard",
        "the pаki shop",
        "@IHATENIGGERS thanks!",
        "#RedskinsPride",
        "DSQUAW",
        "n****r",
        "a much nigger navy",
        "such a slut",
    ],
)
def test_a_slur_is_told_and_never_repeated(text):
    post = Post(text)
    messages = [h.message for r in WORDS for h in r.check(post, LEXICON)]
    assert messages
    for message in messages:
        assert not any(word in message.lower() for word in ("homo", "retard", "pаki", "nigger", "redskin", "squaw", "slut"))


def test_strong_words_are_decisions_and_mild_ones_are_pedantic_remarks():
    grades = {r.id: (r.decision, r.severity.label, r.confidence) for r in WORDS}
    assert (
        grades["words.profanity"]
        == grades["words.slur"]
        == grades["words.disguised"]
        == grades["words.joined"]
        == (True, "warning", "high")
    )
    assert grades["words.mild"] == (False, "info", "low")
    assert rules("a damn fine coffee") == {"words.mild"}


def test_one_word_is_told_once():
    assert len(hits("#FuckYou")) == 1
    assert len(hits("Show your #RedskinsPride")) == 1
    assert len(hits("f**k")) == 1


def test_spans_hold_where_letters_were_folded_away():
    assert ("words.disguised", "f**\u200bk") in hits("e\u0301clair, f**\u200bk!")


@pytest.mark.parametrize("unit", ["f**k ", "f*ck1", "uuu", "a.", "f u c k ", "nigg", "*", "f*", "@fuck ", "ab", "f**k http://a.co "])
def test_hostile_texts_take_no_longer_than_their_length(unit):
    rules(unit * (100_000 // len(unit)))


@given(st.text(alphabet="fuckshit*@#$ .-_ü\u200b🤬", max_size=60))
def test_no_text_makes_it_stumble(text):
    hits(text)
