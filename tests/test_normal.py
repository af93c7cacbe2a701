"""Folded texts: what a matcher sees, and the way back to what stands there."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.text.normal import disguised, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ｂｏｍｂ", "bomb"),
        ("bоmb", "bomb"),  # Cyrillic o
        ("ВОМВ", "bomb"),  # Cyrillic capitals
        ("ΚΙLL", "kill"),  # Greek capitals
        ("b̷̨̛o̴͝m̶̈́b̵͠", "bomb"),
        ("bo\u200bm\u200db", "bomb"),
        ("bo\u00admb", "bomb"),
        ("\u202ebomb\u202c", "bomb"),
        ("𝗯𝗼𝗺𝗯 𝓫𝓸𝓶𝓫", "bomb bomb"),
        ("🅱🅞🅜🅱", "bomb"),
        ("ʙᴏᴍʙ", "bomb"),
        ("bo\x08mb", "bomb"),
        ("Crème brûlée", "creme brulee"),
        ("it’s “so” – so", 'it\'s "so" - so'),
        ("a\tb\nc", "a b c"),
        ("⚰️", "⚰"),
        ("Straße ﬁx", "strasse fix"),
    ],
)
def test_what_reads_alike_is_alike(text, folded):
    assert fold(text).text == folded


def test_russian_and_greek_do_not_turn_into_english():
    assert fold("Мы вместе").text == "mы вмecтe"
    assert not fold("вино и нервы").text.isascii()


def test_plain_text_costs_no_offsets():
    assert fold("A Plain\nText").offsets is None
    assert fold("Smørbrød").offsets is None


@pytest.mark.parametrize("text", ["a ﬁne b̷̨̛o̴͝mb here", "x\u200bbomb", "\u202ea bo\u200dmb!", "é bo\x00mb"])
def test_a_span_leads_back_to_what_stands_there(text):
    folded = fold(text)
    at = folded.text.index("mb")
    start, end = folded.span(at, at + 2)
    assert fold(text[start:end]).text == "mb"
    assert text[start] == "m"


@given(st.text())
def test_every_span_lies_in_the_text(text):
    folded = fold(text)
    for at in range(len(folded.text)):
        start, end = folded.span(at, at + 1)
        assert 0 <= start < end <= len(text)
    assert fold(folded.text).text.split() == folded.text.split()


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("a b0mb!", {"bomb"}),
        ("su1cide", {"suicide", "sulcide"}),
        ("$laves", {"slaves"}),
        ("b.o.m.b and b-o-m-b", {"bomb"}),
        ("b o m b", {"bomb"}),
        ("h@ppy", {"happy"}),
    ],
)
def test_words_in_disguise_are_read(text, readings):
    found = list(disguised(text))
    assert {reading for _, _, reading in found} == readings
    for start, end, _ in found:
        assert text[start:end].strip() == text[start:end]
        assert end > start


@pytest.mark.parametrize(
    "text", ["24h", "100k", "@b0mb", "covid19 https://t.co/b0mb1", "I am a u s", "the year 2024", "4 of 5", "plain words only", ""]
)
def test_numbers_names_and_links_are_no_disguise(text):
    assert [reading for _, _, reading in disguised(text) if reading in {"bomb", "hour", "looking"}] == []


@pytest.mark.parametrize("piece", ["a.", "a ", "b0mb ", "b̷̨̛", "\u200b", "@", "((", "x", " ", "1a", "🔫", "ﬃ"])
def test_hostile_texts_take_no_longer_than_long_ones(piece):
    text = piece * (100_000 // len(piece))
    start = process_time()
    for _ in disguised(fold(text).text):
        pass
    assert process_time() - start < 10
