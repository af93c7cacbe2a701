"""Leftovers, invisible characters, broken encodings: what a draft must not be published with."""

import pytest

from postlint import packs
from postlint.checks import draft, hidden
from postlint.data import rules_folder
from postlint.post import Ignore, Image, Post

PACKS = packs.load(sorted((rules_folder() / "draft").glob("*.yml")))
LEXICON = packs.lexicon(PACKS.values())


def told(rule, text, **more):
    return list(rule.check(Post(text, **more)))


def pack(rule, text):
    return [text[h.start : h.end] for h in PACKS[rule].check(Post(text), LEXICON)]


def mended(rule, text):
    """Apply all fixes of a rule."""
    for hit in sorted(told(rule, text), key=lambda h: h.start, reverse=True):
        text = text[: hit.start] + hit.fix.replacement + text[hit.end :]
    return text


@pytest.mark.parametrize(("text", "is_empty"), [("", True), (" \n\t", True), ("\u200b", True), ("a", False), ("🎉", False)])
def test_empty(text, is_empty):
    assert bool(told(draft.empty, text)) is is_empty
    assert not told(draft.empty, text, images=(Image("a.jpg"),))
    assert not told(draft.empty, text, bare=True)


def test_an_unused_ignore_points_at_its_place():
    (hit,) = draft.unused_ignore.check(Post("a"), ((2, Ignore("links.broken", ("x", "y"))),))
    assert hit.key == "ignore.2"
    assert "links.broken" in hit.message
    assert "x, y" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "[NAME]", "[your name here]", "[Insert link]", "{{ name }}", "{{name|upper}}", "{% if a %}", "${name}", "<%= name %>", "<?php echo", "%%name%%", "%FIRSTNAME%",
        "*|FNAME|*", "<<Name>>", "[[NAME]]", "##DATE##", "{first_name}", "{FirstName}", "<link>", "[date tbc]", "[XX]", "£XX", "XX% off", "XX:XX", "@XXX", "lorem ipsum",
        "Read on: LINK", "👉 LINK", "Caption goes here", "http://...", "https://bit.ly/xxxx", "@yourhandle",
    ],
)  # fmt: skip
def test_placeholders(text):
    assert len(pack("draft.placeholder", f"We open soon {text}")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "[VIDEO] We open", "[sic]", "a [short] word", "love xx", "xoxo XX", "Super Bowl XX", "100 % wool", "a < b > c", ">> shop <<", "{giveaway}", "LINK IN BIO", "5% off, 10% more",
        "see example.org/link", "C# and C++", "array[0]", "(link in bio)", "😀 [1/3]", "Castlemaine XXXX Gold",
    ],
)  # fmt: skip
def test_no_placeholders(text):
    assert pack("draft.placeholder", text) == []


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("draft.assistant", "I am sorry, but I cannot fulfill that request"),
        ("draft.assistant", "Great question! Here's a caption for your bakery"),
        ("draft.assistant", "More here :contentReference[oaicite:0]{index=0}"),
        ("draft.assistant", "Hvis du vil, kan jeg lage en kortere versjon"),
        ("draft.briefing", "Instagram caption: we open"),
        ("draft.briefing", "Could you tweet this at 4pm? We open"),
        ("draft.mail-header", "FW: tomorrow\nWe open"),
        ("draft.mail-header", "On Mon, 5 May 2026 at 10:32, Ana <a@example.org> wrote:\nWe open"),
        ("draft.letter", "We open\n\nBest regards\nAna"),
        ("draft.chat-transcript", "[12/05/2026, 10:32:11] Ana: we open"),
        ("draft.note", "We open (tbc)"),
        ("draft.note", "Please do not publish before Monday. We open"),
        ("draft.note", "Can someone double check the date? We open"),
        ("draft.test", "Just a test, please ignore"),
        ("draft.test", "blah blah blah"),
        ("draft.merge-field", "Hello null, we open"),
        ("draft.merge-field", "undefined"),
        ("draft.merge-field", "Traceback (most recent call last):"),
    ],
)
def test_what_was_pasted(rule, text):
    assert pack(rule, text)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("draft.assistant", "Sure! Here's to another year"),
        ("draft.assistant", "ChatGPT is now in our app"),
        ("draft.briefing", "Could you write a song in a day?"),
        ("draft.briefing", "Tweet us your pictures"),
        ("draft.mail-header", "Subject to change"),
        ("draft.letter", "Kind regards from the sea"),
        ("draft.note", "To do in Oslo: swim, eat, sleep"),
        ("draft.note", "Photo: Ana (left) and Ben (right)"),
        ("draft.test", "Test your eyes"),
        ("draft.test", "Put us to the test"),
        ("draft.merge-field", "None of us saw it coming"),
        ("draft.chat-transcript", "10:30 - doors, 11:00 - talk: see you"),
    ],
)
def test_what_was_not(rule, text):
    assert pack(rule, text) == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Weâ€™re live", "We’re live"), ("CafÃ© crÃ¨me", "Café crème"), ("Â£40", "£40"), ("ðŸ˜€", "😀"), ("Ã¢â‚¬â„¢", "’"), ("Ð¿Ñ€Ð¸Ð²ÐµÑ‚", "привет"), ("aÂ\xa0b", "a\xa0b"),
        ("Ã˜l og bÃ¸ker", "Øl og bøker"),
    ],
)  # fmt: skip
def test_garbled_text_is_mended(wrong, right):
    assert mended(hidden.garbled, wrong) == right


@pytest.mark.parametrize(
    "text",
    [
        "Crème brûlée à la carte",
        "AMANHÃ”",
        "SÃO PAULO",
        "Ærø, Århus",
        "«été»…",
        "“Ä” wie Ärger",
        "naïve",
        "привет",
        "日本語",
        "ÅÄÖ",
        "https://example.org/?s=1",
    ],
)
def test_sound_text_is_left_alone(text):
    assert not told(hidden.garbled, text)


def test_a_lost_character_cannot_be_mended():
    (hit,) = told(hidden.garbled, "It?s here")
    assert hit.fix is None
    assert told(hidden.garbled, "We\ufffdre here")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Rock\u200bet", "Rocket"),
        ("a\u00adb", "ab"),
        ("\ufeffHello", "Hello"),
        ("Hi\U000e0041\U000e0042!", "Hi!"),
        ("a\x00b", "ab"),
        ("ab\u200dcd", "abcd"),
    ],
)
def test_hidden_characters_are_taken_out(text, right):
    assert mended(hidden.hidden_character, text) == right


@pytest.mark.parametrize(
    "text",
    [
        "👩\u200d👩\u200d👧",
        "❤\ufe0f",
        "می\u200cخواهم",
        "क्\u200dष",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "a\u2009b",
        "tab\there\n",
    ],
)
def test_characters_with_a_meaning_stay(text):
    assert not told(hidden.hidden_character, text)


def test_a_smuggled_text_is_read_out():
    (hit,) = told(hidden.hidden_character, "Hi" + "".join(chr(0xE0000 + ord(c)) for c in "buy now"))
    assert "buy now" in hit.message
    assert hit.severity is None


def test_a_harmless_invisible_character_is_only_remarked():
    assert told(hidden.hidden_character, "Hello\u200b\nworld")[0].severity.label == "info"


def test_overrides_are_errors_and_useful_marks_are_none():
    assert {h.severity.label for h in told(hidden.reordered_text, "Pay \u202etnuocca\u202c")} == {"error"}
    assert [h.severity for h in told(hidden.reordered_text, "a \u2067b\u2069")] == [None, None]
    assert not told(hidden.reordered_text, "שלום \u2067b\u2069")


def test_html_and_markdown():
    assert mended(hidden.html_code, "Tom &amp; <b>Jerry</b>&nbsp;!") == "Tom & Jerry\xa0!"
    assert told(hidden.markdown_code, "**Now** open", networks=("x",))
    assert told(hidden.markdown_code, "**Now** open", networks=("discord", "x"))
    assert not told(hidden.markdown_code, "**Now** open", networks=("discord", "reddit"))


@pytest.mark.parametrize("text", [";l;;gmlxzssaw", "sdfghj", "see you there asdfghjkl;", "Vbxkq", "wqrtpsd fgh"])
def test_keyboard_mash(text):
    assert told(draft.keyboard_mash, text)


@pytest.mark.parametrize(
    "text",
    [
        "Brrrrr",
        "Hmmmm",
        "NBCSN",
        "Schwarzwald",
        "qwerty or qwertz",
        "Mississippi",
        "https://example.org/asdfgh",
        "https://example.org/xkcqz",
        "おはよう",
        "Łódź Kraków",
    ],
)
def test_no_keyboard_mash(text):
    assert not told(draft.keyboard_mash, text)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Ed Balls", True), ("weather oslo", True), ("Jo Smith MP", True), ("Ed Balls.", False), ("Ed Balls 🎉", False), ("#EdBalls", False), ("Ed Balls Day is here", False),
        ("Happy Easter", False), ("we won it", False), ("東京", False), ("Wooooow", False), ("", False),
    ],
)  # fmt: skip
def test_search_terms(text, asked):
    assert bool(told(draft.search_term, text)) is asked
    assert not told(draft.search_term, text, images=(Image("a.jpg"),))
    assert not told(draft.search_term, text, part=(1, 2))


def test_a_doubled_passage_is_marked_where_it_stands_again():
    text = "Our summer menu is here at last. Our summer menu is here at last."
    (hit,) = told(draft.doubled_text, text)
    assert text[hit.start : hit.end].strip(" .") == "Our summer menu is here at last"
    assert hit.start > 30


def test_a_text_that_was_cut():
    assert told(draft.cut_short, "Join us on Monday for music and the")
    assert not told(draft.cut_short, "Join us on Monday for music and the", part=(1, 2))
    assert not told(draft.cut_short, "Join us. Grade A")


def test_unbalanced_marks():
    assert told(draft.unbalanced, "We (all of us say so")
    assert not told(draft.unbalanced, "We (all of us) say so :(")


HOSTILE = [
    "[" * 100_000, "{{" * 50_000, "<" * 100_000, "%A" * 50_000, "[insert " * 12_000, "((((" * 20_000, "a" * 100_000, "asdf" * 25_000, ";l" * 50_000, "the " * 25_000,
    "Ã" * 100_000, "Ã©" * 50_000, "ðŸ" * 50_000, "\u200b" * 100_000, "\u202e" * 100_000, "&amp" * 25_000, "<b " * 30_000, "**a" * 30_000, "[a](" * 25_000, "__a" * 30_000,
    "subject: " * 10_000, "\n" * 100_000, "> " * 50_000, "here is the " * 8_000, "can you please " * 7_000, "test " * 20_000, "XX" * 50_000, "?s " * 30_000, "a\n" * 50_000,
    "12/05/2026, 10:32 - a" * 5_000, "Ana " * 25_000 + "10:32 AM", "text " * 20_000, "if you like, i can " * 5_000, "hi ana, " * 12_000,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: repr(t[:12]))
def test_hostile_text_ends(text):
    """A pack's expressions stop after a fifth of a second by raising: none may come near."""
    post = Post(text[:50_000], ("x",))
    for rule in (
        *PACKS.values(),
        *(v for m in (draft, hidden) for v in vars(m).values() if hasattr(v, "check") and "unused" not in v.needs),
    ):
        list(rule.check(post, LEXICON) if "lexicon" in rule.needs else rule.check(post))
