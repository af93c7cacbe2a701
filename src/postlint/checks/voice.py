"""Whose voice is it? Signs that a person wrote for friends, or for one colleague, and not for a brand's readers."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from postlint.brand import Brand
from postlint.checks._people import first_names, names_that_are_words
from postlint.checks._private_speech import (
    APP,
    BEGINNINGS,
    CAPITALISED,
    CARE,
    CARELESS,
    EVERYDAY,
    FIRST_PERSON,
    FOR_READERS,
    INTRODUCES,
    NAME,
    NO_SUBJECT,
    NOT_ONESELF,
    OF_ONESELF,
    PRIVATE_TAG,
    REPLIES,
    SCORN_OF_YOU,
    STACCATO,
    US,
    WRONGED,
    unquoted,
)
from postlint.finding import Hit
from postlint.packs import standing
from postlint.post import Post
from postlint.rules import Example, rule
from postlint.text.lexicon import Lexicon, Terms
from postlint.text.normal import fold
from postlint.text.patterns import Pattern, lowered

if TYPE_CHECKING:
    import re

_LISTS = {
    "lists.diary": 3, "lists.rant": 3, "lists.sarcasm": 3, "lists.complaint": 2, "lists.outcry": 2, "lists.chat": 1, "lists.grumble": 1, "lists.contempt": 1,
}  # fmt: skip
"""Lists of weak signs (rules/lists), and what a first word of each weighs; each further word adds one, two at most."""
_SWEARING = ("words.profanity", "words.slur")
_PRIVATE = "lists.private"
_TELLING = (*_LISTS, _PRIVATE, "topics.alcohol", *_SWEARING)
_ENOUGH = 3
_BEGINNING = 40
"""Letters in which a greeting and a first name stand, and more."""


def _lone_name(text: str) -> "re.Match[str] | None":
    """Return a first name that stands without a surname, a title or an initial beside it."""
    known = first_names()
    for match in NAME.finditer(text[:1000]):
        if match[0].lower() in known:
            before, after = text[: match.start()].rstrip().rpartition(" ")[2], text[match.end() :].lstrip(" ")[:1]
            if not after.isupper() and (not before[:1].isupper() or (before[-1:] in ".!?:\n" and len(before) > 3)):
                return match
    return None


def _worth_a_look(post: Post, brand: Brand, found: Mapping[str, Terms]) -> bool:
    """Whether the signs could add up: "I" and a first name alone do not, and only the others take no expression to see that they are not there."""
    return (
        not found.keys().isdisjoint(_TELLING)
        or FIRST_PERSON.search(post.text) is not None
        or _at_night(post, brand)
        or _may_lack_its_subject(post.text)
        or ("#" in post.text and PRIVATE_TAG.possible(post.text))
        or SCORN_OF_YOU.possible(post.text)
        or any(one.endswith(".") and two.endswith(".") and two[:1].isupper() for one, two in pairwise(post.text.split(" ")))
    )


def _may_lack_its_subject(text: str) -> bool:
    """Whether a text begins as ``NO_SUBJECT`` says, or with a quotation, which is blanked before anybody looks."""
    start = lowered(text[:40])
    word = next((at for at in range(4) if start[at : at + 1].isalnum()), 0)
    return start.startswith(BEGINNINGS, word) or start.startswith(("“", '"', "«", "‘", "'"))


def _at_night(post: Post, brand: Brand) -> bool:
    return isinstance(post.when, datetime) and post.when.hour not in brand.awake


def _signs(post: Post, brand: Brand, own: str, found: Mapping[str, Terms]) -> Iterator[tuple[int, str]]:
    """Yield (weight, words) of the weak signs of a private voice in ``own``, the text without its quotations. No word counts twice.

    For a brand whose ``voice`` is singular the first person is none.
    """
    taken: list[tuple[int, int]] = []

    def fresh(start: int, end: int) -> bool:
        new = not any(start < to and at < end for at, to in taken)
        taken.append((start, end))
        return new

    if match := PRIVATE_TAG.search(own):
        taken.append(match.span())
        yield 3 if match["loud"] else 1, f"the tag {match[0]}"
    for name, first in _LISTS.items():
        terms = [f for f in standing(found.get(name, {}), "term") if own[f.start : f.end].strip() and fresh(f.start, f.end)]
        words = dict.fromkeys(own[f.start : f.end].casefold() for f in terms)
        if words:
            yield first + min(len(words) - 1, 2), f'"{next(iter(words))}"'
    introduced = bool(INTRODUCES.search(own))
    speaks = brand.voice != "singular" and not introduced and bool(FIRST_PERSON.search(own))
    for pattern in (NO_SUBJECT,) if brand.voice == "singular" or introduced else (FIRST_PERSON, NO_SUBJECT):
        if match := next((match for match in pattern.finditer(own) if fresh(*match.span())), None):
            speaks = True
            yield 1, f'"{match[0].strip()}"'
    if speaks or (taken and not introduced):
        private = {
            own[f.start : f.end]
            for f in standing(found.get(_PRIVATE, {}), "term")
            if own[f.start : f.end].strip() and fresh(f.start, f.end)
        }
        if private:
            yield min(len(private), 2), " and ".join(f'"{word}"' for word in sorted(private)[:2])
        if speaks and OF_ONESELF.search(own) and not FOR_READERS.search(own):
            yield 1, "nothing for readers"
            if (match := EVERYDAY.search(own)) and fresh(match.start() + 2, match.end()):
                yield 1, f'"{match[0]}"'
            if match := APP.search(own):
                yield 1, f'"{match[0]}"'
    if post.mentions and (match := WRONGED.search(own)) and not CARE.search(own):
        yield 2, f'the complaint "{match[0]}"'
    if match := REPLIES.search(own):
        yield 1, f'the answer "{match[0]}"'
    if match := CARELESS.search(own):
        yield 1, f'"{match[0].strip()}"'
    if match := STACCATO.search(own):
        yield 1, f'"{match[0]}"'
    if match := SCORN_OF_YOU.search(own):
        yield 2, f'"{match[0]}"'
    if "topics.alcohol" in found and (alcohol := [f for f in standing(found["topics.alcohol"], "term") if fresh(f.start, f.end)]):
        yield 2, f'"{own[alcohol[0].start : alcohol[0].end]}"'
    if not found.keys().isdisjoint(_SWEARING):
        yield 2, "a swear word"
    if lone := _lone_name(own):
        yield 1, f'"{lone[0]}" by first name'
    if _at_night(post, brand):
        yield 1, f"the hour, {post.when:%H:%M}"


def _names_the_brand(post: Post, brand: Brand) -> bool:
    """Whether the brand's name, one of its words, tags, domains or handles stands in the text."""
    compact = fold(post.text).text.replace(" ", "")
    names = [
        brand.name,
        *brand.words,
        *brand.domains,
        *(brand.hashtags or ()),
        *(h.lstrip("@") for h in (*brand.accounts.values(), post.account or "")),
    ]
    return any(len(name) > 2 and fold(name).text.replace(" ", "") in compact for name in names)


@rule(
    "account.personal-voice", "A person speaks where a brand is meant", decision=True,
    good=[
        "“I could not believe my eyes”, says our head baker",
        "Love my new shoes? Show us yours: https://example.org/shoes",
        "Beer, wine and cider from Friday: come and try them all https://example.org/bar",
        "So hungry, stuck in traffic? Our podcast keeps you company",
        "I can't believe it's not butter",
        "when my boss says that there is cake in the kitchen",
        "Congratulations to Ryan, who has been with us for thirty years",
    ],
    bad=[
        "Ryan found two more bottles of beer.... when we drink we do it right #gettngdrunk",
        "So hungover. Thank god my boss is not in today",
        "Had to watch the debate for a story. Can't. Take. The. Whining.",
        "Arrogant and offensive. Can you imagine having to work with these clowns?",
        "ugh my girlfriend is still mad at me lol",
    ],
)  # fmt: skip
def personal_voice(post: Post, lexicon: Lexicon, brand: Brand) -> Iterator[Hit]:
    """The most famous accidents are private posts on the wrong account. No sign of them proves anything; several together do."""
    if post.links or post.poll:  # what leads somewhere was prepared for readers
        return
    found = lexicon.read(post).found
    if not _worth_a_look(post, brand, found):
        return
    own = unquoted(post.text)
    signs = list(_signs(post, brand, own, found))
    enough = _ENOUGH + bool(post.images) + bool(signs and US.search(own))
    if sum(weight for weight, _ in signs) < enough or NOT_ONESELF.search(own) or _names_the_brand(post, brand):
        return
    listed = [*(words for _, words in signs), "nothing of the brand's own"]
    yield Hit(f"this sounds like a person's own account ({', '.join(listed)}): is it the right one?", evidence={"signs": listed})


_INITIALS = Pattern(r"[\^/~-]\s?[A-Z][A-Za-z]{0,2}\W{0,3}$")
_PLURAL = Brand("acme", known=True, voice="plural")
_SIGNED = Brand("acme", known=True, voice="^AB")


@rule(
    "account.wrong-voice", "Not how the brand speaks of itself",
    good=[
        Example(Post("We open at nine"), _PLURAL),
        Example(Post("“I love it here”, says Ana"), _PLURAL),
        Example(Post("I open at nine"), Brand("acme", voice="singular")),
        Example(Post("@ana Sorry to hear that, we are on it ^CD"), _SIGNED),
        Example(Post("We open at nine"), _SIGNED),
    ],
    bad=[Example(Post("I think that we open at nine"), _PLURAL), Example(Post("@ana Sorry to hear that, we are on it"), _SIGNED)],
)  # fmt: skip
def wrong_voice(post: Post, brand: Brand) -> Iterator[Hit]:
    """A brand that says we, and suddenly I, has most likely lent its account to somebody's telephone."""
    if brand.voice == "plural":
        if first := FIRST_PERSON.search(unquoted(post.text)):
            # Beside a link or the brand's own name it is a slip of style; without them, most likely another account's post.
            alone = not post.links and not _names_the_brand(post, brand)
            say = f'"{first[0]}": {brand.name} says "we", so reword it, or check that this is the right account'
            yield Hit(say, *first.span(), decision=alone or None)
    elif (brand.voice or "").startswith("^") and post.text.startswith("@") and not _INITIALS.search(post.text.rstrip()[-8:]):
        yield Hit(f"replies of {brand.name} are signed with initials: end with {brand.voice}, with your own letters")


_TO_ONE = Pattern(
    r"\A\W{0,3}(?:[Tt]ell|[Rr]emind) (?P<told>[A-Z][a-z]{1,11}) (?:I|we|he|she|that (?:I|we)|not to)\b"
    r"|\A\W{0,3}(?P<greeting>(?i:hi|hey|hello|dear|thanks|thank you|ok|okay|yes|no|sorry|morning|evening)[ ,]{1,2})?(?P<name>[A-Z][a-z]{1,11})\s?(?:[:,–—-]|\s-)\s{1,2}"
    r"(?:I|I['’](?:m|ve|ll|d)|[Yy]ou|[Yy]our|[Ww]e (?:need|should|have to|must)|[Cc]an|[Cc]ould|[Ww]ould|[Ww]ill|[Pp]lease|[Pp]ls|[Aa]re|[Dd]o|[Dd]id|[Hh]ave you|[Ww]hat|[Ww]hen|[Ww]here|[Hh]ow"
    r"|[Ss]o nice|[Nn]ice to|[Gg]ood to|[Ss]orry|[Cc]all|[Aa]s (?:discussed|per)|[Jj]ust (?:checking|to|a)|[Ll]et|[Tt]his is|[Tt]hat|[Hh]ere)\b"
)


@rule(
    "account.to-one-person", "The post addresses one person by first name", decision=True,
    good=["Pam: a new play about an old city", "Emma, Paul and Nina open the season tonight", "@pam Hi Pam, your parcel is on its way", "Hi Emma, your order is here"],
    bad=["Pam: I have read all of these posts, and nothing is being done", "Hi Steve, could you look into this before noon?", "Hi Mark, I have moved the money"],
)  # fmt: skip
def to_one_person(post: Post) -> Iterator[Hit]:
    """A message to a colleague begins with a name; published, it tells everybody what was meant for one."""
    known, words_too = first_names(), names_that_are_words()
    if not any((name := match[0].lower()) in known or name in words_too for match in CAPITALISED.finditer(post.text[:_BEGINNING])):
        return
    address = _TO_ONE.match(post.text)
    if not address or CARE.search(post.text[:500]):
        return
    name = address["told"] or address["name"]
    if name.lower() in known or (address["greeting"] and name.lower() in words_too):
        yield Hit(f"this begins like a message to {name}: send it there, or address everybody", *address.span())
