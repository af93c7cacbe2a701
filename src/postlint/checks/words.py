"""Swear words and slurs that are not written out: behind stars, stretched, or inside a tag or a name.

The words themselves stand in rules/words (with digits for letters, or spaced out, they are found there, too); here are only those
that people disguise.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, cast

from postlint.finding import Hit
from postlint.post import Post
from postlint.rules import rule
from postlint.text.normal import fold
from postlint.text.patterns import Pattern

_WORDS = """
    fuck fucks fucked fucker fuckers fuckin fucking fuckface motherfucker motherfuckers motherfucking shit shits shite shitty shitshow
    shithead bullshit horseshit bitch bitches bitchy cunt cunts asshole assholes arsehole arseholes wanker wankers twat twats bastard
    bastards dickhead dickheads cocksucker pussy slut sluts whore whores nigger niggers nigga niggas faggot faggots retard retarded
    retards
"""
_LONGEST = len("motherfuckers") + 8  # a word and what stands around it

_SIGNS = "*#%&@$!🤬-"
_EDGES = "\"'.,:;?()[]{}<>…“”‘’/|_"
_SIGN_IN_WORD = Pattern(rf"[a-z][{_SIGNS}]+[a-z*🤬]", *_SIGNS)
_TOKEN = Pattern(r"\S+")
_STRETCHED = ("uuu", "iii", "ccc", "kkk", "ttt", "ggg", "sss")
_LETTERS = Pattern(r"[a-z]+")
_RUN = Pattern(r"([a-z])\1+")
_MOST = 20  # hits told of one post
_STEMS = (
    "nigg", "faggot", "redskin", "squaw", "fuck", "cunt", "asshole", "arsehole", "bullshit", "shith", "shitsh", "shitst", "wetback",
    "raghead", "towelhead", "golliwog", "bitch",
)  # fmt: skip
_JOINED = Pattern(
    r"(?<!s)nigg(?:er|az|a(?!rd))|faggot|redskin|squaw(?!k)|fuck|(?<!s)cunt|asshole|arsehole|bullshit|shit(?:hole|show|storm|head)|wetback"
    r"|raghead|towelhead|golliwog|(?<!ho)bitch(?!am)",
    *_STEMS,
)


@cache
def _disguised() -> frozenset[str]:
    return frozenset(_WORDS.split())


@lru_cache(4096)
def _masked(token: str) -> str | None:
    """Return the word with signs in a folded token, if it can only be read as one of the disguised words.

    >>> _masked("(f**k),"), _masked("s***"), _masked("c++"), _masked("link****")
    ('f**k', 's***', None, None)
    """
    for word in (token.strip(_EDGES + "!#%&+~-"), token.strip(_EDGES)):
        signs = sum(c in _SIGNS for c in word)
        letters = sum(map(str.isalpha, word))
        if not word[:1].isalpha() or not signs or letters + signs < len(word) or (letters == 1 and "*" not in word):
            continue  # no word; some other sign; or "s---", which may stand for anything
        if any(len(w) == len(word) and all(c in _SIGNS or c == o for c, o in zip(word, w, strict=True)) for w in _disguised()):
            return word
    return None


@rule(
    "words.disguised",
    "A swear word behind signs",
    decision=True,
    hints=(*_SIGNS, *_STRETCHED),
    good=[
        "A 5* hotel, 50% off, see the F-16s at 3pm (C++ and C# welcome)!!!",
        "Soooo good. Yesss! Nooo way. S.U.S.H.I. and D I Y",
        "Need copy and link****",
        "A$AP Ferg joins B2K and K-9s",
        "The Scunthorpe squad heard squawking and sniggering.",
    ],
    bad=["Thank f*** it's Friday!", "what the s#!t", "fuuuuck yes", "Meet our b*tches", "n****r", "bull$#it", "F**K!"],
    source="https://docslib.org/doc/9536806/attitudes-to-potentially-offensive-language-and-gestures-on-tv-and-radio-research-report",
)
def disguised(post: Post, lexicon: Any) -> Iterator[Hit]:
    """Stars and stretched letters hide a swear word from a filter, not from a reader."""
    text = lexicon.read(post).searched
    found = []
    if _SIGN_IN_WORD.search(text):
        tokens = (m for m in _TOKEN.finditer(text) if not m[0].isalnum() and len(m[0]) < _LONGEST)
        found = [(m.start() + m[0].index(word), m.start() + m[0].index(word) + len(word)) for m in tokens if (word := _masked(m[0]))]
    if any(run in text for run in _STRETCHED):
        found += [m.span() for m in _LETTERS.finditer(text) if {_RUN.sub(r"\1", m[0]), _RUN.sub(r"\1\1", m[0])} & _disguised() - {m[0]}]
    yield from _hits(post, found, "this reads as a swear word or a slur, signs or not: reword it, or have somebody say yes")


@rule(
    "words.joined",
    "A swear word inside a tag or a name",
    decision=True,
    hints=_STEMS,
    good=["In Scunthorpe they snigger at squawking birds", "a niggardly sum", "#Matsushita", "https://t.co/fuckABC"],
    bad=["@IHATENIGGERS Thanks for following!", "#fuckthat", "DSQUAW. The enchantment of the tribes."],
)
def joined(post: Post, lexicon: Any) -> Iterator[Hit]:
    """Automatic answers have printed slurs on jerseys: a user's handle or a compound tag is published with the post."""
    reading = lexicon.read(post)
    spans = [m.span() for m in _JOINED.finditer(reading.searched) if _inside_a_word(reading.searched, *m.span())]
    if not spans:
        return
    told = [f for rule_id in ("words.slur", "words.profanity") for f in reading.found.get(rule_id, {}).get("term", ())]
    for hit in _hits(post, spans, "a swear word or a slur is part of this tag, name or word: leave it out, or have somebody say yes"):
        if not any(f.start <= cast("int", hit.start) < f.end for f in told):
            yield hit


def _inside_a_word(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()


def _hits(post: Post, spans: list[tuple[int, int]], message: str) -> Iterator[Hit]:
    """Map spans in the folded text back; what lies in a link, or was added for a camel-case tag, is dropped."""
    if not spans:
        return
    folded = fold(post.text)
    for start, end in spans[:_MOST]:
        if end <= len(folded.text):
            at = folded.span(start, end)
            if not any(link.start < at[1] and at[0] < link.end for link in post.links):
                yield Hit(message, *at)
