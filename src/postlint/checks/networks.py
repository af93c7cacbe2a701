"""``networks``: how much text each network takes, and of which characters."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from postlint.finding import ERROR, INFO, WARNING, Hit, Severity
from postlint.post import Image, Post
from postlint.rules import Example, rule
from postlint.services.clock import Clock

if TYPE_CHECKING:
    from postlint.text.networks import Network

THREADS = frozenset({"x", "bluesky", "mastodon", "threads"})
"""Networks on which people read threads."""

_HEAVIEST = {"weighted": 2, "escaped": 2, "utf16": 2, "emoji-bytes": 4}
_FAR = 5  # times the limit: nobody reads such a thread
_SHOWN = 3
_NOW = datetime(2026, 12, 1, tzinfo=UTC)


def unless_sure(network: "Network", key: str, otherwise: Severity = WARNING) -> Severity | None:
    """Return what a breach of a fact is: what the rule says (None), but something milder where the fact is not known for certain."""
    return None if network.sure(key) else otherwise


@rule(
    "networks.too-long",
    "More text than the network takes",
    severity=ERROR,
    good=[
        Post("x" * 275 + " https://t.co/Ab1Cd2Ef3G", ("x",)),
        Post("x" * 280, ("x",)),
        Post("https://example.com/" + "a" * 500, ("x",)),
        Post("x" * 5000),
        Post("x" * 3900, ("tiktok",), images=(Image("a.jpg", "a"),)),
        Example(Post("x" * 281, ("x",), when=date(2020, 1, 1)), now=_NOW),
        Post("x" * 500, ("pinterest",)),
        Post("tea " * 400, ("x",)),
        Post("@ana @ben " + "x" * 279, ("x",), targets={"reply": "1234567890"}),
    ],
    bad=[
        Post("x" * 281, ("x",)),
        Post("a.co " * 12, ("x",)),
        Post("@ana @ben " + "x" * 281, ("x",), targets={"reply": "1234567890"}),
        Post("👍" * 301, ("bluesky",)),
        Post("👩‍👩‍👧‍👦" * 121, ("bluesky",)),
        Post("x" * 501, ("mastodon",)),
        Post("(tea) " * 499, ("linkedin",)),
        Post("x" * 600, ("pinterest",)),
        Post("x" * 1025, ("telegram",), images=(Image("a.jpg", "a"),)),
    ],
)
def too_long(post: Post, network: "Network", clock: Clock) -> Iterator[Hit]:
    """A scheduler refuses the post, or the network cuts it in the middle of a word. Each network counts in its own way: on X a link is
    23 characters and an emoji two, on Mastodon only the name of a remote handle counts, Bluesky counts what a reader sees, and bytes. Where
    sources disagree about a network, what fits by the best of them alone is a hint.
    """
    if clock.is_archive(post.when) or not may_be_long(post, network):  # what went out, went out as it is
        return
    from postlint.text.length import count, cut, within

    free = _addressees(post) if network.id == "x" and "reply" in post.targets else 0
    text, limit, media = as_written(post)[free:], _limit(post, network), bool(post.images)
    counted = count(text, network, media=media, limit=limit)
    if within(counted, network):
        if counted.limit == network.get("max-characters"):
            yield from _disputed(counted.used, network)
        return
    used = f"{counted.used} of {counted.limit} characters"
    severity = unless_sure(network, "max-characters")
    if counted.used <= counted.limit:
        used = f"{counted.parts['bytes']} of {network.get('max-bytes')} bytes"
    elif counted.used - counted.parts.get("escapes", 0) <= counted.limit:  # typed on the web page, it fits
        used, severity = f"{used} with the backslashes of its API", WARNING
    elif _is_far(counted.used, counted.limit, network):
        return  # that is networks.unfit
    end = cut(text, network, media=media, limit=limit)
    lost = " ".join(text[end:].split())[:40]
    parts = _thread(text, network, limit)
    advice = f"make it a thread of {len(parts)} ({_first_words(parts)})" if parts else "cut it"
    evidence = {"used": counted.used, "limit": counted.limit, **({"split": parts} if parts else {})}
    yield Hit(
        f'{used} on {network.name}: all from "{lost}" would be lost; {advice}',
        free + end, free + len(text), evidence=evidence, severity=severity,
    )  # fmt: skip


def _disputed(used: int, network: "Network") -> Iterator[Hit]:
    """Say where a text fits by the best source, and not by another."""
    lower = [other for other in network.facts["max-characters"].others if other.value < used]
    if lower:
        source = lower[0].sources[0].title
        most = network.get("max-characters")
        message = f"{used} characters: {network.name} takes {most}, but {source} says {lower[0].value}; keep below that to be sure"
        yield Hit(message, evidence={"used": used, "limit": lower[0].value}, severity=INFO)


@rule(
    "networks.unfit",
    "A text made for another kind of network",
    severity=ERROR,
    good=[
        Post("tea " * 300, ("x",)),
        Post("tea " * 700, ("linkedin",)),
        Example(Post("tea " * 700, ("x",), when=date(2020, 1, 1)), now=_NOW),
    ],
    bad=[Post("tea " * 700, ("x",)), Post("tea " * 2000, ("mastodon",))],
)
def unfit(post: Post, network: "Network", clock: Clock) -> Iterator[Hit]:
    """An article is no post for X, and no thread either: nobody reads the tenth part. Say what it is about, and link to the whole."""
    if network.id not in THREADS or clock.is_archive(post.when) or len(post.text) < 4 * network.get("max-characters"):
        return
    from postlint.text.length import count

    counted = count(as_written(post), network)
    if _is_far(counted.used, counted.limit, network):
        yield Hit(
            f"{counted.used} characters are {counted.used // counted.limit} posts on {network.name}: say what it is about, and link to the whole",
            evidence={"used": counted.used, "limit": counted.limit}, severity=unless_sure(network, "max-characters"),
        )  # fmt: skip


def may_be_long(post: Post, network: "Network") -> bool:
    """Whether a text could be over a limit, by how often a network counts one character at most; a short link may count as a long one."""
    unit = network.get("unit")
    heaviest = 1 if post.text.isascii() and unit != "escaped" else _HEAVIEST.get(unit, 1)
    limits = [
        *map(network.get, ("max-characters", "max-characters-with-media")),
        *(o.value for o in network.facts["max-characters"].others),
    ]
    least = min(filter(None, limits), default=0)
    links = (network.get("link-length") or 0) * post.text.count(".")
    return bool(least) and len(post.text) * heaviest + links > least


def as_written(post: Post) -> str:
    """Return a text without the link that X puts at the end of what it exports, for a picture or a quoted post: it never counted."""
    last = post.links[-1] if "https://t.co/" in post.text and post.links else None
    own = last and last.end == len(post.text.rstrip()) and last.text.startswith("https://t.co/")
    return post.text[: last.start].rstrip() if last and own else post.text


def _addressees(post: Post) -> int:
    """Return where the mentions end that a reply begins with: X does not count them."""
    end = 0
    for mention in post.mentions:
        if post.text[end : mention.start].strip():
            break
        end = mention.end
    return end


def _limit(post: Post, network: "Network") -> int | None:
    return network.get("max-characters-with-photos") if post.images and not any(image.is_video for image in post.images) else None


def _is_far(used: int, limit: int, network: "Network") -> bool:
    return network.id in THREADS and used > _FAR * limit


def _thread(text: str, network: "Network", limit: int | None) -> list[str]:
    if network.id not in THREADS:
        return []
    from postlint.text.splitting import split

    return split(text, network, limit=limit)


def _first_words(parts: Sequence[str]) -> str:
    heads = [f'"{" ".join(part.split())[:20].rstrip()}…"' for part in parts[1 : _SHOWN + 1]]
    return f"break before {', '.join(heads)}" + (" …" if len(parts) > _SHOWN + 1 else "")


@rule(
    "networks.refused-character",
    "A character that the network refuses",
    severity=ERROR,
    good=[
        Post("We <3 tea", ("x",)),
        Post("We love tea", ("youtube",)),
        Example(Post("a > b", ("youtube",), when=date(2020, 1, 1)), now=_NOW),
    ],
    bad=[Post("We <3 tea", ("youtube",)), Post("Tea > coffee", ("youtube",))],
)
def refused_character(post: Post, network: "Network", clock: Clock) -> Iterator[Hit]:
    """YouTube takes no description with < or > in it, not even as a heart. What X refuses cannot be seen, and is another rule's."""
    refused = [at for sign in network.get("forbidden") or () if sign.isprintable() and (at := post.text.find(sign)) >= 0]
    if refused and not clock.is_archive(post.when):
        at = min(refused)
        message = f'{network.name} takes no text with "{post.text[at]}": write it otherwise'
        yield Hit(message, at, at + 1, severity=unless_sure(network, "forbidden"))
