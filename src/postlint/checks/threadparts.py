"""``networks``: threads and first comments, whose parts must all be there and in order."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, NamedTuple

from postlint.checks.networks import THREADS, unless_sure
from postlint.finding import INFO, WARNING, Hit
from postlint.post import Post
from postlint.rules import Example, rule
from postlint.services.clock import Clock
from postlint.services.others import Others
from postlint.text.patterns import Pattern

if TYPE_CHECKING:
    from postlint.text.networks import Network

_NOW = datetime(2026, 12, 1, tzinfo=UTC)
_LONGEST = 25  # parts; beyond, two numbers are rather a date or a mark
_AT_START = Pattern(r"[\s🧵]{0,9}[(\[]?(\d{1,2})/(\d{1,2})?[)\]]?(?:[.:)🧵]|\s*$|\s*\n|\s+(?![a-zà-ÿ0-9]|Zip\b))", "/")
_AT_END = Pattern(r"(?:(?<=[\s(\[])|(?<=[.!?…)🧵]))(\d{1,2})/(\d{1,2})?[)\]]?[\s🧵👇⬇\ufe0f]{0,9}\Z", "/")
_CLOSES = Pattern(r"[.!?…)\]\"”’(\[🧵\n][\s(\[]{0,5}\Z")


class Numbered(NamedTuple):
    """The number that a part of a thread carries: ``2/5`` is (2, 5), and ``2/`` is (2, None). ``start`` and ``end`` are its place."""

    nth: int
    of: int | None
    start: int
    end: int


def numbered(post: Post) -> Numbered | None:
    """Return the number with which a text begins or ends, links aside; None for dates, marks and fractions, as far as they show."""
    if "/" not in post.text:
        return None
    end = len(post.text.rstrip())
    for link in reversed(post.links):
        if link.end == end:
            end = len(post.text[: link.start].rstrip())
    found = _AT_START.match(post.text) or _last(post.text[:end])
    if not found:
        return None
    nth, of = int(found[1]), int(found[2]) if found[2] else None
    if nth == 0 or (of is not None and not max(nth, 2) <= of <= _LONGEST):
        return None
    return Numbered(nth, of, found.start(1), found.end(2) if found[2] else found.end(1) + 1)


def _last(text: str) -> "re.Match[str] | None":
    found = _AT_END.search(text, max(0, len(text) - 20))
    bracket = found and text[found.start() - 1 : found.start()] in {"(", "["}
    return found if found and (bracket or not found[2] or _CLOSES.search(text, max(0, found.start() - 6), found.start())) else None


@rule(
    "networks.thread-misnumbered",
    "A part of a thread with another part's number",
    about="digits",
    severity=WARNING,
    good=[Post("2/3 Then we baked", ("x",), part=(2, 3)), Post("Then we baked 9/10", ("x",), part=(2, 3)), Post("Then we baked", ("x",), part=(2, 3))],
    bad=[Post("3/3 Then we baked", ("x",), part=(2, 3)), Post("Then we baked. 2/4", ("x",), part=(2, 3))],
)  # fmt: skip
def thread_misnumbered(post: Post) -> Iterator[Hit]:
    """A part was put in or taken out, and the numbers stayed: readers look for the one that is missing."""
    nth, of = post.part
    if of > 1 and (number := numbered(post)) and (number.nth != nth or number.of not in {None, of}):
        said = post.text[number.start : number.end]
        right = f"{nth}/{of}" if number.of else f"{nth}/"
        yield Hit(f"this is part {nth} of {of}, but says {said}: write {right}", number.start, number.end)


@rule(
    "networks.thread-incomplete",
    "A part of a thread whose other parts are missing",
    about="digits",
    severity=WARNING,
    good=[
        Example(Post("1/2 Tea", account="@a"), others=(Post("2/2 Coffee", account="@a"),)),
        "1/2 price on tea", "Open 24/7", "Our tea: 9/10", "We open on 5/12", "1/4 Zip pullovers", "What a film! 9/10", "9/11 Memorial", "5/5 Would buy again",
        Example(Post("1/3 Tea", when=date(2020, 1, 1)), now=_NOW),
    ],
    bad=["1/3 Tea", "And so it began. (1/3)", "And so it began 1/", Example(Post("1/3 Tea", account="@a"), others=(Post("3/3 Milk", account="@a"),))],
)  # fmt: skip
def thread_incomplete(post: Post, others: Others, clock: Clock) -> Iterator[Hit]:
    """It says 1/3, and there is no 2/3: it was forgotten, or left in another draft. Looked for among the posts of the same file or
    account; where a single part is all that is linted, this is only a hint.
    """
    if post.part[1] > 1 or clock.is_archive(post.when) or not (number := numbered(post)):
        return
    near = [n for other in others.beside(post, _LONGEST) if (n := numbered(other)) and n.of == number.of]
    if not near and number.of and not _alone(number.nth, number.of):
        return
    have = {number.nth, *(n.nth for n in near)}
    wanted = set(range(1, number.of + 1)) if number.of else {number.nth + 1 if number.nth == 1 else number.nth - 1}
    if missing := sorted(wanted - have):
        last = number.of or ""
        yield Hit(
            f"this is part {number.nth}, but there is no {', '.join(f'{n}/{last}' for n in missing[:3])} among these posts: add it, or take the number out",
            number.start, number.end, severity=INFO if not near else None,
        )  # fmt: skip


def _alone(nth: int, of: int) -> bool:
    """Whether two numbers speak of a thread by themselves: 9/11 is a day, 9/10 and 5/5 are marks."""
    return of < 10 and (of != 5 or nth < 3)


_PROMISE = Pattern(
    r"🧵|(?im:\b(?:a|the|new|short|quick|long|mini)[- ]thread\b[\s:.!…👇⬇\ufe0f]*$)|(?i:[(\[]thread[)\]]|\bthread\s*(?:👇|⬇|below\b))",
    "🧵",
    "thread",
)


@rule(
    "networks.thread-promised",
    "A thread is announced, and nothing follows",
    severity=INFO,
    hints=("🧵", "thread"),
    good=[
        Post("How we bake, a thread 🧵", ("x",), part=(1, 4)),
        Post("Cotton thread in ten colours", ("x",)),
        Post("How we bake 🧵", ("linkedin",)),
        Example(Post("How we bake 🧵 1/", ("x",))),
    ],
    bad=[Post("How we bake, a thread 🧵", ("x",)), Post("How we bake. A thread:", ("bluesky",))],
)
def thread_promised(post: Post, others: Others, clock: Clock) -> Iterator[Hit]:
    """Readers wait for the next part; if it is in another draft, see that both go out."""
    if post.part[1] > 1 or THREADS.isdisjoint(post.networks) or clock.is_archive(post.when):
        return
    found = _PROMISE.search(post.text)
    if found and not others.beside(post, 1) and not numbered(post):
        yield Hit("this announces a thread, but is the only part: put the others below it, or take this out", *found.span())


_COMMENT = Pattern(
    r"(?i)\blinks? (?:is |are |below )?in (?:the |our |my )?(?:first |top |pinned )?comments?\b|\bfirst comment for (?:the )?links?\b",
    "comment",
)


@rule(
    "networks.comment-promised",
    "The first comment is announced, and is not there",
    severity=INFO,
    hints=("comment",),
    good=[Post("Link in the first comment", part=(1, 2)), "Tell us in the comments"],
    bad=["Tea at nine (link in the comments)", "Link in first comment"],
)
def comment_promised(post: Post, clock: Clock) -> Iterator[Hit]:
    """The link that is kept for the first comment is forgotten more often than any other: write it with the post."""
    if post.part[1] == 1 and not clock.is_archive(post.when) and (found := _COMMENT.search(post.text)):
        yield Hit("this promises a comment that is not part of the draft: write it as a second part, or remember it", *found.span())


@rule(
    "networks.comment-too-long",
    "A comment longer than the network takes",
    severity=WARNING,
    good=[Post("tea " * 100, ("linkedin",), part=(2, 2)), Post("tea " * 400, ("linkedin",))],
    bad=[Post("tea " * 400, ("linkedin",), part=(2, 2))],
)
def comment_too_long(post: Post, network: "Network", clock: Clock) -> Iterator[Hit]:
    """The second part of a post for LinkedIn is its first comment, which may be less than half as long."""
    most = network.get("max-comment")
    if most and post.part[0] > 1 and len(post.text) * 2 > most and not clock.is_archive(post.when):
        from postlint.text.length import count

        used = count(post.text, network, limit=most).used
        if used > most:
            message = f"{used} of {most} characters in a comment on {network.name}: shorten it"
            yield Hit(message, severity=unless_sure(network, "max-comment"))
