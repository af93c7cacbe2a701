"""Threads: the parts fit, hold every word in order, and break where a reader would."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import postlint
from postlint.errors import UnknownNetwork
from postlint.text.entities import find_entities
from postlint.text.length import fits
from postlint.text.networks import NETWORKS, facts
from postlint.text.splitting import split

FAMILY = "👩‍👩‍👧‍👦"


def together(text):
    return "".join(text.split())


@pytest.mark.parametrize(
    ("text", "limit", "parts"),
    [
        ("", 10, []),
        (" \n ", 10, []),
        ("tea", 10, ["tea"]),
        ("one two three four", 10, ["one two", "three four"]),
        ("It is so! And it was ever thus.", 16, ["It is so!", "And it was ever", "thus."]),
        ("Tea is hot.\n\nDrink it. Now.", 20, ["Tea is hot.", "Drink it. Now."]),
        ("He said “tea.” Then he left us all", 24, ["He said “tea.”", "Then he left us all"]),
        ("first line\nsecond line of it", 20, ["first line", "second line of it"]),
        ("a" * 25, 10, ["a" * 10, "a" * 10, "a" * 5]),
        ("茶" * 7, 10, ["茶" * 5, "茶" * 2]),
        (FAMILY * 7, 10, [FAMILY * 5, FAMILY * 2]),
        ("tea at https://example.org/a/long/path/of/it now", 29, ["tea at", "https://example.org/a/long/path/of/it now"]),
        ("茶茶茶、#tealover", 12, ["茶茶茶、", "#tealover"]),
        ("e" + "\u0301" * 30, 10, ["e" + "\u0301" * 10, "\u0301" * 10, "\u0301" * 10]),
    ],
)
def test_on_x(text, limit, parts):
    assert split(text, "x", limit=limit) == parts


def test_bytes_count_too():
    parts = split(FAMILY * 200, "bluesky")
    assert [len(part) // len(FAMILY) for part in parts] == [120, 80]


def test_a_link_longer_than_a_post_is_broken_and_no_other():
    long = "https://example.org/" + "a" * 400
    assert split(f"See {long} and https://example.org/b", "bluesky")[0] == "See"
    assert split("word " * 58 + "https://example.org/b", "bluesky")[-1] == "https://example.org/b"


def test_what_cannot_be_split():
    with pytest.raises(ValueError, match="less than one character"):
        split("茶", "x", limit=1)
    with pytest.raises(UnknownNetwork):
        split("tea", "myspace")


def test_it_is_public():
    assert postlint.split("tea " * 100, "twitter") == [("tea " * 70).strip(), ("tea " * 30).strip()]


WORDS = st.sampled_from(
    [
        "tea",
        "Then.",
        "“Yes!”",
        "https://a.co/x",
        "tea.org",
        "@ana",
        "@ana@tea.social",
        "#tag",
        "🍵",
        FAMILY,
        "茶茶",
        "é\u0301",
        "(a)",
        "a" * 90,
    ]
)
BLANKS = st.sampled_from([" ", "\n", "\n\n", "  ", "", "\u3000", "\r\n"])
TEXTS = st.one_of(st.text(max_size=400), st.lists(st.tuples(WORDS, BLANKS), max_size=150).map(lambda p: "".join(map("".join, p))))


@given(TEXTS, st.sampled_from(NETWORKS), st.sampled_from([None, 40, 100]))
@settings(deadline=None, max_examples=200)
def test_parts_fit_and_join_back(text, network, limit):
    parts = split(text, network, limit=limit)
    assert together("".join(parts)) == together(text)
    for part in parts:
        assert fits(part, facts(network), limit=limit)
        assert part.strip()


@given(st.lists(WORDS, min_size=1, max_size=150).map(" ".join), st.sampled_from(["x", "bluesky", "mastodon", "threads"]))
@settings(deadline=None, max_examples=100)
def test_words_and_entities_stay_whole(text, network):
    parts = split(text, network, limit=120)
    assert " ".join(parts) == text
    assert [e.text for part in parts for e in find_entities(part, network)] == [e.text for e in find_entities(text, network)]


@pytest.mark.parametrize("unit", ["a.", "a.com ", "word ", "e\u0301", "\u0301", "https://a.co/(", "\n", FAMILY, "a.\n\n"])
def test_long_texts_take_linear_time(unit):
    start = time.perf_counter()
    for network in ("x", "bluesky"):
        split(unit * (8_000 // len(unit)), network)
    assert time.perf_counter() - start < 8
