"""Drafts that mean to be funny beside what is not."""

import re
from collections.abc import Iterator
from typing import Any

from postlint.brand import Brand
from postlint.checks._senses import meant
from postlint.checks.pairings import but, grave, listed, pair, sad
from postlint.finding import Hit
from postlint.post import Post
from postlint.rules import Example, rule
from postlint.text.lexicon import Found

_SMILE = re.compile(r"(?<!\w)[;:]['-]?[)DPp](?!\w)")
_HEAVY = (
    "religion", "politics", "war", "terror", "crime", "death", "disaster", "disease", "violence", "abuse", "discrimination", "animals",
    "layoffs", "minors",
)  # fmt: skip
"""Topics of which any word is heavy beside a joke, unless they are the brand's own; of the others only what their pack calls grave."""
_NO_PARTY = ("topics.tribute", "topics.disease")
"""Grave terms beside which "happy" is usual: thanks for a long, happy life, and hope after an illness."""


@rule(
    "topics.joke-on-grave",
    "A joke beside a grave matter",
    decision=True,
    covers=("topics.drunk-talk", "topics.party-talk", "topics.alcohol"),
    good=[
        "Monday jokes 😂",
        "The quake has destroyed the school.",
        Example(Post("We asked a vicar to play God 😂"), Brand(sector="church")),
    ],
    bad=[
        "Going to Africa. Hope I don't get AIDS. Just kidding!",
        "What's scarier: Hurricane Sandy, or this?",
        "Refugees welcome at our new branch lol",
    ],
)
def joke(post: Post, lexicon: Any, brand: Brand, nlp: Any) -> Iterator[Hit]:
    """If you have to wonder whether it is funny, ask a second person: readers do not see the wink, or see it and quote it."""
    found = lexicon.read(post).found
    heavy = grave(found) + sad(found, _HEAVY, brand)
    if not heavy:
        return
    jokes = listed(found, "joke") + [Found(*m.span(), *m.span()) for m in _SMILE.finditer(post.text)]
    graver, cheer = grave(found, _NO_PARTY), listed(found, "cheer")

    def two_but(figures: frozenset[Found]) -> tuple[Found, Found] | None:
        return pair(but(heavy, figures), jokes) or pair(but(graver, figures), cheer)

    two, unasked = meant(post, nlp, two_but)
    if two:
        one, other = (post.text[f.start : f.end] for f in two)
        start, end = min(f.start for f in two), max(f.end for f in two)
        yield Hit(f'"{one}" beside what reads as a joke or a party ("{other}"): ask a colleague whether it may be misread', start, end)
    if unasked:
        raise unasked
