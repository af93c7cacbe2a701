"""What the eye does not see in an editor: invisible characters, reordered text, broken encodings, leftover markup."""

from collections.abc import Iterator, Mapping
from functools import cache

from postlint.finding import ERROR, INFO, WARNING, Fix, Hit
from postlint.post import Post
from postlint.rules import rule
from postlint.text.networks import facts
from postlint.text.patterns import Pattern

_MOST = 10
_SUSPECT = Pattern(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u180e\u200b-\u200d\u2060-\u2064\ufe00-\ufe0e\ufeff\ufffc\U000e0020-\U000e007f]|[A-Za-z]\ufe0f"
)
_PRINTABLE = "\ufffc\ufe00\ufe01\ufe02\ufe03\ufe04\ufe05\ufe06\ufe07\ufe08\ufe09\ufe0a\ufe0b\ufe0c\ufe0d\ufe0e\ufe0f"
"""The suspects that Unicode calls printable."""
_UNSEEN = Pattern(
    r"[\u200b\u2060\u2061-\u2064\ufeff\u00ad\u180e\ufffc\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]+"  # no width anywhere
    r"|(?<=[A-Za-z])[\u200c\u200d\ufe00-\ufe0f]+(?=[A-Za-z])"  # joiners mean something between emoji and in some scripts, not here
    r"|(?<!\U0001f3f4)(?<![\U000e0020-\U000e007e])[\U000e0020-\U000e007f]+"  # tags make flags; elsewhere they hide a text
)


@rule(
    "draft.hidden-character", "Invisible characters", severity=WARNING,
    good=["We are live 👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "می‌خواهم", "Thin\u2009space", "Tab\there"],
    bad=["Rocket\u200bskate", "#Rocket\u200bFriday", "Hello \ufffc world", "Hi\U000e0041\U000e0042 there", "Bell\x07"],
)  # fmt: skip
def hidden_character(post: Post) -> Iterator[Hit]:
    """Copied from a web page or a chat, they break links, tags and searches, or carry a text that nobody saw."""
    printable = post.text.replace("\n", "").isprintable() and (post.text.isascii() or not any(c in post.text for c in _PRINTABLE))
    if printable or not _SUSPECT.search(post.text):
        return
    for n, match in enumerate(_UNSEEN.finditer(post.text)):
        if n == _MOST:
            return
        run, start = match[0], match.start()
        inside = post.text[start - 1 : start].isalnum() and start and post.text[match.end() : match.end() + 1].isalnum()
        names = ", ".join(dict.fromkeys(f"U+{ord(c):04X}" for c in run[:20]))
        tagged = "".join(chr(ord(c) - 0xE0000) for c in run if 0xE0020 <= ord(c) < 0xE007F)
        if tagged:
            say = f'hidden text "{tagged[:60]}" ({names}): nobody sees it, so delete it'
        elif inside:
            say = f"an invisible character ({names}) splits this word: delete it"
        else:
            say = f"an invisible character ({names}): delete it"
        # At the end of a line or before a link it does no harm: many editors leave it there.
        harmless = not inside and not tagged and not any(c == "\ufffc" or c < " " or "\x7e" < c < "\xa0" for c in run)
        yield Hit(say, start, match.end(), Fix("delete it", "", safe=True), severity=INFO if harmless else None)


_EMBEDDED = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_OVERRIDES = "\u202d\u202e"
_RIGHT_TO_LEFT = Pattern(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@rule(
    "draft.reordered-text", "Characters that change the order of reading", severity=WARNING,
    good=["שלום \u2067abc\u2069 עולם", "We are live"],
    bad=["Pay to \u202etnuocca\u202c now", "Hello \u202aworld"],
    source="https://www.unicode.org/reports/tr9/",
)  # fmt: skip
def reordered_text(post: Post) -> Iterator[Hit]:
    """Direction marks make a text look other than it is; a link can be disguised with them."""
    text = post.text
    if text.isascii() or not any(mark in text for mark in _EMBEDDED):
        return
    marks = [at for at, c in enumerate(text) if c in _EMBEDDED]
    overrides = [at for at in marks if text[at] in _OVERRIDES]
    if overrides:
        for at in overrides[:_MOST]:
            say = f"U+{ord(text[at]):04X} turns the text after it around: delete it, and read the text again"
            yield Hit(say, at, at + 1, Fix("delete it", ""), severity=ERROR)
    elif not _RIGHT_TO_LEFT.search(text):
        for at in marks[:_MOST]:
            say = f"U+{ord(text[at]):04X} is of no use without right-to-left words: delete it"
            yield Hit(say, at, at + 1, Fix("delete it", "", safe=True))


@cache
def _cp1252() -> Mapping[int, int]:
    """Return code point → byte as programs read Windows-1252, with the five unused bytes as they are."""
    table = {}
    for byte in range(0x80, 0x100):
        try:
            table[ord(bytes([byte]).decode("cp1252"))] = byte
        except UnicodeDecodeError:
            table[byte] = byte
    return table


_NEXT = "[€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ\xa0-\xbf]"
"""What Windows-1252 reads in the bytes 80 to BF, those that follow the first of a letter in UTF-8."""
_LEADS = "ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïð"
_LED = Pattern(f"[Â-ð]{_NEXT}")
_GARBLED = Pattern(
    rf"(?:(?<![^\W\d_a-zß-ÿ])(?<![\u201c\u2018«\"'])[ÂÃÄÅ]{_NEXT}|[âï]{_NEXT}{{2}}|ð{_NEXT}{{3}}|(?:[à-ï]{_NEXT}{{2}}){{2}}|(?:[Â-ß]{_NEXT}){{3}})+"
)
_LOST = Pattern(r"\?(?:s|t|re|ve|ll|d|m)\b(?![/?&=])", "?s", "?t", "?re", "?ve", "?ll", "?d", "?m")


def _mended(text: str) -> str | None:
    """Return what the characters were before they were read in the wrong encoding; None where they make no sense."""
    try:
        return bytes(_cp1252()[ord(c)] for c in text).decode()
    except (KeyError, UnicodeDecodeError):
        return None


@rule(
    "draft.garbled", "Letters in the wrong encoding", severity=ERROR,
    good=["Café, naïve, Ærø, São Paulo", "AMANHÃ”, diz o cartaz", "“Â” is a letter of Romanian", "Is it? s"],
    bad=["Weâ€™re live", "CafÃ©", "Only Â£40", "So happy ðŸ˜€", "Thatâ€”yes, that", "We\ufffdre live", "It?s here"],
    source="https://ftfy.readthedocs.io/en/latest/heuristic.html",
)  # fmt: skip
def garbled(post: Post) -> Iterator[Hit]:
    """A file saved in one encoding and read in another turns every apostrophe into three odd letters."""
    if not post.text.isascii() and any(lead in post.text for lead in _LEADS) and _LED.search(post.text):
        for n, match in enumerate(_GARBLED.finditer(post.text)):
            right = _mended(match[0])
            if right is None or not right.replace("\xa0", "").replace("\ufe0f", "").isprintable():
                continue
            if _GARBLED.fullmatch(right):  # it happened twice
                right = _mended(right) or right
            yield Hit(
                f'"{match[0]}" was "{right}" before it was read in the wrong encoding',
                *match.span(),
                Fix(f'write "{right}"', right, safe=True),
            )
            if n == _MOST:
                return
    at = post.text.find("\ufffd")
    if at < 0:
        inside = [m.start() for m in _LOST.finditer(post.text) if post.text[m.start() - 1 : m.start()].isalpha() and m.start()]
        at = next((start for start in inside if not any(e.start <= start < e.end for e in post.links)), -1)
    if at >= 0:
        yield Hit(f'"{post.text[max(0, at - 12) : at + 3].strip()}" lost a character in the wrong encoding: write it again', at, at + 1)


_ENTITIES = ("&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&nbsp;", "&#", "quo;", "dash;", "&hellip;", "&eacute;", "uml;")
_ENTITY = Pattern(
    r"(?i)&(?:amp|lt|gt|quot|apos|nbsp|rsquo|lsquo|rdquo|ldquo|ndash|mdash|hellip|eacute|uuml|ouml|auml|#\d{2,6}|#x[0-9a-f]{2,5});",
    *_ENTITIES,
)
_MARKS = ("**", "__", "](", "# ", "```")
_ELEMENT = Pattern(r"(?i)</?(?:p|br|div|span|strong|em|b|i|u|ul|ol|li|h[1-6]|img|a)(?:\s[^<>\n]{0,200})?\s?/?>", "<")
_MARKDOWN = Pattern(
    r"(?m)\[[^\[\]\n]{1,120}\]\(https?://[^\s()]{1,300}\)|(?<![\w*])\*\*(?=\S)[^*\n]{1,120}(?<=\S)\*\*(?![\w*])|(?<![\w_])__(?=\S)[^_\n]{1,120}(?<=\S)__(?![\w_])|^#{1,6}[ ](?=[^\W\d])|^```",
    *_MARKS,
)


@rule(
    "draft.html-code", "HTML that readers will see", severity=WARNING, hints=(*_ENTITIES, "<"),
    good=["Tom & Jerry", "I <3 you", "a < b and b > c", "R&D; that is us"],
    bad=["Tom &amp; Jerry", "We are <b>live</b>", "One<br/>Two"],
)  # fmt: skip
def html_code(post: Post) -> Iterator[Hit]:
    """Networks show plain text: an ampersand escaped once too often stays so."""
    for match in _ENTITY.finditer(post.text):
        from html import unescape

        right = unescape(match[0])
        yield Hit(f'"{match[0]}" is HTML for "{right}"', *match.span(), Fix(f'write "{right}"', right, safe=True))
    for match in _ELEMENT.finditer(post.text):
        yield Hit(f'"{match[0]}" is HTML, and readers will see it as it stands: delete it', *match.span(), Fix("delete it", ""))


@rule(
    "draft.markdown-code", "Markdown that readers will see", severity=WARNING, hints=(*_MARKS, "'''"),
    good=["What the f**k", "4 * 5 * 6", "#Rocket", Post("**Live** now", ("discord",)), "snake_case__and_more"],
    bad=["**Live** now on our site", "Read [the story](https://example.org/story)", "# We are live"],
)  # fmt: skip
def markdown_code(post: Post) -> Iterator[Hit]:
    """Copied from a document or an assistant's answer, stars and brackets stay where bold and links were meant."""
    if not _MARKDOWN.possible(post.text) or (post.networks and all(facts(n).get("markup") != "none" for n in post.networks)):
        return
    for match in _MARKDOWN.finditer(post.text):
        yield Hit(f'"{match[0].strip()}" is Markdown, which this network shows as it stands: write it plainly', *match.span())
