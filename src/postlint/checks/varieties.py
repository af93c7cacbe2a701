"""``language``: British and American spelling: the brand's, and one of them in one post."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from postlint.brand import Brand
from postlint.data import rules_folder
from postlint.finding import Fix, Hit
from postlint.post import Post
from postlint.rules import Example, rule
from postlint.services.languages import in_entity, is_english

_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_BRITISH_REGIONS = frozenset({"GB", "UK", "IE", "AU", "NZ", "ZA", "IN", "SG"})
_OXFORD = re.compile(r"[iy]z(?:ed|ing|ations?|ers?)\Z")
"""Endings that American spelling shares with Oxford's: they are no American ones, but ``-ised`` is a British one."""


class Variety(NamedTuple):
    """What a word is on its own side (``British`` or ``American``), and how the other side writes it."""

    side: str
    other: str


@rule(
    "language.other-variety",
    "British spelling in an American brand's post, or the other way round",
    good=[
        Example(Post("Our favourite colour"), Brand("Acme", language="en-GB")),
        Example(Post("Our favorite color, organized"), Brand("Acme", language="en-US")),
        Example(Post("The World Health Organization organized it"), Brand("Acme", language="en-GB")),
        "Our favourite colour",
    ],
    bad=[
        Example(Post("Our favorite color"), Brand("Acme", language="en-GB")),
        Example(Post("Our favourite colour"), Brand("Acme", language="en-US")),
    ],
    source="http://wordlist.aspell.net/varcon/",
    covers=["language.spelling"],
)
def other_variety(post: Post, brand: Brand) -> Iterator[Hit]:
    """Why: readers hear an accent, and wonder who is speaking. Counts where the brand or the post names a variety (``en-GB``, ``en-US``)."""
    language, _, region = (post.language or brand.language or "").replace("_", "-").partition("-")
    if language.lower() != "en" or region.upper() not in _BRITISH_REGIONS | {"US"}:
        return
    wanted = "American" if region.upper() == "US" else "British"
    for found, variety in _found(post):
        if variety.side != wanted and not (wanted == "British" and _OXFORD.search(found[0].lower())):
            yield _hit(found, variety, f"{brand.name or 'this post'} writes {wanted} English")


@rule(
    "language.mixed-varieties",
    "British and American spelling in one post",
    good=["Our favourite colour, organised", "Our favorite color, organized", "Our favourite colour, organized", "Grey, gray and blue"],
    bad=["Our favourite color", "The theater is the center of our neighbourhood"],
    source="http://wordlist.aspell.net/varcon/",
)
def mixed_varieties(post: Post, brand: Brand) -> Iterator[Hit]:
    """Why: two spellings in one text look like two writers, or like a text that was pasted together."""
    if "-" in (post.language or brand.language or ""):
        return  # then language.other-variety speaks
    found = [(at, variety) for at, variety in _found(post) if not _OXFORD.search(at[0].lower())]
    sides = [variety.side for _, variety in found]
    if len(set(sides)) == 2 and is_english(post, brand):
        fewer = min(set(sides), key=lambda side: (sides.count(side), side == sides[0]))
        for at, variety in found:
            if variety.side == fewer:
                yield _hit(at, variety, f"other words here are {'American' if fewer == 'British' else 'British'}")


def _hit(found: re.Match[str], variety: Variety, why: str) -> Hit:
    word = found[0]
    other = variety.other.upper() if word.isupper() else variety.other.capitalize() if word[0].isupper() else variety.other
    return Hit(f'"{word}" is {variety.side} spelling, and {why}: write "{other}"', *found.span(), Fix(f'write "{other}"', other))


def _found(post: Post) -> Iterator[tuple[re.Match[str], Variety]]:
    """Yield the words of a post that one side only writes so; names, links and tags are no words."""
    varieties = _varieties()
    if varieties.keys().isdisjoint(_WORD.findall(post.text.lower())):
        return
    for found in _WORD.finditer(post.text):
        variety = varieties.get(found[0].lower())
        opens = post.text[max(0, found.start() - 2) : found.start()].strip(" \n\"“'‘") in {"", ".", "!", "?", ":"}
        if variety and (not found[0].istitle() or opens) and not in_entity(post, *found.span()):
            yield found, variety


@cache
def _varieties() -> Mapping[str, Variety]:
    varieties = {}
    for line in (rules_folder() / "language" / "varieties.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            british, american, *endings = line.split()
            for ending in endings:
                end = ending.strip("-")
                varieties[british + end] = Variety("British", american + end)
                varieties[american + end] = Variety("American", british + end)
    return varieties
