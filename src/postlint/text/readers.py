"""How each network reads a text: functions that yield (kind, start, end) of what it makes a link of, each in order.

Sources: X: twitter-text 3.1.0 (Apache-2.0). Bluesky: ``packages/api/src/rich-text`` of bluesky-social/atproto (MIT). Mastodon:
what ``Tag::HASHTAG_RE``, ``Account::MENTION_RE`` and ``Extractor`` of version 4 accept. Telegram: ``MessageEntity.cpp`` of TDLib
(BSL-1.0). Discord and LinkedIn: their API documentation. The others publish no rule; theirs are what can be seen there.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from unicodedata import category

from postlint.text.links import ACCENTS, MASTODON, PUNCTUATION, SPACES, Style, X, find_links, top_level_domains

if TYPE_CHECKING:
    import regex

Spans = Iterable[tuple[str, int, int]]
Reader = Callable[[str], Spans]

_ALNUM = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")


@cache
def pattern(source: str) -> "regex.Pattern[str]":
    """Compile once, and import ``regex`` (20 ms) only for a text that needs it."""
    import regex

    return regex.compile(source)


@cache
def plain(source: str) -> "re.Pattern[str]":
    """Compile once, by ``re``."""
    return re.compile(source, re.ASCII)


def links(style: Style) -> Reader:
    """Make a reader of links."""
    return lambda text: (("link", start, end) for start, end in find_links(text, style))


def marked(kind: str, sign: str, source: str, compiled: Callable[[str], "re.Pattern[str] | regex.Pattern[str]"] = pattern) -> Reader:
    """Make a reader of what one expression says, which is tried only where the sign occurs."""
    return lambda text: ((kind, *m.span()) for m in compiled(source).finditer(text)) if sign in text else ()


# X

_X_JOINT = r"_\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\u00b7"
_X_HASHTAG = (
    rf"(?<!(?![\uFE0E\uFE0F])[\p{{L}}\p{{M}}\p{{Nd}}{_X_JOINT}&])[#＃](?![\uFE0F\u20E3])"
    rf"[\p{{Nd}}{_X_JOINT}]*+[\p{{L}}\p{{M}}][\p{{L}}\p{{M}}\p{{Nd}}{_X_JOINT}]*+"
)
_X_ASCII_HASHTAG = r"(?<![A-Za-z0-9_&])#[0-9_]*+[A-Za-z][A-Za-z0-9_]*+"
"""What a hashtag is where no other letter, mark, digit or joint stands in the text."""
_X_MENTION = r"[@＠][A-Za-z0-9_]{1,20}+(/[A-Za-z][A-Za-z0-9_-]{0,24}+)?+"
_X_CASHTAG = rf"(?<![^{SPACES}])\$[A-Za-z]{{1,6}}(?:[._][A-Za-z]{{1,2}})?(?=\Z|[{SPACES}\ufeff{PUNCTUATION}_\-])"


def x_hashtags(text: str) -> Iterator[tuple[str, int, int]]:
    """Find ``#`` and letters, marks, digits or joints, at least one a letter, not glued to a word."""
    if "#" not in text and "＃" not in text:
        return
    done = 0
    for match in (plain(_X_ASCII_HASHTAG) if _only_ascii_tags(text) else pattern(_X_HASHTAG)).finditer(text):
        start, end = match.span()
        if start > done or start == 0:  # twitter-text consumes the character before
            done = end
            if not text.startswith(("#", "＃", "://"), end):
                yield "hashtag", start, end


_MAY_BE_IN_TAG = frozenset(_X_JOINT.encode().decode("unicode_escape")) | {"＃"}


def _only_ascii_tags(text: str) -> bool:
    """Whether nothing but ASCII can be part of a hashtag here: other characters are signs and emoji, as in most posts."""
    return text.isascii() or not any(_may_be_in_tag(char) for char in set(text) if char > "\x7f")


@lru_cache(4096)
def _may_be_in_tag(char: str) -> bool:
    kind = category(char)  # of the Unicode that Python knows; what is newer than that, regex knows
    return char in _MAY_BE_IN_TAG or kind[0] in "LM" or kind in {"Nd", "Cn"}


def x_mentions(text: str) -> Iterator[tuple[str, int, int]]:
    """Find ``@name`` of up to 20 letters, digits and underscores, and ``@name/list``."""
    if "@" not in text and "＠" not in text:
        return
    done = 0
    for match in plain(_X_MENTION).finditer(text):
        start, end = match.span()
        if may_mention(text, start, done):
            done = end
            if not spoils_mention(text, end):
                yield "list" if match[1] else "mention", start, end


_NO_MENTION_AFTER = _ALNUM | frozenset("_!#$%&*@＠")
_NO_RETWEET_AFTER = _ALNUM | frozenset("_+~.-")


def may_mention(text: str, at: int, done: int = 0) -> bool:
    """Whether X mentions after what stands before ``at``: no letter or digit, but ``RT@name`` counts. ``done``: what is consumed."""
    if at == 0 or (at > done and text[at - 1] not in _NO_MENTION_AFTER):
        return True
    if at < len("RT") + done or text[at - 2 : at].lower() != "rt":
        return False
    return at == len("RT") or (at > len("RT") + done and text[at - 3] not in _NO_RETWEET_AFTER)


def spoils_mention(text: str, end: int) -> bool:
    """Whether what follows a mention shows it to be none: another ``@``, a letter with an accent, ``://``."""
    return text.startswith(("@", "＠", "://"), end) or bool(plain(f"[{ACCENTS}]").match(text, end))


x_cashtags = marked("cashtag", "$", _X_CASHTAG, plain)
X_READERS: tuple[Reader, ...] = (links(X), x_mentions, x_hashtags, x_cashtags)

# Bluesky: what JavaScript calls a space, and ASCII words; a tag may hold nearly anything, up to 64 UTF-16 units

_JS_SPACE = "\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_JS_INVISIBLE = "\u00ad\u2060\u200a-\u200d\u20e2"
_BSKY_LINK = rf"(?<![^{_JS_SPACE}(])(?:[Hh][Tt][Tt][Pp][Ss]?://[^{_JS_SPACE}]+|([A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z0-9]+)+)[^{_JS_SPACE}]*)"
_BSKY_MENTION = rf"(?<![^{_JS_SPACE}(])@([a-zA-Z0-9.-]+)\b"
_BSKY_TAG = rf"(?<![^{_JS_SPACE}])[#＃](?!\ufe0f)([^{_JS_SPACE}{_JS_INVISIBLE}]++)"
_BSKY_WORTH = rf"[^0-9{_JS_SPACE}{_JS_INVISIBLE}\p{{P}}]"
_BSKY_CASHTAG = rf"(?<![^{_JS_SPACE}(])\$[A-Za-z][A-Za-z0-9]{{0,4}}(?=[{_JS_SPACE}.,;:!?)\"'\u2019]|\Z)"
_BSKY_LONGEST_TAG = 64


def _bsky_domain(domain: str) -> bool:
    _, dot, top = domain.rpartition(".")
    return bool(dot) and top in top_level_domains()[0]


def bsky_mentions(text: str) -> Iterator[tuple[str, int, int]]:
    """Find ``@`` and a domain name; without a dot it stays plain text."""
    if "@" in text:
        for match in plain(_BSKY_MENTION).finditer(text):
            if _bsky_domain(match[1]) or match[1].endswith(".test"):
                yield "mention", match.start(), match.end()


def bsky_links(text: str) -> Iterator[tuple[str, int, int]]:
    """Find an address up to the next space, less one closing sign; the case matters, and a domain has no hyphen."""
    if "." not in text and "://" not in text:
        return
    for match in plain(_BSKY_LINK).finditer(text):
        link = match[0]
        if link.startswith("http") or _bsky_domain(match[1] or ""):
            link = link[:-1] if link.endswith((".", ",", ";", ":", "!", "?")) else link
            link = link[:-1] if link.endswith(")") and "(" not in link else link
            yield "link", match.start(), match.start() + len(link)


def bsky_tags(text: str) -> Iterator[tuple[str, int, int]]:
    """Find ``#`` after a space and all that follows up to the next, less closing punctuation; digits and signs alone are no tag."""
    if "#" not in text and "＃" not in text:
        return
    for match in plain(_BSKY_TAG).finditer(text):
        if pattern(_BSKY_WORTH).search(match[1]):
            end = match.end()
            while pattern(r"\p{P}").match(text, end - 1):
                end -= 1
            if len(text[match.start(1) : end].encode("utf-16-le", "surrogatepass")) <= 2 * _BSKY_LONGEST_TAG:
                yield "hashtag", match.start(), end


BLUESKY_READERS: tuple[Reader, ...] = (bsky_mentions, bsky_links, bsky_tags, marked("cashtag", "$", _BSKY_CASHTAG, plain))

# Mastodon: Ruby's [[:word:]] and [[:alpha:]]

_RUBY_WORD = r"\p{Alphabetic}\p{M}\p{Nd}\p{Pc}"
_TOOT_TAG = rf"(?<!\P{{White_Space}})[#＃]([{_RUBY_WORD}][{_RUBY_WORD}\u00b7\u30fb\u200c]*+)"
_TOOT_MENTION = rf"(?<![=/{_RUBY_WORD}])@[A-Za-z0-9_]++(?:[.-]++[A-Za-z0-9_]++)*+(?:@([{_RUBY_WORD}]++(?:[.-]++[{_RUBY_WORD}]++)*+))?+"
_LONGEST_DOMAIN = 253


def toot_hashtags(text: str) -> Iterator[tuple[str, int, int]]:
    """Find a word after a space, with ``·``, ``・`` or a zero-width joint inside; not of digits alone."""
    if "#" not in text and "＃" not in text:
        return
    for match in pattern(_TOOT_TAG).finditer(text):
        name = match[1].rstrip("\u00b7\u30fb\u200c")
        if pattern(r"\p{Alphabetic}").search(name) or pattern(r"[_\u00b7\u30fb\u200c]").search(name, 1, len(name) - 1):
            end = match.start(1) + len(name)
            if text.startswith("://", end):
                end -= next((len(scheme) for scheme in ("https", "http") if name.endswith(scheme) and name != scheme), 0)
            yield "hashtag", match.start(), end


def toot_mentions(text: str) -> Iterator[tuple[str, int, int]]:
    """Find ``@name`` and ``@name@server``, not after a letter, ``/`` or ``=``."""
    if "@" in text:
        for match in pattern(_TOOT_MENTION).finditer(text):
            if not spoils_mention(text, match.end()) and len(match[1] or "") <= _LONGEST_DOMAIN:
                yield "mention", match.start(), match.end()


MASTODON_READERS: tuple[Reader, ...] = (links(MASTODON), toot_hashtags, toot_mentions)

# Telegram

_TG_LETTER = r"\p{L}\p{Nd}_\u200c\u00b7\u0d80-\u0dff"
_TG_TAG = rf"(?<![{_TG_LETTER}])#((?=[{_TG_LETTER}]{{0,255}}?\p{{L}})[{_TG_LETTER}]{{1,256}}+)(?![{_TG_LETTER}]*+#)"
_TG_CASHTAG = rf"(?<![{_TG_LETTER}$])\$(?:1INCH|[A-Z]{{1,8}}+)(?![{_TG_LETTER}$])"
TELEGRAM_READERS: tuple[Reader, ...] = (
    marked("mention", "@", r"(?<![\p{L}\p{N}_])@[A-Za-z0-9_]{4,32}+(?![\p{L}\p{N}_])"),
    marked("hashtag", "#", _TG_TAG),
    marked("cashtag", "$", _TG_CASHTAG),
)

# The others: what can be seen there

_DOTTED = r"(?<![A-Za-z0-9_/])@([A-Za-z0-9_]++(?:\.[A-Za-z0-9_]++)*+)"
_EMOJI_TAG = (
    rf"(?<![\p{{L}}\p{{M}}\p{{Nd}}{_X_JOINT}&])[#＃](?![\uFE0F\u20E3])(?=\p{{Nd}}*+[\p{{L}}\p{{M}}_\p{{Extended_Pictographic}}])"
    r"[\p{L}\p{M}\p{Nd}_\u200d\p{Extended_Pictographic}]++"
)
_YOUTUBE = r"(?<![\p{L}\p{M}\p{Nd}_/])@[\p{L}\p{Nd}](?:[\p{L}\p{M}\p{Nd}_.\-\u00b7]{1,28}[\p{L}\p{M}\p{Nd}_])"
_LONGEST_HANDLE = 30
_CLOSING = frozenset(".,:;!?'’…*_]}")

emoji_hashtags = marked("hashtag", "#", _EMOJI_TAG)
youtube_mentions = marked("mention", "@", _YOUTUBE)
linkedin_mentions = marked("mention", "@", r"@\[[^\[\]\n]{1,200}+\]\(urn:li:(?:person|organization):[A-Za-z0-9_-]+\)", plain)
discord_mentions = marked("mention", "@", r"<@[!&]?[0-9]{1,20}>|@everyone\b|@here\b", plain)
reddit_mentions = marked("mention", "/", r"(?<![A-Za-z0-9_/])/?(?:u/[A-Za-z0-9_-]{3,20}|r/[A-Za-z0-9_]{2,21})(?![A-Za-z0-9_/-])", plain)


def dotted_mentions(text: str) -> Iterator[tuple[str, int, int]]:
    """Find ``@first.last``, up to 30 characters: Instagram, Threads, TikTok."""
    if "@" in text:
        for match in plain(_DOTTED).finditer(text):
            if len(match[1]) <= _LONGEST_HANDLE:
                yield "mention", match.start(), match.end()


def full_links(text: str) -> Iterator[tuple[str, int, int]]:
    """Find ``http://`` or ``https://`` and all up to the next space, less closing punctuation, whatever the host."""
    if "://" in text:
        for match in plain(rf"(?<![A-Za-z0-9])([Hh][Tt][Tt][Pp][Ss]?://)[^{SPACES}<>\"“”«»]++").finditer(text):
            end = match.end()
            open_ = text.count("(", match.start(), end) - text.count(")", match.start(), end)
            while end > match.end(1) and (text[end - 1] in _CLOSING or (open_ < 0 and text[end - 1] == ")")):
                end -= 1
                open_ += text[end] == ")"
            if end > match.end(1):
                yield "link", match.start(), end
