"""``networks``: what hashtags do there: nothing, harm, or less than was meant."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from postlint.checks.networks import unless_sure
from postlint.finding import INFO, WARNING, Hit
from postlint.post import Post
from postlint.rules import rule
from postlint.text.patterns import Pattern

if TYPE_CHECKING:
    from postlint.text.networks import Network

_WALL = Pattern(r"(?:#\w+[\s,.·|]*){6,}", "#")


@rule(
    "networks.hashtag-wall",
    "A wall of hashtags where it brings nobody",
    about="hashtags",
    severity=WARNING,
    covers=("hashtags.too-many",),
    good=[Post("Tea #aa #bb #cc", ("facebook",)), Post(" ".join(f"#tea{n}" for n in range(18)), ("instagram",))],
    bad=[
        Post("Tea " + " ".join(f"#tea{n}" for n in range(18)), ("facebook",)),
        Post("Tea " + " ".join(f"#tea{n}" for n in range(30)), ("linkedin",)),
    ],
)
def hashtag_wall(post: Post, network: "Network", *, limit: int = 15) -> Iterator[Hit]:
    """A block of tags is a habit of Instagram before 2025; on other networks it hides the text and looks like spam."""
    if len(post.hashtags) <= limit or network.get("max-hashtags") is not None or not network.get("hashtags"):
        return
    wall = max(_WALL.finditer(post.text), key=lambda m: len(m[0]), default=None)
    if wall and wall[0].count("#") > limit:
        message = f"{wall[0].count('#')} hashtags in a row on {network.name}: keep two or three that people there search for"
        yield Hit(message, wall.start(), wall.start() + len(wall[0].rstrip()))


@rule(
    "networks.dead-hashtag",
    "A hashtag on a network that has none",
    about="hashtags",
    severity=INFO,
    good=[Post("Tea at nine", ("reddit",)), Post("Tea at nine #tea", ("x",))],
    bad=[Post("Tea at nine #tea", ("reddit",)), Post("Tea at nine #tea", ("discord",))],
)
def dead_hashtag(post: Post, network: "Network") -> Iterator[Hit]:
    """Reddit and Discord know no tags; at the beginning of a line, Markdown makes a heading of it."""
    for tag in post.hashtags[:1] if network.get("hashtags") is False else ():
        heading = network.get("markup") == "markdown" and tag.start == post.text.rfind("\n", 0, tag.start) + 1
        makes = "may set this line as a heading" if heading else "makes nothing of it"
        yield tag.hit(f"{tag.text} is no tag on {network.name}, which {makes}: leave it out")


@rule(
    "networks.hashtag-too-long",
    "A hashtag longer than the network takes",
    about="hashtags",
    severity=WARNING,
    good=[Post("#" + "tea" * 20, ("bluesky",)), Post("#" + "tea" * 30, ("x",)), Post("Tea #tea", ("threads",))],
    bad=[Post("#" + "tea" * 22, ("bluesky",)), Post("#" + "tea" * 17, ("threads",))],
)
def hashtag_too_long(post: Post, network: "Network") -> Iterator[Hit]:
    """On Bluesky a tag of more than 64 characters is plain text, on Threads one of more than 50."""
    most = network.get("max-hashtag")
    for tag in post.hashtags if most is not None else ():
        if len(tag.text) - 1 > most:
            message = f"{len(tag.text) - 1} of {most} characters in a tag on {network.name}: nobody can tap it; shorten it"
            yield tag.hit(message, severity=unless_sure(network, "max-hashtag", INFO))
