"""``networks``: what each network accepts, counts and cuts."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from postlint.finding import ERROR, WARNING, Hit
from postlint.post import Post
from postlint.rules import Example, rule
from postlint.services.clock import Clock

if TYPE_CHECKING:
    from postlint.text.networks import Network


@rule(
    "networks.too-long",
    "More text than the network takes",
    severity=ERROR,
    good=[
        Post("x" * 275 + " https://t.co/Ab1Cd2Ef3G", ("x",)),
        Post("x" * 280, ("x",)),
        Post("https://example.com/" + "a" * 500, ("x",)),
        Post("x" * 5000),
        Example(Post("x" * 281, ("x",), when=date(2020, 1, 1)), now=datetime(2026, 12, 1, tzinfo=UTC)),
    ],
    bad=[Post("x" * 281, ("x",)), Post("👍" * 301, ("bluesky",)), Post("x" * 501, ("mastodon",))],
)
def too_long(post: Post, network: "Network", clock: Clock) -> Iterator[Hit]:
    """A scheduler refuses the post, or the network cuts it in the middle of a word. Each network counts in its own way: on X a link is
    23 characters and an emoji two, on Mastodon only the name of a remote handle counts, Bluesky counts what a reader sees.
    """
    limit = network.get("max-characters")
    if clock.is_archive(post.when):  # it went out as it is
        return
    if limit is None or len(post.text) * 4 < limit:  # nothing counts a character more than four times but Threads' emoji
        return
    from postlint.text.length import count, cut
    from postlint.text.networks import facts

    own = limit if limit != facts(network.id).get("max-characters") else None  # a user's own; else pictures may change it
    text = _as_written(post)
    counted = count(text, network.id, media=bool(post.images), limit=own)
    if counted.used <= counted.limit:
        return
    end = cut(text, network.id, media=bool(post.images), limit=own)
    lost = " ".join(text[end:].split())[:40]
    yield Hit(
        f'{counted.used} of {counted.limit} characters on {network.name}: all from "{lost}" would be lost; cut it, or make it a thread',
        end, len(text), evidence={"used": counted.used, "limit": counted.limit}, severity=None if network.sure("max-characters") else WARNING,
    )  # fmt: skip


def _as_written(post: Post) -> str:
    """Return a text without the link that X puts at the end of what it exports, for a picture or a quoted post: it never counted."""
    last = post.links[-1] if post.links else None
    own = last and last.end == len(post.text.rstrip()) and last.text.startswith("https://t.co/")
    return post.text[: last.start].rstrip() if last and own else post.text
