"""``networks``: polls, and what a post answers."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from postlint.checks.networks import unless_sure
from postlint.finding import ERROR, WARNING, Hit
from postlint.post import Image, Post
from postlint.rules import rule
from postlint.text.normal import fold
from postlint.text.patterns import Pattern

if TYPE_CHECKING:
    from postlint.text.networks import Network


def _asked(*options: str, network: str = "x", images: tuple[Image, ...] = ()) -> Post:
    return Post("Tea or coffee?", (network,), poll=options, images=images)


@rule(
    "networks.poll-size",
    "Fewer or more options than a poll may have",
    about="poll",
    severity=ERROR,
    good=[_asked("Tea", "Coffee"), _asked("Tea", "Coffee", "Both", "Neither", "Water", network="discord")],
    bad=[_asked("Tea"), _asked("Tea", "Coffee", "Both", "Neither", "Water"), _asked("Tea", "Coffee", network="bluesky")],
)
def poll_size(post: Post, network: "Network") -> Iterator[Hit]:
    """X, Mastodon and Threads take two to four options, Discord ten; Bluesky has no polls."""
    least, most = network.get("min-poll-options") or 2, network.get("max-poll-options")
    count = len(post.poll)
    if most == 0:
        yield Hit(
            f"{network.name} has no polls: ask for answers, or leave it out", key="poll", severity=unless_sure(network, "max-poll-options")
        )
    elif count < least:
        yield Hit(f"a poll of {count} option{'s' * (count != 1)}: {network.name} wants {least} at least", key="poll")
    elif most is not None and count > most:
        message = f"a poll of {count} options: {network.name} takes {most} at most"
        yield Hit(message, key="poll", severity=unless_sure(network, "max-poll-options"))


@rule(
    "networks.poll-option-too-long",
    "A poll option longer than the network takes",
    about="poll",
    severity=ERROR,
    good=[_asked("Tea, of course", "Coffee"), _asked("Tea, and nothing else all day long", "Coffee", network="mastodon")],
    bad=[_asked("Tea, and nothing else all day long", "Coffee")],
)
def poll_option_too_long(post: Post, network: "Network") -> Iterator[Hit]:
    """Twenty-five characters on X and Threads, fifty on Mastodon: a longer option is refused with the whole post."""
    most = network.get("max-poll-option")
    for n, option in enumerate(post.poll):
        if most and len(option) * 2 > most:
            from postlint.text.length import count

            used = count(option, network).used
            if used > most:
                yield Hit(
                    f'{used} of {most} characters in the option "{option[:40]}" on {network.name}: shorten it', key=f"poll.{n}",
                    severity=unless_sure(network, "max-poll-option"),
                )  # fmt: skip


@rule(
    "networks.poll-option-repeated",
    "A poll with the same option twice, or an empty one",
    about="poll",
    severity=ERROR,
    good=[_asked("Tea", "Coffee"), _asked("1", "2")],
    bad=[_asked("Tea", "tea"), _asked("Tea", " ")],
)
def poll_option_repeated(post: Post) -> Iterator[Hit]:
    """Readers cannot tell the two apart, and Mastodon refuses such a poll."""
    seen = set()
    for n, option in enumerate(post.poll):
        name = " ".join(fold(option).text.split()) or " ".join(option.split())
        if not name:
            yield Hit("an option of this poll is empty: fill it in or take it out", key=f"poll.{n}")
        elif name in seen:
            yield Hit(f'the option "{option[:40]}" stands twice in this poll: keep one', key=f"poll.{n}")
        seen.add(name)


@rule(
    "networks.poll-with-media",
    "A poll beside a picture",
    about="poll",
    severity=ERROR,
    good=[_asked("Tea", "Coffee"), _asked("Tea", "Coffee", network="telegram", images=(Image("a.jpg", "Tea"),))],
    bad=[
        _asked("Tea", "Coffee", images=(Image("a.jpg", "Tea"),)),
        _asked("Tea", "Coffee", network="threads", images=(Image("a.jpg", "Tea"),)),
    ],
)
def poll_with_media(post: Post, network: "Network") -> Iterator[Hit]:
    """X, Mastodon and Threads take a poll or a picture, not both."""
    if network.get("poll-with-media") is False and post.images:
        message = f"{network.name} takes a poll or pictures, not both: put one of them into a reply"
        yield Hit(message, key="poll", severity=unless_sure(network, "poll-with-media"))


_POSTS = {
    "x": Pattern(
        r"(?:https?://(?:www\.|mobile\.)?(?:x|twitter)\.com/(?:[A-Za-z0-9_]{1,20}|i/web)/status(?:es)?/)?[0-9]{1,20}(?:[/?#]\S*)?"
    ),
    "bluesky": Pattern(r"at://\S+/app\.bsky\.feed\.post/\w+|https://bsky\.app/profile/[^\s/]+/post/\w+(?:[/?#]\S*)?"),
    "mastodon": Pattern(r"[0-9]{1,20}|https?://[^\s/]+/(?:@[^\s/]+|users/[^\s/]+/statuses|web/statuses)/[0-9]+(?:[/?#]\S*)?"),
}
"""What the id or the address of a post looks like."""


@rule(
    "networks.wrong-target",
    "What the post answers is no post of this network",
    about="targets",
    severity=WARNING,
    good=[
        Post("Yes!", ("x",), targets={"reply": "https://x.com/acme/status/1234567890123456789"}),
        Post("", ("x",), targets={"retweet": "1234567890123456789"}, bare=True),
        Post("Yes!", ("linkedin",), targets={"reply": "urn:li:share:1"}),
    ],
    bad=[
        Post("Yes!", ("x",), targets={"reply": "https://x.com/acme"}),
        Post("Yes!", ("x",), targets={"retweet": "https://bsky.app/profile/acme.com/post/3k2a"}),
        Post("Yes!", ("bluesky",), targets={"reply": "https://x.com/acme/status/1234567890123456789"}),
    ],
)
def wrong_target(post: Post, network: "Network") -> Iterator[Hit]:
    """An answer to a profile, or to a post of another network, goes out as a post of its own, or not at all."""
    known = _POSTS.get(network.id)
    for name, target in post.targets.items() if known else ():
        if known and not known.fullmatch(target.strip()):
            yield Hit(f"{target[:80]} is no post on {network.name}: give the address of the post itself", key=name)
