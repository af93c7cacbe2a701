"""Misspellings that are more than one slip off, words that no dictionary has but many write, and accents left out."""

import time

import pytest

from postlint.brand import Brand
from postlint.checks import language, names
from postlint.post import Post
from postlint.services.grammar import build
from postlint.services.grammar.far import far, frequent
from postlint.services.grammar.seen import seen

BRAND = Brand()


@pytest.fixture(scope="module")
def grammar():
    return build({"engine": "hunspell"}, offline=True)


class NoNlp:
    def names(self, text):
        return []


def misspelt(grammar, text, **more):
    post = Post(text, **more)
    return [(text[hit.start : hit.end], hit.fix.replacement) for hit in language.spelling.check(post, grammar, NoNlp(), BRAND)]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("acomodation", "accommodation"),
        ("apparantley", "apparently"),
        ("questionaire", "questionnaire"),
        ("refrigirater", "refrigerator"),
        ("concious", "conscious"),
        ("proffesionals", "professionals"),
        ("vegtables", "vegetables"),
        ("managment", "management"),
    ],
)
def test_a_word_with_two_slips_is_the_common_word_that_sounds_so(grammar, wrong, right):
    assert misspelt(grammar, f"This year our {wrong} will be better") == [(wrong, right)]


@pytest.mark.parametrize("word", ["panto", "brie", "natter", "homie", "accenture", "ramen", "zumba", "hygge", "gouda", "vlog"])
def test_a_word_that_many_write_is_no_slip(grammar, word):
    assert misspelt(grammar, f"Come and try our {word} on Friday, it is free") == []


def test_what_is_seen_often_is_known_without_a_dictionary():
    assert seen("berwick")
    assert seen("panto")
    assert not seen("definately")
    assert not seen("zzyzxqfrob")
    misses = sum(seen(f"q{n}xj") for n in range(3000))
    assert misses < 30  # one in three hundred is taken for seen


def test_no_word_is_sought_far_off_for_a_short_one_or_where_two_are_as_likely():
    assert far("frend") is None
    assert far("inconvience") == "inconvenience"
    assert far("xylophobic") is None
    assert frequent()["the"] == 1


def test_a_long_capitalised_word_is_measured_against_common_words(grammar):
    assert misspelt(grammar, "Vote for your local Consevrative candidate") == [("Consevrative", "Conservative")]
    assert misspelt(grammar, "Meet Oyelaranka Adebayonke at our stand") == []


def test_a_famous_name_beside_another_name_may_be_anybody(grammar):
    def said(text):
        return [text[hit.start : hit.end] for hit in names.misspelt_known_name.check(Post(text), grammar, BRAND)]

    assert said("Our trip to Melbourme starts today") == ["Melbourme"]
    assert said("Our guest is Anna Melbourme this week") == []


def test_an_accent_left_out_is_a_slip_where_a_language_has_accents(grammar):
    assert misspelt(grammar, "Gracias a todos por venir, ha sido un exito para nuestra escuela", language="es") == [("exito", "éxito")]
    assert misspelt(grammar, "Vi bor i Storgata, og det er fint her", language="nb") == []


def test_the_time_for_long_unknown_words_stays_small(grammar):
    words = " ".join(f"con{chr(97 + n % 26)}{chr(97 + n % 7)}ventionalitiex{chr(97 + n % 5)}" for n in range(120))
    began = time.process_time()
    misspelt(grammar, f"We read this {words} today")
    assert time.process_time() - began < 6
