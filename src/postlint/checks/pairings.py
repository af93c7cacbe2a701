"""What makes disasters is seldom a word and nearly always two: something grave, and beside it something for sale.

The grave terms are those of the packs in rules/topics (``grave``); the words beside them stand in rules/lists. One's own business is
no excuse here: a newspaper that sells subscriptions for $9.11 is told as anybody else.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from postlint.brand import Brand
from postlint.checks._senses import meant
from postlint.finding import Hit
from postlint.packs import standing
from postlint.post import Post
from postlint.rules import Example, rule
from postlint.sectors import own_topics
from postlint.text.lexicon import Found, Terms

_SAD = ("death", "disaster", "terror", "violence")
_PRICE = re.compile(
    r"(?:for|only|just|from) [$£€]\d{1,3}\b(?![.,]?\d* ?(?:m|k|bn|million|billion))|[$£€]\d{1,3}[.,]\d\d\b(?! ?(?:m|k|bn|million|billion))"
)
_QUOTED = re.compile(r"“[^”“]{1,600}”|\"[^\"]{1,600}\"")
_FAR = 220
"""Characters between two things that a reader still takes together: about what a short post holds."""

_start = attrgetter("start")


def grave(found: Mapping[str, Terms], but: Sequence[str] = ()) -> list[Found]:
    """Return the grave terms that were found, of all topics but some."""
    terms = [f for id, roles in found.items() if "grave" in roles and id not in but for f in standing(roles, "grave")]
    return [*terms, *standing(found.get("topics.memorial", {}), "a")]


def sad(found: Mapping[str, Terms], topics: Iterable[str], brand: Brand) -> list[Found]:
    """Return all terms found of those topics that are not the brand's own business."""
    own = own_topics(brand)
    return [f for topic in topics if topic not in own and (roles := found.get(f"topics.{topic}")) for f in standing(roles, "term", "grave")]


def listed(found: Mapping[str, Terms], *names: str) -> list[Found]:
    """Return what was found of some lists."""
    return [f for name in names if (roles := found.get(f"lists.{name}")) for f in standing(roles, "term")]


def pair(ones: Iterable[Found], others: Iterable[Found], far: int = _FAR) -> tuple[Found, Found] | None:
    """Return the first of each that stand no more than ``far`` characters apart and do not overlap."""
    right = sorted(others, key=_start)
    nth = 0
    for one in sorted(ones, key=_start) if right else ():
        while nth < len(right) and right[nth].start < one.start - far:
            nth += 1
        for other in right[nth : nth + 8]:
            if other.start > one.end + far:
                break
            if other.end <= one.start or other.start >= one.end:
                return one, other
    return None


def but(terms: Iterable[Found], some: Collection[Found]) -> list[Found]:
    """Return the terms without some of them."""
    return [f for f in terms if f not in some]


def _unquoted(text: str, terms: Iterable[Found]) -> Iterator[Found]:
    """Yield the terms that do not stand in quotation marks."""
    quotes = [m.span() for m in _QUOTED.finditer(text)]
    for f in terms:
        nth = bisect_right(quotes, (f.start, len(text))) - 1
        if nth < 0 or f.end > quotes[nth][1]:
            yield f


def _both(post: Post, two: tuple[Found, Found] | None, message: str) -> Iterator[Hit]:
    if two:
        one, other = (post.text[f.start : f.end] for f in two)
        yield Hit(message.format(one, other), min(two[0].start, two[1].start), max(two[0].end, two[1].end))


_BARE = tuple(
    f"topics.{topic}"
    for topic in ("death", "disaster", "war", "terror", "violence", "weapons", "disease", "crime", "abuse", "discrimination")
)
_GRIEF = (
    "days.solemn",
    "days.observance",
    "topics.memorial",
    "topics.never-forget",
    "topics.tribute",
    "topics.attack",
    "topics.after-a-tragedy",
    "topics.sexual-violence",
    "topics.notorious-case",
    *_BARE,
)


@rule(
    "topics.tragedy-and-offer",
    "A tragedy beside an offer or a product",
    decision=True,
    covers=_GRIEF,
    good=[
        "20% off all boots",
        "The earthquake in Japan has made thousands homeless.",
        "Free shipping: we took the city by storm",
        Example(Post("Murder mystery night, tickets 20% off"), Brand(topics=("violence", "death"))),
    ],
    bad=[
        "We remember Pearl Harbor. 20% off everything with code HARBOR20!",
        "All impacted by #Sandy, stay safe! We'll be doing lots of shopping today",
        "We are killing our prices: murder on all sofas, 30% off",
        "#WhyIStayed You had pizza.",
    ],
)
def offer(post: Post, lexicon: Any, brand: Brand, nlp: Any) -> Iterator[Hit]:
    """Whatever was meant, it is read as business made of somebody's grief: this is how most documented posts of this kind failed."""
    found = lexicon.read(post).found
    bargains, ones = listed(found, "bargain"), grave(found)
    others = ones and listed(found, "bargain", "offer", "product") + [Found(*m.span(), *m.span()) for m in _PRICE.finditer(post.text)]
    milder = bargains and sad(found, _SAD, brand)

    def two_but(figures: frozenset[Found]) -> tuple[Found, Found] | None:
        return pair(but(ones, figures), others) or pair(but(milder, figures), bargains)

    two, unasked = meant(post, nlp, two_but)
    yield from _both(post, two, '"{}" beside "{}" reads as business made of grief: drop one of the two, or have somebody say yes')
    if unasked:
        raise unasked


@rule(
    "topics.tragedy-and-clicks",
    "A tragedy beside a call for reactions",
    decision=True,
    covers=_GRIEF,
    good=["Retweet to win a cake"],
    bad=["How you can help: for every retweet we give $1 to the victims of the tsunami", 'Tweet your golf version of "I have a dream"'],
)
def clicks(post: Post, lexicon: Any) -> Iterator[Hit]:
    """Games, retweets and captions on a day or a subject of mourning turn grief into reach."""
    found = lexicon.read(post).found
    if calls := listed(found, "clicks"):
        two = pair(grave(found), calls)
        yield from _both(post, two, '"{}" beside a call for reactions ("{}"): leave the game out, or have somebody say yes')


@rule(
    "topics.politician-abused",
    "Contempt for a politician, a party or a channel",
    decision=True,
    covers=("topics.politician", "topics.politics", "tone.insult", "tone.put-down"),
    good=["Stupid hat, great party", "“The President is a liar,” said the senator."],
    bad=["@realDonaldTrump You are actually a disgusting excuse of a President", "CNN is the biggest troll of them all lmao"],
)
def abused(post: Post, lexicon: Any) -> Iterator[Hit]:
    """Why: it was nearly always meant for a private account, and half of the readers voted for whom it scorns.

    What somebody else said, in quotation marks, is not meant.
    """
    found = lexicon.read(post).found
    people = listed(found, "politician") + standing(found.get("topics.politician", {}), "term")
    if people:
        two = pair(people, _unquoted(post.text, listed(found, "contempt")), 100)
        yield from _both(post, two, '"{}" and "{}": contempt for politics from an official account; is it the right account?')
