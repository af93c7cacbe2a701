"""The matcher of all packs: whole words, tags, disguises, and where they stand."""

from time import process_time

import pytest

from postlint.post import Post
from postlint.text.lexicon import Lexicon, table

TERMS = [("bomb", "r.a", "term"), ("pearl harbor", "r.a", "term"), ("prayfor*", "r.b", "term"), ("#jesuis*", "r.b", "term"), ("@potus", "r.c", "term"),
         ("🔫", "r.d", "term"), ("teh", "r.e", "hint"), ("café", "r.f", "term")]  # fmt: skip


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon(table([(term.replace("é", "e"), rule, role) for term, rule, role in TERMS]))


def stands(lexicon, text):
    """Return what was found, as it stands in the text."""
    return [text[f.start : f.end] for roles in lexicon.read(Post(text)).found.values() for found in roles.values() for f in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A bomb.", ["bomb"]),
        ("Bombay and a bombastic aplomb", []),
        ("Pearl  Harbor", []),  # two spaces: a term is matched as it is written
        ("Pearl Harbor", ["Pearl Harbor"]),
        ("#PearlHarbor", ["#PearlHarbor"]),
        ("#pearlharbor", ["#pearlharbor"]),
        ("#pearlharbor80", ["#pearlharbor80"]),
        ("#pearl_harbor", ["#pearl_harbor"]),
        ("#BOMB!", ["BOMB"]),
        ("a CAFÉ", ["CAFÉ"]),
        ("#LeCafé", ["#LeCafé"]),
        ("prayforparis", ["prayfor"]),
        ("#JeSuisNico", ["#JeSuis"]),
        ("@POTUS", ["@POTUS"]),
        ("x🔫x", ["🔫"]),
        ("a b0mb", ["b0mb"]),
        ("a b o m b!", ["b o m b"]),
        ("a b\u200bo\u200bm\u200bb", ["b\u200bo\u200bm\u200bb"]),
        ("wor tehm", ["teh"]),
        ("https://bomb.example.com/bomb?x=bomb", []),
        ("@bomb_squad and @the.bomb", []),
    ],
)
def test_what_is_found_and_where(lexicon, text, found):
    assert stands(lexicon, text) == found or {*stands(lexicon, text)} == {*found}


def test_a_term_never_spans_two_readings(lexicon):
    assert stands(lexicon, "#OnePearl #HarborTwo") == []


def test_a_reading_is_made_once_for_a_post(lexicon):
    post = Post("a bomb")
    assert lexicon.read(post) is lexicon.read(post)


def test_rules_are_those_that_have_terms(lexicon):
    assert lexicon.rules == {"r.a", "r.b", "r.c", "r.d", "r.e", "r.f"}
    assert Lexicon().read(Post("bomb")).found == {}


@pytest.mark.parametrize(
    "piece",
    [
        "bomb ",
        "#PearlHarbor ",
        "#a ",
        "@bomb ",
        "https://x.example/bomb ",
        "b0mb ",
        "bomb_",
        "b o m b ",
        "🔫",
        "a.",
        "#pearlharbor",
        "ﬁ bomb ",
    ],
)
def test_hostile_texts_take_no_longer_than_long_ones(lexicon, piece):
    post = Post(piece * (100_000 // len(piece)))
    assert post.entities is not None
    start = process_time()
    lexicon.read(post)
    assert process_time() - start < 10


def test_the_first_posts_are_read_as_all_others(lexicon):
    """Few posts are read without the automaton, which takes longer to build than to do without."""
    texts = ["A bomb in #PearlHarbor 🔫🔫", "@POTUS teh bomb-bomb", "prayforparis #jesuisnico", "nothing"]
    few = [Lexicon(*lexicon._tables).read(Post(text)) for text in texts]
    for _ in range(20):
        lexicon.read(Post("x"))
    assert [lexicon.read(Post(text)) for text in texts] == few
