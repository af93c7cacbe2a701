"""What each network links: own vectors, and laws that hold for any text."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postlint.errors import UnknownNetwork
from postlint.finding import Fix
from postlint.text.entities import Entity, find_emoji, find_entities, is_handle
from postlint.text.links import is_web_address
from postlint.text.networks import NETWORKS

ALL = (None, *NETWORKS)


def found(text, network=None):
    return [(e.kind, e.text) for e in find_entities(text, network)]


def texts(text, network, kind):
    return [e.text for e in find_entities(text, network) if e.kind == kind]


def test_an_entity_makes_a_hit():
    entity = find_entities("ask @ana today")[0]
    assert entity == Entity("mention", "@ana", 4, 8)
    fix = Fix("drop", "")
    hit = entity.hit("who?", fix=fix)
    assert (hit.message, hit.start, hit.end, hit.fix) == ("who?", 4, 8, fix)


def test_an_unknown_network():
    with pytest.raises(UnknownNetwork, match='did you mean "mastodon"'):
        find_entities("hi", "mastodom")


def test_aliases():
    assert found("see sale.shop @ana", "twitter") == found("see sale.shop @ana", "x")


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Read https://shop.example.org/a?b=c#d now", ["https://shop.example.org/a?b=c#d"]),
        ("Read HTTPS://Example.ORG/A.", ["HTTPS://Example.ORG/A"]),
        ("(https://example.org/wiki/Tea_(meal))", ["https://example.org/wiki/Tea_(meal)"]),
        ("https://example.org/a(b(c)d)e", ["https://example.org/a(b(c)d)e"]),
        ("https://example.org/a(b(c(d)))", ["https://example.org/a"]),
        ("https://example.org/x,", ["https://example.org/x"]),
        ("https://example.org/x.(y)", ["https://example.org/x"]),
        ("https://example.org/x.(y)z", ["https://example.org/x.(y)z"]),
        ("https://example.org/@ana/1", ["https://example.org/@ana/1"]),
        ("https://example.org?q=tea&", ["https://example.org?q=tea&"]),
        ("https://example.org?q=tea!", ["https://example.org?q=tea"]),
        ("https://example.org:8080/tea", ["https://example.org:8080/tea"]),
        ("https://example.org/чай/été", ["https://example.org/чай/été"]),
        ("https://example.org/お茶", ["https://example.org/"]),
        ("https://a_b.example.org", ["https://a_b.example.org"]),
        ("https://example_a.org", []),
        ("https://-tea.org", []),
        ("https://tea-.org", []),
        ("https://localhost/tea http://10.0.0.1/", []),
        ("https://user:secret@example.org/", []),
        ("http://tea.中国/", ["http://tea.中国/"]),
        ("http://чай.рф", ["http://чай.рф"]),
        ("http://tea.xn--p1ai/x", ["http://tea.xn--p1ai/x"]),
        ("http://tea.vermögensberatung", ["http://tea.vermögensberatung"]),
        ("xhttps://example.org/", []),
        ("茶https://example.org/", ["https://example.org/"]),
        ("👉https://example.org/👈", ["https://example.org/"]),
        ("@https://example.org", []),
        ("https://t.co/Ab12Cd34!?x", ["https://t.co/Ab12Cd34"]),
        ("https://t.co/Ab12/more", ["https://t.co/Ab12"]),
        ("https://t.co/" + "a" * 41, []),
        ("https://" + "a" * 64 + ".org", []),
        ("https://" + "ü" * 60 + ".org", []),
        ("https://example.org/" + "a" * 4060, ["https://example.org/" + "a" * 4060]),
        ("https://example.org/" + "a" * 4100, []),
    ],
)
def test_links_of_x_with_a_scheme(text, links):
    assert texts(text, "x", "link") == links


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("visit example.org.", ["example.org"]),
        ("visit www.example.co.uk/tea?x=1", ["www.example.co.uk/tea?x=1"]),
        ("visit example.org?x=1", ["example.org"]),  # a query needs a path before it
        ("visit example.org:80", ["example.org"]),
        ("visit example.org:80/tea", ["example.org:80/tea"]),
        ("done.Now we rest", ["done.Now"]),
        ("README.md and index.js", ["README.md"]),
        ("tea.commerce tea.notatld", []),
        ("tea.com1 tea.com-x tea.com@y tea.com+", []),
        ("tea.com_x", ["tea.com"]),
        ("お茶tea.orgお茶", ["tea.org"]),
        ("お茶.com", []),
        ("お茶tea.orgお茶mate.net/x", ["tea.org", "mate.net/x"]),
        ("see tea_time.org", []),
        ("see -tea.org _tea.org .tea.org /tea.org", []),
        ("$tea.org #tea.org @tea.org", []),
        ("ana@example.org ana.b@example.co.uk", []),
        ("say “tea.org”", ["tea.org"]),
        ("foo.onion", ["foo.onion"]),  # X's own list still has it
        ("a.org/x b.org,c.org;d.org", ["a.org/x", "b.org", "c.org", "d.org"]),
    ],
)
def test_links_of_x_without_a_scheme(text, links):
    assert texts(text, "x", "link") == links


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("@ana @Ana_2", [("mention", "@ana"), ("mention", "@Ana_2")]),
        ("＠ana", [("mention", "＠ana")]),
        (".@ana (@ben) “@cid”", [("mention", "@ana"), ("mention", "@ben"), ("mention", "@cid")]),
        ("RT@ana rt:@ben RT @cid", [("mention", "@ana"), ("mention", "@ben"), ("mention", "@cid")]),
        ("aRT@ana -RT@ben", []),
        ("ana@ben x_@ben !@ben &@ben @@ben", []),
        ("@ana@ben", []),
        ("@anaé @ana://", []),
        ("@abcdefghijklmnopqrstuvwxyz", [("mention", "@abcdefghijklmnopqrst")]),
        ("お茶@ana", [("mention", "@ana")]),
        ("@ana/tea-time", [("list", "@ana/tea-time")]),
        ("@ana/1", [("mention", "@ana")]),
        ("@ana/tea-@ben", []),
        ("@ana's", [("mention", "@ana")]),
        ("#tea#mate", []),
        ("#tea,#mate", [("hashtag", "#tea"), ("hashtag", "#mate")]),
        ("#1 #1st #a1 #_ #_a", [("hashtag", "#1st"), ("hashtag", "#a1"), ("hashtag", "#_a")]),
        ("a#tea é#tea &#tea; /#tea", [("hashtag", "#tea")]),
        ("##tea", [("hashtag", "#tea")]),
        ("＃お茶 #чай #שלום #हिन्दी", [("hashtag", "＃お茶"), ("hashtag", "#чай"), ("hashtag", "#שלום"), ("hashtag", "#हिन्दी")]),
        ("#l·l #נס״ט #コーヒー・紅茶", [("hashtag", "#l·l"), ("hashtag", "#נס״ט"), ("hashtag", "#コーヒー・紅茶")]),
        ("#️⃣tea #⃣", []),
        ("🍵#tea ❤️#tea", [("hashtag", "#tea"), ("hashtag", "#tea")]),
        ("#tea-time #tea's", [("hashtag", "#tea"), ("hashtag", "#tea")]),
        ("#https://example.org #tea://x", []),
        ("#𝐀tea", [("hashtag", "#𝐀tea")]),
        ("$TEA $tea.b $TEA_AB,", [("cashtag", "$TEA"), ("cashtag", "$tea.b"), ("cashtag", "$TEA_AB")]),
        ("$TEATIME $5 $TEA5 x$TEA ($TEA) $TEA’s", []),
        ("$TEA.COM", [("cashtag", "$TEA")]),
        ("https://example.org/#tea/@ana", [("link", "https://example.org/#tea/@ana")]),
        ("example.org/@ana", [("link", "example.org/@ana")]),
        ("@ana#tea", [("mention", "@ana")]),
        ("no sign", []),
    ],
)
def test_signs_of_x(text, entities):
    assert found(text, "x") == entities


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("@ana.example.org hi", [("mention", "@ana.example.org")]),
        ("(@ana.example.org) @ben.test.", [("mention", "@ana.example.org"), ("mention", "@ben.test")]),
        ("@ana @ana.local @ana.ORG x@ana.org .@ana.org", []),
        ("@ana.org_x", []),
        ("@ana-b.org-", [("mention", "@ana-b.org")]),
        ("see https://example.org/tea).", [("link", "https://example.org/tea")]),
        ("(https://example.org/tea_(x))", [("link", "https://example.org/tea_(x))")]),
        ("https://example.org/tea...", [("link", "https://example.org/tea..")]),
        ("https://intranet/x", [("link", "https://intranet/x")]),
        ("HTTPS://example.org", []),
        ("example.org/tea?! 1.org my-tea.org Tea.ORG", [("link", "example.org/tea?")]),
        ("“https://example.org”", []),
        ("👉https://example.org", []),
        ("#tea, #tea.time! #🍵 #1 #1a #a#b", [("hashtag", t) for t in ("#tea", "#tea.time", "#🍵", "#1a", "#a#b")]),
        ("(#tea) x#tea #️⃣ # #! ##", []),
        ("＃tea\u200bx", [("hashtag", "＃tea")]),
        ("#" + "a" * 64 + " #" + "b" * 65, [("hashtag", "#" + "a" * 64)]),
        ("#" + "🍵" * 33, []),
        ("$TEA ($tea) $T2 $TEA’s $TEAS5", [("cashtag", t) for t in ("$TEA", "$tea", "$T2", "$TEA", "$TEAS5")]),
        ("$2T $TEATIME $TEA-x x$TEA", []),
        ("#tea(https://example.org/)", [("hashtag", "#tea(https://example.org")]),
    ],
)
def test_bluesky(text, entities):
    assert found(text, "bluesky") == entities


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("see https://example.org/x and example.org", [("link", "https://example.org/x")]),
        ("gemini://example.org/", [("link", "gemini://example.org/")]),
        ("https://example.org/お茶?q=お茶", [("link", "https://example.org/お茶?q=お茶")]),
        ("https://example.org/x.(y)", [("link", "https://example.org/x.(y)")]),
        ("https://example.org/x).", [("link", "https://example.org/x")]),
        ("@ana @ana@tea.example @ana.b-c@tea.example.", [("mention", t) for t in ("@ana", "@ana@tea.example", "@ana.b-c@tea.example")]),
        ("x@ana =@ana /@ana é@ana", []),
        ("@ana@ @ana@tea@x", []),
        ("@ana@" + "a" * 254, []),
        ("@ana@" + "a" * 253, [("mention", "@ana@" + "a" * 253)]),
        ("#tea #1tea #t1 #1_1 #a·b #コーヒー・紅茶", [("hashtag", t) for t in ("#tea", "#1tea", "#t1", "#1_1", "#a·b", "#コーヒー・紅茶")]),
        ("#11 #_1 #1_ #· #·a", []),
        ("#a·", [("hashtag", "#a")]),
        (".#tea x#tea (#tea", []),
        ("＃tea\n#mate", [("hashtag", "＃tea"), ("hashtag", "#mate")]),
        ("#teahttps://example.org/", [("hashtag", "#tea"), ("link", "https://example.org/")]),
        ("#tea:// #http://", [("hashtag", "#tea"), ("hashtag", "#http")]),
        ("#हिन्दी #l’eau", [("hashtag", "#हिन्दी"), ("hashtag", "#l")]),
        ("$TEA", []),
    ],
)
def test_mastodon(text, entities):
    if text.startswith("#teahttps"):
        assert found(text, "mastodon")[0] == entities[0]  # what is glued to it is no link
    else:
        assert found(text, "mastodon") == entities


@pytest.mark.parametrize(
    ("network", "text", "entities"),
    [
        ("telegram", "@anab @ana x@anab é@anab @anabé", [("mention", "@anab")]),
        ("telegram", "#tea #1 #1a x#tea #a#b #tea!", [("hashtag", t) for t in ("#tea", "#1a", "#tea")]),
        ("telegram", "$TEA $1INCH $tea $TEA1 x$TEA", [("cashtag", "$TEA"), ("cashtag", "$1INCH")]),
        ("telegram", "example.org/x", [("link", "example.org/x")]),
        ("discord", "<@123> <@!1> <@&9> @everyone @ana #tea", [("mention", t) for t in ("<@123>", "<@!1>", "<@&9>", "@everyone")]),
        ("discord", "<https://intranet/x> example.org", [("link", "https://intranet/x")]),
        ("linkedin", "@[Tea Ltd](urn:li:organization:12) @ana #tea", [("mention", "@[Tea Ltd](urn:li:organization:12)"), ("hashtag", "#tea")]),
        ("reddit", "u/ana_b /r/tea and/or/u/x # tea https://example.org.", [("mention", "u/ana_b"), ("mention", "/r/tea"), ("link", "https://example.org")]),
        ("instagram", "@ana.b. @ana..b #tea🍵 #1 https://example.org", [("mention", "@ana.b"), ("mention", "@ana"), ("hashtag", "#tea🍵")]),
        ("instagram", "@" + "a" * 31, []),
        ("tiktok", "@ana.b example.org #tea", [("mention", "@ana.b"), ("hashtag", "#tea")]),
        ("threads", "@ana.b example.org #tea", [("mention", "@ana.b"), ("link", "example.org"), ("hashtag", "#tea")]),
        ("youtube", "@ana-b.c, example.org #tea", [("mention", "@ana-b.c"), ("link", "example.org"), ("hashtag", "#tea")]),
        ("facebook", "@ana example.org #tea", [("link", "example.org"), ("hashtag", "#tea")]),
        ("pinterest", "@ana example.org #tea", [("hashtag", "#tea")]),
    ],
)  # fmt: skip
def test_the_others(network, text, entities):
    assert found(text, network) == entities


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("ana@example.org, ana.b@example.co.uk", []),
        ("npm i tea@1.2.3 @tea/pot", [("list", "@tea/pot")]),
        ("@9pm @10 @7:30 @18h @4k @60fps", []),
        ("@7eleven @3pm_club", [("mention", "@7eleven"), ("mention", "@3pm_club")]),
        ("3 for @$5, live @ 9pm", []),
        (".@ana's (@ben), @cid!", [("mention", "@ana"), ("mention", "@ben"), ("mention", "@cid")]),
        ("@ana.b @ana.Then @ana. We", [("mention", "@ana.b"), ("mention", "@ana"), ("mention", "@ana")]),
        ("@ana@tea.social @ana-b.example.org.", [("mention", "@ana@tea.social"), ("mention", "@ana-b.example.org")]),
        ("@WHO-led @ana@localhost", [("mention", "@WHO")]),
        ("RT@ana w/@ben", [("mention", "@ana"), ("mention", "@ben")]),
        ("done.Now see Example.Org BBC.CO.UK tea.org", [("link", "BBC.CO.UK"), ("link", "tea.org")]),
        ("http://localhost:3000/x. http://10.0.0.1/(a)) https://u:p@tea.org/", [("link", t) for t in ("http://localhost:3000/x", "http://10.0.0.1/(a)", "https://u:p@tea.org/")]),
        ("https://", []),
        ("“https://tea.org/x”👉https://tea.org/y…", [("link", "https://tea.org/x"), ("link", "https://tea.org/y")]),
        ("tea.onion", []),
        ("#tea#mate &#39; #1 C# #COVID-19", [("hashtag", "#COVID")]),
        ("($TEA) $TEA’s $5 US$TEA", [("cashtag", "$TEA"), ("cashtag", "$TEA")]),
    ],
)  # fmt: skip
def test_the_general_reading(text, entities):
    assert found(text) == entities


@pytest.mark.parametrize(
    ("text", "emoji"),
    [
        ("plain © 1 # ™ ☎", []),
        ("☎️ ©️ 1️⃣ #⃣", ["☎️", "©️", "1️⃣", "#⃣"]),
        ("👩‍👩‍👧‍👦👍🏽🇳🇴🏴󠁧󠁢󠁳󠁣󠁴󠁿", ["👩‍👩‍👧‍👦", "👍🏽", "🇳🇴", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"]),
        ("❤️‍🔥🐦‍🔥☕︎", ["❤️‍🔥", "🐦‍🔥"]),
        ("⚽️✨️", ["⚽️", "✨"]),
    ],
)
def test_emoji(text, emoji):
    assert [text[start:end] for start, end in find_emoji(text)] == emoji


@pytest.mark.parametrize(
    ("network", "good", "bad"),
    [
        ("x", ["a", "Ana_2", "123456789012345"], ["", "@ana", "ana-b", "a" * 16, "ana\n"]),
        ("bluesky", ["ana.test", "a-b.C1.org", "1.xn--p1ai"], ["ana", "-a.org", "a-.org", "a..org", "a.1", "a.org.", "é.org", "a" * 64 + ".org", ("a." * 130) + "org", "a.org\n"]),
        ("mastodon", ["ana", "ana.b_c@tea.social"], ["ana@tea", "ana@", ".ana", "@ana"]),
        ("instagram", ["a.b_c"], ["a..b", ".a", "a.", "a" * 31, "a-b"]),
        ("threads", ["a.b_c"], ["a..b"]),
        ("tiktok", ["a.b"], ["a", "ab.", "a" * 25]),
        ("youtube", ["a.b-c", "чай"], ["ab", "-ab", "ab-"]),
        ("reddit", ["u/ana", "a-b"], ["ab", "a.b"]),
        ("telegram", ["ana_b"], ["ana", "1abcd", "a-bcd"]),
        ("linkedin", ["company/acme"], []),
    ],
)  # fmt: skip
def test_handles(network, good, bad):
    assert [is_handle(name, network) for name in good] == [True] * len(good)
    assert [is_handle(name, network) for name in bad] == [False] * len(bad)


def test_whole_web_addresses():
    good = ["http://tea.org", "HTTPS://u:p@tea.org:80/a/b?c=d#e", "http://192.168.1.20/", "https://[2001:db8::1]:80/", "http://☕.org/чай"]
    bad = [
        "tea.org",
        "ftp://tea.org",
        "http://tea",
        "http://a_b.org",
        "http://-a.org",
        "http://300.1.1.1/",
        "http://tea.org/a b",
        "http://tea.org/%zz",
    ]
    assert [is_web_address(text) for text in good] == [True] * len(good)
    assert [is_web_address(text) for text in bad] == [False] * len(bad)


SIGNS = st.sampled_from(
    [*"@#$＃＠./:-_()?&=!,'’  \n\u200d\ufe0f·é日茶aB1", "http://", "https://", "t.co/", ".com", ".рф", "xn--", "RT", "🍵", "👩\u200d👧"]
)
TEXTS = st.one_of(st.text(), st.lists(SIGNS, max_size=40).map("".join))


@given(TEXTS, st.sampled_from(ALL))
@settings(deadline=None)
def test_entities_are_in_order_and_apart(text, network):
    done = 0
    for entity in find_entities(text, network):
        assert done <= entity.start < entity.end
        assert text[entity.start : entity.end] == entity.text
        assert entity.kind in {"link", "mention", "list", "hashtag", "cashtag"}
        done = entity.end


@given(TEXTS)
@settings(deadline=None)
def test_emoji_are_in_order_and_apart(text):
    spans = find_emoji(text)
    assert all(start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


HOSTILE = [
    "a.", "com.", "-a", "é", "@a", "#a", "# ", "$a", " $a", "http://", "http://a.", "a.co/(", "a.co/(a", "a.co/a?", "a_b.com.", "a_b.com/x",
    "@a.", "@a@b.", "@[", "#·a", " #a·", "(a.co", "(https://", "日.", ".みん", "👩\u200d", "🇫", "\U000e0067", "u/", "<@1", "RT@", "@1.1", ").", "1\ufe0f",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_texts_take_linear_time(unit):
    text = "https://a.co/" + unit * 5_000
    find_entities("@a #b $c d.org https://e.org", None)
    start = time.perf_counter()
    for network in (None, "bluesky", "mastodon", "telegram", "instagram", "youtube"):
        find_entities(text, network)
        find_entities(text[13:], network)
    find_emoji(text)
    assert time.perf_counter() - start < 5, "a third of a second when linear, minutes when not"


def test_an_unending_word_takes_linear_time():
    start = time.perf_counter()
    for text in ("a" * 100_000, "é" * 100_000 + "-.com", "#" + "1" * 100_000, "@" + "1" * 100_000, "https://a.org/" + ")" * 100_000):
        find_entities(text)
    assert not is_web_address("http://" + "a." * 50_000)
    assert not is_handle("a." * 50_000, "bluesky")
    assert time.perf_counter() - start < 8


def test_what_is_read_as_ascii_holds_no_other_letter_mark_digit_or_joint():
    from postlint.text import readers

    signs = "".join(c for c in map(chr, range(0x80, 0x110000)) if not readers._may_be_in_tag(c))
    assert len(signs) > 1000
    assert readers.pattern(rf"[\p{{L}}\p{{M}}\p{{Nd}}{readers._X_JOINT}＃]").search(signs) is None


@given(st.text(alphabet="##a1_Z🎉&:/ .…’“-²", max_size=12))
def test_tags_among_signs_and_emoji_are_those_of_the_whole_expression(text):
    from postlint.text import readers

    fast = list(readers.x_hashtags(text))
    assert readers._only_ascii_tags(text)
    assert fast == list(readers.x_hashtags(text + " é")), "an é anywhere, and the whole expression reads"
