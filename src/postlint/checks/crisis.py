"""``crisis``: the pause."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

from postlint.finding import Hit
from postlint.packs import rules_of
from postlint.pause import Pause
from postlint.post import Post
from postlint.rules import Example, rule
from postlint.services.clock import Clock
from postlint.text.lexicon import Found, Lexicon, Terms
from postlint.text.normal import fold
from postlint.text.patterns import Pattern

_NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
_FLOOD = Pause("flood in Bergen", datetime(2026, 12, 1, 7, tzinfo=UTC))
_OVER = _FLOOD._replace(until=datetime(2026, 12, 1, 8, tzinfo=UTC))
_CHOSEN = _FLOOD._replace(topics=("disaster",), words=("Bergen",), only=("jokes", "sales"))

_LAUGHTER = Pattern(r"[😂🤣😹😜🤪🃏]|(?<!\w)[;:]['-]?[)DPp](?!\w)")
_PRICE = Pattern(r"[$£€]\s?\d")
_LISTS = {"jokes": ("joke",), "sales": ("bargain", "offer")}
_SIGNS = {"jokes": _LAUGHTER, "sales": _PRICE}
_READS_AS = {"jokes": "jokes", "sales": "sells"}


@rule(
    "crisis.paused",
    "A post that would go out during a pause",
    decision=True,
    good=[
        Example(Post("New colours!"), now=_NOW),
        Example(Post("New colours!"), now=_NOW, pause=_OVER),
        Example(Post("New colours!", when=date(2026, 11, 1)), now=_NOW, pause=_FLOOD),
        Example(Post("We open at nine."), now=_NOW, pause=_CHOSEN),
        Example(Post("Ready for a weekend in Oslo?"), now=_NOW, pause=_CHOSEN),
    ],
    bad=[
        Example(Post("New colours!"), now=_NOW, pause=_FLOOD),
        Example(Post("New colours!", when=date(2026, 12, 3)), now=_NOW, pause=_FLOOD),
        Example(Post("Our choir flooded the town with joy"), now=_NOW, pause=_CHOSEN),
        Example(Post("Ready for a weekend in #Bergen?"), now=_NOW, pause=_CHOSEN),
        Example(Post("20% off all boots"), now=_NOW, pause=_CHOSEN),
        Example(Post("Boots, only £20"), now=_NOW, pause=_CHOSEN),
        Example(Post("Mondays 😂"), now=_NOW, pause=_CHOSEN),
    ],
)
def paused(post: Post, clock: Clock, pause: Pause | None, lexicon: Lexicon) -> Iterator[Hit]:
    """Scheduled cheer in the middle of a disaster is the mistake that a calendar makes on its own. ``postlint pause`` holds every post
    (or those that are jokes, sales, or touch some topics) until ``postlint resume``. Turns of phrase that are innocent on other days
    ("flooded with joy") are not so now.
    """
    if pause is None:
        return
    goes_out = clock.of(post.when) if post.when else clock.now
    if (goes_out < pause.since and not _same_day(post.when, pause.since)) or (pause.until and goes_out >= pause.until):
        return
    touched = None if pause.every else _touched(post, pause, lexicon)
    if touched is None and not pause.every:
        return
    until = f" until {pause.until:%d %B %H:%M}" if pause.until else ""
    held = f"posts are paused since {pause.since:%d %B %H:%M}{until} ({pause.reason})"
    if touched is None:
        yield Hit(f"{held}: ask whether this one still fits, or wait", key="when")
    else:
        how, start, end = touched
        yield Hit(f'{held}, and this one {how} ("{post.text[start:end]}"): ask whether it still fits, or wait', start, end)


def _same_day(when: date | None, since: datetime) -> bool:
    """Whether a post that has a day and no time may go out after a pause that begins on that day."""
    return when is not None and not isinstance(when, datetime) and when == since.date()


def _touched(post: Post, pause: Pause, lexicon: Lexicon) -> tuple[str, int, int] | None:
    """Return what of a post the pause is about, and where it stands; None if nothing is."""
    searched, found = lexicon.read(post)
    for topic in pause.topics:
        for id in rules_of(topic):
            for f in _all(found, id):
                return f"touches the topic {topic}", f.start, f.end
    for word in pause.words:
        folded, plain = fold(post.text), fold(word).text
        at = _opening(plain, searched)
        if at >= 0:  # behind the text stand its hashtags, read as words
            return f"speaks of {word}", *(folded.span(at, at + len(plain)) if at < len(folded.text) else (0, len(post.text)))
    for kind in pause.only:
        places = [(f.start, f.end) for name in _LISTS[kind] for f in _all(found, f"lists.{name}")]
        places += [m.span() for m in _SIGNS[kind].finditer(post.text)]
        if places:
            return _READS_AS[kind], *min(places)
    return None


def _all(found: Mapping[str, Terms], id: str) -> list[Found]:
    """Return all terms found of a rule or list, those in innocent phrases too."""
    return [f for role, some in found.get(id, {}).items() if role in {"term", "grave"} for f in some]


def _opening(word: str, text: str) -> int:
    """Return where a word begins with these letters, or -1: a town has its flood, its people and its harbour."""
    at = text.find(word)
    while at > 0 and text[at - 1].isalnum():
        at = text.find(word, at + 1)
    return at
