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
    if clock.is_archive(post.when):  # it went out as it is; and X's archives carry links of pictures, which never counted
        return
    if limit is None or len(post.text) * 4 < limit:  # nothing counts a character more than four times but Threads' emoji
        return
    from postlint.text.length import count, cut
    from postlint.text.networks import facts

    own = limit if limit != facts(network.id).get("max-characters") else None  # a user's own; else pictures may change it
    counted = count(post.text, network.id, media=bool(post.images), limit=own)
    if counted.used <= counted.limit:
        return
    end = cut(post.text, network.id, media=bool(post.images), limit=own)
    lost = " ".join(post.text[end:].split())[:40]
    yield Hit(
        f'{counted.used} of {counted.limit} characters on {network.name}: all from "{lost}" would be lost; cut it, or make it a thread',
        end, len(post.text), evidence={"used": counted.used, "limit": counted.limit}, severity=None if network.sure("max-characters") else WARNING,
    )  # fmt: skip
