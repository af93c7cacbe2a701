"""``networks``: how many tags, names and links each network takes, and what it makes of tags."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from postlint.checks.networks import unless_sure
from postlint.finding import ERROR, INFO, WARNING, Hit, Severity
from postlint.post import Post
from postlint.rules import Example, rule
from postlint.services.clock import Clock
from postlint.text.patterns import Pattern

if TYPE_CHECKING:
    from postlint.text.entities import Entity
    from postlint.text.networks import Network

_NOW = datetime(2026, 12, 1, tzinfo=UTC)


@rule(
    "networks.too-many-hashtags",
    "More hashtags than the network takes",
    severity=ERROR,
    hints=("#",),
    covers=("hashtags.too-many",),
    good=[
        Post("#aa #bb #cc #dd #ee", ("instagram",)),
        Post("#aa #bb #cc #dd #ee #ff", ("x",)),
        Post("One #Tag", ("threads",)),
        Example(Post("#aa #bb #cc #dd #ee #ff #gg", ("instagram",), when=date(2020, 1, 1)), now=_NOW),
    ],
    bad=[Post("#aa #bb #cc #dd #ee #ff", ("instagram",)), Post("#aa and #bb", ("threads",)), Post("#aa #bb #cc #dd #ee #ff", ("tiktok",))],
)
def too_many_hashtags(post: Post, network: "Network", clock: Clock) -> Iterator[Hit]:
    """Instagram and TikTok count five since 2025, Threads one; with more, they leave some out or refuse the post. An error above the
    number at which a network is known to refuse (the limit before, thirty on Instagram).
    """
    most = network.get("max-hashtags")
    if most is None or post.text.count("#") + post.text.count("＃") <= most or clock.is_archive(post.when):
        return
    tags = _own(post, network, "hashtag")
    if len(tags) <= most:
        return
    refused = network.get("hashtags-refused")
    if refused is not None and len(tags) > refused and network.sure("hashtags-refused"):
        yield _excess(tags, refused, f"{len(tags)} hashtags, and {network.name} refuses a post with more than {refused}: keep {most}")
    else:
        counts = "count" if most > 1 else "counts"
        mild = WARNING if network.sure("max-hashtags") else INFO
        yield _excess(tags, most, f"{len(tags)} hashtags, of which {most} {counts} on {network.name}: keep the best", mild)


@rule(
    "networks.too-many-mentions",
    "More mentions than the network takes",
    severity=ERROR,
    hints=("@",),
    good=[Post("Thanks @ana and @ben", ("instagram",)), Post(" ".join(f"@a{n}" for n in range(21)), ("x",))],
    bad=[Post(" ".join(f"@a{n}" for n in range(21)), ("instagram",))],
)
def too_many_mentions(post: Post, network: "Network", clock: Clock) -> Iterator[Hit]:
    """A post with more names than the network takes is refused, or tags nobody."""
    most = network.get("max-mentions")
    if most is None or post.text.count("@") <= most or clock.is_archive(post.when):
        return
    names = _own(post, network, "mention")
    if len(names) > most:
        yield _excess(
            names, most, f"{len(names)} mentions, and {network.name} takes {most}: keep those that must know",
            unless_sure(network, "max-mentions"),
        )  # fmt: skip


@rule(
    "networks.too-many-links",
    "More links than the network takes",
    severity=ERROR,
    about="links",
    good=[
        Post(" ".join(f"https://acme.com/{n}" for n in range(5)), ("threads",)),
        Post(" ".join(f"https://acme.com/{n}" for n in range(6)), ("x",)),
        Post("https://acme.com/a " * 6, ("threads",)),
    ],
    bad=[Post(" ".join(f"https://acme.com/{n}" for n in range(6)), ("threads",))],
)
def too_many_links(post: Post, network: "Network", clock: Clock) -> Iterator[Hit]:
    """Threads refuses a post with more than five different links (THREADS_API__LINK_LIMIT_EXCEEDED)."""
    most = network.get("max-links") if network.get("links") else None
    if most is None or len(post.links) <= most or clock.is_archive(post.when):
        return
    links = list({link.text: link for link in reversed(_own(post, network, "link"))}.values())[::-1]
    if len(links) > most:
        yield _excess(
            links, most, f"{len(links)} different links, and {network.name} takes {most}: leave the others to your page",
            unless_sure(network, "max-links"),
        )  # fmt: skip


def _own(post: Post, network: "Network", kind: str) -> "list[Entity]":
    from postlint.text.entities import find_entities

    return [e for e in find_entities(post.text, network.id) if e.kind == kind]


def _excess(entities: "Sequence[Entity]", most: int, message: str, severity: Severity | None = None) -> Hit:
    return Hit(message, entities[most].start, entities[-1].end, evidence={"count": len(entities), "limit": most}, severity=severity)


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
