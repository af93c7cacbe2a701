"""``networks``: how many pictures and videos, and of which kind, each network takes. What is in them is ``images``."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from postlint.checks.networks import unless_sure
from postlint.finding import ERROR, INFO, WARNING, Hit
from postlint.post import Image, Post
from postlint.rules import Example, rule
from postlint.services.clock import Clock
from postlint.services.others import Others

if TYPE_CHECKING:
    from postlint.text.networks import Network

_NOW = datetime(2026, 12, 1, tzinfo=UTC)
_PHOTO = Image("tea.jpg", "A cup of tea")
_FILM = Image("tea.mp4", "Tea is poured")


@rule(
    "networks.media-required",
    "No picture where the network wants one",
    severity=ERROR,
    good=[
        Post("Tea at nine", ("instagram",), images=(_PHOTO,)),
        Post("Tea at nine", ("x",)),
        Post("Tea at nine", ("youtube",), images=(_FILM,)),
        Post("And a comment", ("instagram",), part=(2, 2)),
        Example(Post("Tea at nine", ("instagram",), when=date(2020, 1, 1)), now=_NOW),
    ],
    bad=[Post("Tea at nine", ("instagram",)), Post("Tea at nine", ("tiktok",)), Post("Tea at nine", ("youtube",), images=(_PHOTO,))],
)
def media_required(post: Post, network: "Network", others: Others, clock: Clock) -> Iterator[Hit]:
    """Instagram, Pinterest and TikTok publish nothing without a picture or a video, YouTube nothing without a video. In a table of posts
    none of which names a picture, pictures are kept elsewhere: there this is a hint.
    """
    if not network.get("media-required") or post.part[0] > 1 or post.bare or clock.is_archive(post.when):
        return
    wanted = "a picture or a video" if network.get("max-images") else "a video"
    if not any(image.is_video or network.get("max-images") for image in post.images):
        message = f"{network.name} takes no post without {wanted}: name it in the draft's images, or leave {network.name} out"
        yield Hit(message, key="to", severity=unless_sure(network, "media-required") if others.names_pictures(post) else INFO)


@rule(
    "networks.too-many-images",
    "More pictures than the network takes",
    about="images",
    severity=ERROR,
    good=[Post("Tea", ("x",), images=(_PHOTO,) * 4), Post("Tea", ("facebook",), images=(_PHOTO,) * 10)],
    bad=[Post("Tea", ("x",), images=(_PHOTO,) * 5), Post("Tea", ("bluesky",), images=(_PHOTO,) * 6)],
)
def too_many_images(post: Post, network: "Network", clock: Clock) -> Iterator[Hit]:
    """A network refuses the post, or shows the first few: X and Mastodon take four. Where tools and the network disagree, the lower number
    is told as a hint.
    """
    most = network.get("max-images")
    count = sum(not image.is_video for image in post.images)
    if most is None or clock.is_archive(post.when):
        return
    lower = min((o.value for o in network.facts["max-images"].others), default=most)
    if count > most:
        yield Hit(
            f"{count} pictures, and {network.name} takes {most}: keep the best", key=f"images.{most}.file",
            evidence={"count": count, "limit": most}, severity=unless_sure(network, "max-images"),
        )  # fmt: skip
    elif count > lower:
        yield Hit(
            f"{count} pictures: {network.name} takes {most}, but some tools send no more than {lower}", key=f"images.{lower}.file",
            evidence={"count": count, "limit": lower}, severity=INFO,
        )  # fmt: skip


@rule(
    "networks.too-many-videos",
    "More videos than the network takes",
    about="images",
    severity=ERROR,
    good=[Post("Tea", ("x",), images=(_FILM,)), Post("Tea", ("instagram",), images=(_FILM, _FILM))],
    bad=[Post("Tea", ("x",), images=(_FILM, _FILM)), Post("Tea", ("youtube",), images=(_FILM, _FILM))],
)
def too_many_videos(post: Post, network: "Network", clock: Clock) -> Iterator[Hit]:
    """Most networks take one video a post, and refuse a second."""
    most = network.get("max-videos")
    films = [n for n, image in enumerate(post.images) if image.is_video]
    if most is not None and len(films) > most and not clock.is_archive(post.when):
        message = f"{len(films)} videos, and {network.name} takes {most}: make a post of each"
        yield Hit(message, key=f"images.{films[most]}.file", severity=unless_sure(network, "max-videos"))


@rule(
    "networks.mixed-media",
    "Pictures and a video in one post",
    about="images",
    severity=ERROR,
    good=[Post("Tea", ("instagram",), images=(_PHOTO, _FILM)), Post("Tea", ("x",), images=(_PHOTO, _PHOTO))],
    bad=[Post("Tea", ("x",), images=(_PHOTO, _FILM)), Post("Tea", ("facebook",), images=(_PHOTO, _FILM))],
)
def mixed_media(post: Post, network: "Network", clock: Clock) -> Iterator[Hit]:
    """Some networks show pictures or a video, never both, and refuse the post."""
    films = [n for n, image in enumerate(post.images) if image.is_video]
    if network.get("mixed-media") is False and films and len(films) < len(post.images) and not clock.is_archive(post.when):
        message = f"{network.name} takes pictures or a video, not both: make two posts"
        yield Hit(message, key=f"images.{films[0]}.file", severity=unless_sure(network, "mixed-media"))


@rule(
    "networks.video-format",
    "A video in a format that the network refuses",
    about="images",
    severity=ERROR,
    good=[Post("Tea", ("bluesky",), images=(_FILM,)), Post("Tea", ("x",), images=(Image("tea.mov", "Tea"),))],
    bad=[Post("Tea", ("bluesky",), images=(Image("tea.mov", "Tea"),)), Post("Tea", ("instagram",), images=(Image("tea.webm", "Tea"),))],
)
def video_format(post: Post, network: "Network", clock: Clock) -> Iterator[Hit]:
    """Bluesky takes MP4 alone, Instagram MP4 and MOV; a file by another name is refused when the post is due."""
    takes = network.get("video-formats")
    for n, image in enumerate(post.images) if takes and not clock.is_archive(post.when) else ():
        kind = image.file.partition("?")[0].lower().rpartition(".")[2]
        if image.is_video and kind not in takes:
            message = f"{network.name} takes {' or '.join(takes)}, and {image.file} is {kind}: convert it"
            yield Hit(message, key=f"images.{n}.file", image=n, severity=unless_sure(network, "video-formats", WARNING))
