"""How networks count: own vectors, and laws that hold for any text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postlint.errors import UnknownNetwork
from postlint.text.length import Count, count, cut, network_index
from postlint.text.networks import NETWORKS, facts

FAMILY = "👩‍👩‍👧‍👦"  # 1 grapheme, 7 code points, 11 UTF-16 units, 25 bytes


def used(text, network, **more):
    return count(text, network, **more).used


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("", 0),
        ("tea", 3),
        ("été", 3),
        ("e\u0301te\u0301", 3),  # composed first
        ("чай שלום हिन्दी", 15),
        ("ქართული", 7),
        ("お茶", 4),
        ("한국", 4),
        ("\u1112\u1161\u11ab", 2),  # composes to one syllable
        ("“tea” ‘tea’ – —", 15),
        ("tea…", 5),
        ("€5", 3),
        ("′″", 2),
        ("𝐭𝐞𝐚", 6),
        ("\u200d", 1),
        ("\u202a", 2),
        ("a\u2003b", 3),
        ("🍵", 2),
        (FAMILY, 2),
        ("👍🏽🇳🇴1️⃣", 6),
        ("🐦‍🔥", 2),
        ("© ©️ ™ ™️", 10),
        ("☕ ☕️ ☕︎", 10),
        ("https://example.org/a/very/long/path?with=a&query=too", 23),
        ("t.co", 23),
        ("tea.Org now", 27),
        ("README.md", 23),
        ("index.js 10.0.0.1 localhost", 27),
        ("https://localhost/tea", 21),
        ("ana@example.org", 15),
        ("お茶example.orgお茶", 31),
        ("#tea @ana", 9),
        ("line\nline\r\nline", 15),
    ],
)
def test_x_weighs(text, weight):
    assert used(text, "x") == weight
    assert used(text + " " + text, "x") == 2 * weight + 1


def test_x_says_what_the_weight_is_made_of():
    counted = count("Two cups 🍵🍵 at tea.org and https://tea.org/x", "x")
    assert counted == Count(68, 280, True, {"text": 18, "emoji": 4, "links": 46})


@pytest.mark.parametrize(
    ("text", "more", "valid"),
    [
        ("a" * 280, {}, True),
        ("a" * 281, {}, False),
        ("茶" * 140, {}, True),
        ("茶" * 140 + "a", {}, False),
        (FAMILY * 140, {}, True),
        ("", {}, False),
        ("", {"media": True}, True),
        ("tea\ufeff", {}, False),
        ("tea\uffff", {}, False),
        ("a" * 281, {"limit": 25_000}, True),
        ("a" * 6, {"limit": 5}, False),
    ],
)
def test_x_holds(text, more, valid):
    assert count(text, "x", **more).valid is valid


def test_bluesky_counts_graphemes_and_bytes():
    assert count("tea " + FAMILY, "bluesky") == Count(5, 300, True, {"text": 5, "bytes": 29})
    assert used("https://example.org/x", "bluesky") == 21
    assert used("e\u0301", "bluesky") == used("क्षि", "bluesky") == used("\r\n", "bluesky") == used("🇳🇴", "bluesky") == 1
    assert count("a" * 300, "bluesky").valid
    assert not count("a" * 301, "bluesky").valid
    families = count(FAMILY * 121, "bluesky")
    assert (families.used, families.parts["bytes"], families.valid) == (121, 3025, False)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        (FAMILY, 1),
        ("https://example.org/a/very/long/path#of/an/address", 23),
        ("http://a.co", 23),
        ("example.org", 11),
        ("@ana@tea.example hello", 10),
        ("@ana.b@tea.example", 6),
        ("@ana@" + "a" * 254, 259),
        ("@ana@", 5),
        ("x@ana@tea.example", 17),
        ("https://example.org/@ana@tea.example", 23),
        ("#tea 🍵", 6),
        (" \n ", 0),
    ],
)
def test_mastodon_counts(text, length):
    assert used(text, "mastodon") == length


def test_mastodon_counts_the_content_warning():
    counted = count("@ana@tea.example look", "mastodon", spoiler="Tea 🍵")
    assert counted == Count(14, 500, True, {"text": 5, "mentions": 4, "warning": 5})
    assert used("", "mastodon", spoiler="Tea") == 3
    assert not count("a" * 498, "mastodon", spoiler="Tea").valid
    assert count("a" * 498, "mastodon", spoiler="Tea", limit=1000).valid
    assert used("tea", "x", spoiler="Tea") == 3, "only Mastodon has it"


@pytest.mark.parametrize(
    ("network", "text", "length"),
    [
        ("threads", FAMILY + "é", 26),
        ("threads", "tea © ☕️", 12),
        ("telegram", FAMILY + "é", 12),
        ("tiktok", FAMILY, 11),
        ("instagram", FAMILY, 7),
        ("discord", FAMILY, 7),
        ("facebook", "téa", 3),
        ("linkedin", "tea (green) & [black]", 25),
        ("linkedin", "*_~|\\{}<>@", 20),
        ("linkedin", "#tea @ana", 10),
        ("linkedin", "# tea", 6),
        ("linkedin", "@[Tea Ltd](urn:li:organization:12)", 34),
        ("linkedin", "https://tea.org/(a)_b", 21),
        ("linkedin", "🍵", 2),
    ],
)
def test_the_others_count(network, text, length):
    assert used(text, network) == length


def test_linkedin_tells_the_escapes():
    assert count("a (b)", "linkedin").parts == {"text": 5, "escapes": 2}
    assert not count("(a)" * 750, "linkedin").valid


def test_captions_of_telegram_are_shorter():
    assert count("tea", "telegram").limit == 4096
    assert count("tea", "telegram", media=True).limit == 1024


def test_every_network_counts():
    for network in NETWORKS:
        counted = count("tea", network)
        assert counted.used == 3
        assert counted.valid
        assert counted.limit == facts(network).get("max-characters")
    with pytest.raises(UnknownNetwork):
        count("tea", "myspace")


@pytest.mark.parametrize(
    ("network", "text", "more", "end"),
    [
        ("x", "tea", {}, 3),
        ("x", "a" * 300, {}, 280),
        ("x", "a" * 270 + " https://example.org/x", {}, 271),  # a link is in or out
        ("x", "a" * 279 + FAMILY, {}, 279),
        ("x", "e\u0301" * 300, {}, 560),
        ("x", "te\ufeffa", {}, 2),
        ("x", "tea", {"limit": 2}, 2),
        ("x", "tea", {"limit": 0}, 0),
        ("bluesky", FAMILY * 200, {}, 840),  # 120 families are 3,000 bytes
        ("mastodon", "a" * 600, {"spoiler": "Tea"}, 497),
        ("mastodon", "@ana@tea.example " * 100, {"limit": 9}, 16 + 1 + 16),
        ("linkedin", "()" * 5, {"limit": 5}, 2),
        ("telegram", "🍵" * 600, {"media": True}, 512),
    ],
)
def test_cut(network, text, more, end):
    assert cut(text, network, **more) == end


def test_places_as_the_networks_count_them():
    text = FAMILY + " é\r\n@ana"
    assert [network_index(text, text.index("@"), network) for network in ("mastodon", "telegram", "bluesky")] == [11, 15, 30]


SIGNS = st.sampled_from([*"ab .@#(_茶é\n", "https://a.co/", "tea.org", "@ana@tea.social", "🍵", FAMILY, "\u0301", "\ufe0f", "\r\n"])
TEXTS = st.one_of(st.text(), st.lists(SIGNS, max_size=60).map("".join))


@given(TEXTS, st.sampled_from(NETWORKS), st.booleans(), st.sampled_from(["", "Tea 🍵"]))
@settings(deadline=None)
def test_parts_add_up(text, network, media, spoiler):
    counted = count(text, network, media=media, spoiler=spoiler)
    assert all(part >= 0 for part in counted.parts.values())
    assert counted.used == sum(part for name, part in counted.parts.items() if name != "bytes")


@given(TEXTS, st.sampled_from(NETWORKS), st.integers(0, 60))
@settings(deadline=None)
def test_what_is_cut_fits(text, network, limit):
    end = cut(text, network, limit=limit)
    assert 0 <= end <= len(text)
    assert used(text[:end], network, limit=limit) <= limit
    if count(text, network, limit=limit, media=True).valid:
        assert end == len(text)


@pytest.mark.parametrize("unit", ["a.", "a.com ", "@a@b.c", "(", "🍵", "e\u0301", "http://a.co/(", "1\ufe0f", "\U000e0067", "\u0301"])
def test_hostile_texts_take_linear_time(unit):
    text = unit * 8_000
    start = time.perf_counter()
    for network in ("x", "bluesky", "mastodon", "threads", "linkedin"):
        count(text, network)
    assert time.perf_counter() - start < 5


def test_a_long_text_is_cut_in_time():
    start = time.perf_counter()
    assert cut("a.com " * 20_000, "x") < 280
    assert time.perf_counter() - start < 5
