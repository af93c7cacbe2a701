"""Hashtags: their words, what else they say, whose they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.brand import Brand
from postlint.catalogue import catalogue
from postlint.post import Post
from postlint.text.hashtags import LONGEST, camel_words, capitals, facts, is_word, readings, rude, unmeant

RULES = {r.id: r for r in catalogue().values() if r.family == "hashtags"}


def hits(text, brand=None, **options):
    """Rule id → its hits."""
    post = Post(text, language=options.pop("language", None))
    found = {id: list(r.check(post, *[brand or Brand() for _ in r.needs])) for id, r in RULES.items()}
    return {id: some for id, some in found.items() if some}


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("happynewyear", "happy new year"),
        ("climatechange", "climate change"),
        ("nowthatchersdead", "now thatchers dead"),
        ("grassrootsfootball", "grassroots football"),
        ("mothersday", "mothers day"),
        ("therapist", "therapist"),
    ],
)
def test_the_likeliest_reading_comes_first(tag, words):
    assert " ".join(readings(tag)[0].words) == words


def test_readings_get_dearer_and_spell_the_tag():
    ways = readings("expertsexchange")
    assert [way.cost for way in ways] == sorted(way.cost for way in ways)
    assert all("".join(way.words) == "expertsexchange" for way in ways)


@pytest.mark.parametrize("tag", ["", "a", "ab", "xqzvkj", "covid19", "größe", "x" * (LONGEST + 1), "Camel"])
def test_what_cannot_be_split_has_no_reading(tag):
    assert readings(tag) == ()


@given(st.text(alphabet="abcdeinorst", min_size=3, max_size=LONGEST))
def test_every_reading_is_made_of_words(tag):
    for way in readings(tag):
        assert "".join(way.words) == tag


def test_camel_words_keep_abbreviations_and_figures():
    assert camel_words("#BBCNews2024_live") == ["BBC", "News", "2024", "live"]


@pytest.mark.parametrize(
    "tag",
    ["nowthatchersdead", "susanalbumparty", "penisland", "expertsexchange", "whorepresents", "powergenitalia", "molestationnursery", "americanscrapmetal", "analbum", "kidsexchange",
     "teacherstalking", "hobbitch"],
)  # fmt: skip
def test_a_tag_that_says_something_else_is_told(tag):
    (hit,) = hits(f"Come to #{tag}!")["hashtags.readings"]
    assert hit.evidence["reading"] in hit.message
    assert "".join(hit.evidence["reading"].split()) == tag


@pytest.mark.parametrize(
    "tag",
    ["therapist", "analysis", "cocktailparty", "middlesexcounty", "jobskills", "softskills", "thewalkingdead", "deadlineday", "childrenswear", "grassrootsfootball", "shiitake",
     "assessment", "classicalmusic", "happyhour", "breastcancer", "essexlife", "titanic", "scunthorpe", "passion", "casestudies", "basscamp", "documentary", "pushups"],
)  # fmt: skip
def test_an_ordinary_tag_is_not_read_that_way(tag):
    assert unmeant(tag) is None


def test_capitals_show_how_a_tag_is_meant():
    assert "hashtags.readings" not in hits("#NowThatchersDead #SusanAlbumParty")


def test_capitals_are_suggested_where_the_words_are_sure():
    (hit,) = hits("#happynewyear to all")["hashtags.camel-case"]
    assert (hit.fix.replacement, hit.start, hit.end) == ("#HappyNewYear", 0, 13)
    assert capitals("infermieristiche") is None
    assert capitals("penisland") is None, "a suggestion with a rude word in it helps nobody"
    (hit,) = hits("#expertsexchange")["hashtags.readings"]
    assert hit.fix.replacement == "#ExpertsExchange"
    assert "hashtags.camel-case" not in hits("#expertsexchange"), "it is told already"
    assert not hits("#happynewyear", language="de")
    assert "hashtags.camel-case" not in hits("#happynewyear", Brand("HappyNewYear"))


def test_a_new_tag_is_asked_about_only_where_a_list_is_kept():
    listed = Brand("Acme", hashtags=("#RocketFriday", "Moon"))
    assert [h.message.split()[0] for h in hits("#RocketFriday #moon #Serial #serial", listed)["hashtags.new"]] == ["#Serial"]
    assert "hashtags.new" in hits("#Anything", Brand("Acme", hashtags=()))
    assert "hashtags.new" not in hits("#Anything", Brand("Acme"))
    assert set(hits("#WhyIStayed pizza", listed)) == {"hashtags.hijack"}, "it is told once"


@pytest.mark.parametrize(
    "text",
    [
        "#WhyIStayed You had pizza.",
        "#metoo: I also want that phone",
        "#PrayForManila and our soup",
        "#blacklivesmatter, and so does coffee",
        "#StandWithSoup",
    ],
)
def test_a_borrowed_tag_of_grief_is_told(text):
    assert "hashtags.hijack" in hits(text)


@pytest.mark.parametrize(
    "text",
    [
        "#WhyIStayed: survivors speak",
        "We stand with our colleagues #BlackLivesMatter",
        "#PrayForManila: how to donate",
        "#MeToo: the trial begins on Monday",
        "#MondayMotivation, have a pizza",
    ],
)
def test_a_tag_that_the_post_is_about_is_not(text):
    assert "hashtags.hijack" not in hits(text)


def test_newsrooms_and_known_tags_are_not_asked():
    assert "hashtags.hijack" not in hits("#MeToo, now live", Brand("City news", sector="news"))
    assert "hashtags.hijack" not in hits("#MeToo pizza", Brand("Acme", hashtags=("MeToo",)))


@pytest.mark.parametrize(
    ("text", "whole"), [("#don't", "#dont"), ("#R&B night", "#RB"), ("#Mother'sDay", "#MothersDay"), ("at #St.Patrick", "#StPatrick")]
)
def test_a_tag_that_is_cut_short_is_told_with_its_whole(text, whole):
    (hit,) = hits(text)["hashtags.cut-short"]
    assert hit.fix.replacement == whole


@pytest.mark.parametrize(
    "text",
    ["We're #1", "#TacoBell's menu", "#Brexit-related", "see #here.", "page#2024", "https://a.org/#2024", "#one & #two", "#end. Next"],
)
def test_a_whole_tag_is_not(text):
    assert "hashtags.cut-short" not in hits(text)


def test_too_many_marks_the_ones_too_many():
    text = " ".join(f"#tag{chr(97 + n)}" for n in range(12))
    (hit,) = hits(text)["hashtags.too-many"]
    assert text[hit.start : hit.end] == "#tagk #tagl"
    (rule,) = [RULES["hashtags.too-many"]]
    assert list(rule.check(Post("#a #b #c"), limit=2))
    assert not list(rule.check(Post("#a #b"), limit=2))


def test_the_owner_of_a_slogan_may_use_it():
    assert "hashtags.others" in hits("#JustDoIt")
    assert "hashtags.others" not in hits("#JustDoIt", Brand("Nike Norge"))


def test_only_the_grave_ones_hold_a_post():
    assert {id for id, r in RULES.items() if r.decision} == {"hashtags.new", "hashtags.hijack", "hashtags.readings"}


def test_the_facts_are_well_formed():
    tags = [tag for group in facts()["grave"] for tag in group["tags"]]
    assert len(tags) == len({tag.casefold() for tag in tags}) >= 150
    assert all(Post(f"#{tag}").hashtags and Post(f"#{tag}").hashtags[0].text == f"#{tag}" for tag in tags)
    assert all(group["source"].startswith("https://") and group["about"] for group in facts()["grave"])
    assert all(entry["source"].startswith("https://") for entry in facts()["owned"])
    assert all(word.isascii() and word.islower() for word in rude())
    assert all(word.replace("'", "").isascii() and word.islower() for word in facts()["frequent"].split())


def test_words_are_those_of_the_dictionary_and_the_list():
    assert (is_word("analysis"), is_word("hashtagish")) == (True, False)


@pytest.mark.parametrize(
    "unit",
    [
        "#a",
        "#",
        "#a ",
        "#1234 ",
        "#penisland ",
        "#don't",
        "#aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ",
        "tell us what ",
        "how has ",
        "#PrayFor",
        "#MeToo ",
    ],
)
def test_hostile_texts_take_no_longer_than_their_length(unit):
    hits(unit * (100_000 // len(unit)))
