"""Swear words and slurs that are not written out: behind signs and digits, stretched, spaced out, or inside a tag or a name.

The words themselves stand in rules/words; here are only those that people disguise.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from postlint.finding import Hit
from postlint.post import Post
from postlint.rules import rule
from postlint.text.normal import fold

_DISGUISED = frozenset(
    "fuck fucks fucked fucker fuckers fuckin fucking fuckface motherfucker motherfuckers motherfucking shit shits shite shitty shitshow "
    "shithead bullshit horseshit bitch bitches bitchy cunt cunts asshole assholes arsehole arseholes wanker wankers twat twats bastard "
    "bastards dickhead dickheads cocksucker pussy slut sluts whore whores nigger niggers nigga niggas faggot faggots retard retarded "
    "retards".split()
)
_JOINED = re.compile(
    r"(?<!s)nigg(?:er|az|a(?!rd))|faggot|redskin|squaw(?!k)|fuck|(?<!s)cunt|asshole|arsehole|bullshit|shit(?:hole|show|storm|head)|wetback"
    r"|raghead|towelhead|golliwog|(?<!ho)bitch(?!am)"
)
_STEMS = ("nigg", "faggot", "redskin", "squaw", "fuck", "cunt", "hole", "shit", "wetback", "head", "golliwog", "bitch")
_SIGNS = "*$!@#%&+~🤬"
_MASKED = re.compile(rf"(?<![\w{_SIGNS}/])(?=[^\s\w]?\w)(?:[a-z]{{0,8}}[{_SIGNS}0134578\-]){{1,6}}[a-z]{{0,8}}(?!\w)")
_LEET = str.maketrans("013457$@!8", "oieastsaib")
_STRETCHED = re.compile(r"[a-z]*?([a-z])\1\1[a-z]*")
_RUN = re.compile(r"([a-z])\1+")
_SPACED = re.compile(r"(?<!\w)[a-z](?:([ .\-_*+])[a-z])(?:\1[a-z]){2,13}(?!\w)")


def _in_links(post: Post, start: int, end: int) -> bool:
    return any(e.start < end and start < e.end for e in post.links)


@cache
def _behind_signs(token: str) -> bool:
    """Whether a folded word with signs or digits in it can only be read as one of the disguised words."""
    token = token.strip("!#%&+~-") if token[-1:] in "!#%&+~-" or token[:1] in "#%&+~-" else token
    if token.translate(_LEET) in _DISGUISED and not token.isalpha():
        return True
    letters = sum(c.isalpha() for c in token)
    signs = sum(c in "*#%&@$!-🤬" for c in token)
    if letters + signs != len(token) or not signs or not letters or not token[0].isalpha():
        return False
    if letters == 1 and "*" not in token:  # "s---" is no word yet, "s***" is one
        return False
    return any(len(word) == len(token) and all(c in (w, *"*#%&@$!-🤬") for c, w in zip(token, word, strict=True)) for word in _DISGUISED)


@rule(
    "words.disguised",
    "A swear word behind signs",
    decision=True,
    good=[
        "A 5* hotel, 50% off, see the F-16s at 3pm (C++ and C# welcome)!!!",
        "Soooo good. Yesss! Nooo way. S.U.S.H.I. and D I Y",
        "Need copy and link****",
        "A$AP Ferg joins B2K and K-9s",
        "The Scunthorpe squad heard squawking and sniggering.",
    ],
    bad=["Thank f*** it's Friday!", "what the sh!t", "You f u c k e r", "fuuuuck yes", "Meet our B1TCHES", "n****r", "bull$hit", "F**K!"],
    source="https://www.ofcom.org.uk/__data/assets/pdf_file/0023/225335/offensive-language-quick-reference-guide.pdf",
)
def disguised(post: Post, lexicon: Any) -> Iterator[Hit]:
    """Stars, digits, stretched or spaced letters hide a swear word from a filter, not from a reader."""
    text = lexicon.read(post).searched
    found = [m.span() for m in _MASKED.finditer(text) if _behind_signs(m[0])]
    found += [m.span() for m in _STRETCHED.finditer(text) if _RUN.sub(r"\1", m[0]) in _DISGUISED or _RUN.sub(r"\1\1", m[0]) in _DISGUISED]
    found += [m.span() for m in _SPACED.finditer(text) if m[0][::2] in _DISGUISED]
    yield from _hits(post, found, "this reads as a swear word or a slur, signs or not: reword it, or have somebody say yes")


@rule(
    "words.joined",
    "A swear word inside a tag or a name",
    decision=True,
    good=["In Scunthorpe they snigger at squawking birds", "a niggardly sum", "#Matsushita", "https://t.co/fuckABC"],
    bad=["@IHATENIGGERS Thanks for following!", "#fuckthat", "DSQUAW. The enchantment of the tribes."],
)
def joined(post: Post, lexicon: Any) -> Iterator[Hit]:
    """A user's handle or a compound tag is published with the post: automatic answers have printed slurs on jerseys that way."""
    text = lexicon.read(post).searched
    if not any(stem in text for stem in _STEMS):
        return
    found = [m.span() for m in _JOINED.finditer(text) if _inside_a_word(text, *m.span())]
    yield from _hits(post, found, "a swear word or a slur is part of this tag, name or word: leave it out, or have somebody say yes")


def _inside_a_word(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start].isalnum() or text[end : end + 1].isalnum() and text[end : end + 2] not in {"s", "s "}


def _hits(post: Post, spans: list[tuple[int, int]], message: str) -> Iterator[Hit]:
    """Map spans in the folded text back; what lies in a link, or was added for a camel-case tag, is dropped."""
    if not spans:
        return
    folded = fold(post.text)
    for start, end in spans:
        if end <= len(folded.text):
            at = folded.span(start, end)
            if not _in_links(post, *at):
                yield Hit(message, *at)
